package io.loginsight.cli;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what incidents were, and lists what is remembered of them. */
@Command(
    name = "feedback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Says what an incident was, so that later reports know.",
    customSynopsis = "loginsight feedback --experience FILE [ID --VERDICT] [--merge OTHER...]",
    description = {
      "",
      "Incidents are remembered by 'loginsight analyze LOG... --experience FILE', and have their"
          + " ids from there. Without an ID those that are remembered are listed. What is said"
          + " takes the place of what was said before.",
      "",
      "Examples:",
      "  loginsight feedback --experience shop.json",
      "  loginsight feedback --experience shop.json 3c8f... --not-a-problem --note 'nightly copy'",
      "  loginsight feedback --experience shop.json 3c8f... --was-the-cause payments --note"
          + " 'pool was 10, is 50'",
      "  loginsight feedback --experience shop.json --merge colleague.json",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or a file could not be read or written",
      "3:a defect of the program"
    })
final class FeedbackCommand implements Callable<Integer> {

  private static final int MOST_LISTED = 100;
  private static final String ROW = "%-16s  %-16s  %-8s  ";

  private final Terminal terminal;
  private final InstantSource clock;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Of an incident; the first digits are enough if no other one has them.")
  private @Nullable String id;

  @Option(
      names = ExperienceFile.OPTION,
      paramLabel = "FILE",
      required = true,
      description = "What is remembered.")
  private String experience = "";

  @ArgGroup(exclusive = true)
  private @Nullable Said said;

  /** What an incident is. */
  static final class Said {
    @Option(names = "--ack", description = "Somebody looks after it.")
    private boolean acknowledged;

    @Option(names = "--not-a-problem", description = "Nobody needs to know of it or its like.")
    private boolean notAProblem;

    @Option(names = "--real", description = "It is, or was, a problem.")
    @SuppressWarnings("unused") // neither of the others
    private boolean real;

    @Option(
        names = "--was-the-cause",
        paramLabel = "SERVICE",
        description = "It was a problem, and this service was the cause.")
    private @Nullable String cause;

    Verdict verdict() {
      return acknowledged
          ? Verdict.ACKNOWLEDGED
          : notAProblem ? Verdict.NOT_A_PROBLEM : Verdict.REAL;
    }
  }

  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      description =
          "The id of the pattern that tells of the cause; else the one for which the service was"
              + " suspected.")
  private @Nullable String pattern;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What was done about it, or why it is no problem.")
  private String note = "";

  @Option(
      names = "--merge",
      paramLabel = "OTHER",
      arity = "1..*",
      description = "Add what other files remember.")
  private List<String> others = List.of();

  FeedbackCommand(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    check();
    if (id == null && others.isEmpty()) {
      list(Experience.read(Path.of(experience)));
      return ExitCode.OK;
    }
    try (Outputs outputs = new Outputs(others)) {
      @Nullable ExperienceFile file = ExperienceFile.open(experience, outputs);
      if (file != null) {
        Experience all = file.known();
        for (String other : others) {
          all = all.merge(Experience.read(Path.of(other)));
        }
        OutputFile written = file.with(id == null ? all : judged(all, id));
        written.commit();
        int count = all.incidents().size();
        terminal
            .err()
            .println(
                Visible.text(
                    "Wrote " + written.target() + ": " + Numbers.count(count, "incident")));
      }
    }
    return ExitCode.OK;
  }

  private void check() {
    boolean exists = Files.exists(Path.of(experience));
    if (!exists && others.isEmpty()) {
      throw new UsageException(
          (ExperienceFile.OPTION + ": there is no file " + experience)
              + "; 'loginsight analyze LOG... --experience "
              + experience
              + "' makes it");
    }
    if (id != null && said == null) {
      throw new UsageException(
          "say what " + id + " is: --ack, --not-a-problem, --real or --was-the-cause SERVICE");
    }
    if (id == null && (said != null || !note.isEmpty() || pattern != null)) {
      throw new UsageException(
          "an ID is missing; without one 'loginsight feedback --experience "
              + experience
              + "' lists those that are remembered");
    }
    if (pattern != null && (said == null || said.cause == null)) {
      throw new UsageException("--pattern needs --was-the-cause SERVICE");
    }
  }

  private Experience judged(Experience all, String wanted) {
    Said what = said;
    if (what == null) {
      throw new IllegalStateException("checked before");
    }
    try {
      Feedback feedback =
          new Feedback(
              what.verdict(),
              what.cause,
              pattern == null ? null : PatternId.parse(pattern),
              note,
              clock.instant().truncatedTo(ChronoUnit.SECONDS));
      return all.with(find(all, wanted).id(), feedback);
    } catch (IllegalArgumentException e) { // it says what is allowed
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private PastIncident find(Experience all, String wanted) {
    List<PastIncident> found =
        all.incidents().stream().filter(one -> one.id().startsWith(wanted)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new UsageException(
        (found.isEmpty()
                ? "no incident " + wanted + " is remembered"
                : found.size() + " incidents begin with " + wanted + ", write more of the id")
            + "; 'loginsight feedback --experience "
            + experience
            + "' lists them");
  }

  private void list(Experience all) {
    List<PastIncident> latest = new ArrayList<>(all.incidents());
    Collections.reverse(latest);
    Look look = terminal.look();
    String heading = String.format(ROW, "ID", "FROM", "SEVERITY") + "WHAT, AND WHAT WAS SAID";
    if (!latest.isEmpty()) {
      terminal.out().println(look.paint(Look.Tone.HEADING, heading));
    }
    for (PastIncident one : latest.subList(0, Math.min(MOST_LISTED, latest.size()))) {
      String row =
          String.format(
              ROW, one.id(), Recollection.time(one.when().first()), one.severity().name());
      int columns = Math.max(20, look.width() - row.length());
      terminal.out().println(row + look.cut(Visible.text(one.title()), columns));
      String told = look.cut(Visible.text(Recollection.told(one)), columns);
      terminal.out().println(" ".repeat(row.length()) + look.paint(Look.Tone.FAINT, told));
    }
    int more = latest.size() - MOST_LISTED;
    terminal
        .out()
        .println(
            more > 0
                ? "and " + Numbers.count(more) + " earlier ones"
                : Numbers.count(latest.size(), "incident") + (latest.isEmpty() ? " so far" : ""));
    terminal.out().flush();
  }
}
