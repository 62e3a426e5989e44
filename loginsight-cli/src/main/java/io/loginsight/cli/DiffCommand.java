package io.loginsight.cli;

import io.loginsight.api.Comparison;
import io.loginsight.api.Level;
import io.loginsight.api.PatternChange;
import io.loginsight.api.SourceReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is different between two logs, or before and after a point in time. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Says what is different between two logs, or before and after a point in time.",
    customSynopsis = {
      "loginsight diff BEFORE AFTER [options]",
      "loginsight diff FILE... --at T [options]"
    },
    description = {
      "",
      "Patterns that are new, gone, risen or fallen, and values that have changed. The sides may"
          + " differ in length and in traffic: a change is one by the time and by what the other"
          + " patterns do. Logs are bursty, and so is what counts as chance; BITS says how many times"
          + " in a row a coin would have to fall on the same side to surprise as much.",
      "",
      "Examples:",
      "  loginsight diff yesterday.log today.log",
      "  loginsight diff logs/v1.4 logs/v1.5 --fail-on-new error --json diff.json",
      "  loginsight diff '/var/log/shop/*.log' --at 2026-03-10T14:05",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, also if some of several inputs could not be read",
      "1:there are new patterns at or above --fail-on-new",
      "2:wrong arguments, or nothing of one side could be read",
      "3:a defect of the program"
    })
final class DiffCommand implements Callable<Integer> {

  /** Of those that make it fail, so many are named: the table may leave them out. */
  private static final int NAMED = 5;

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Compare what is before this time with what is from then on.")
  private @Nullable String at;

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(names = "--json", paramLabel = "OUT", description = "Write all changes as JSON.")
    private @Nullable String json;

    @Option(
        names = "--fail-on-new",
        paramLabel = "LEVEL",
        converter = LevelConverter.class,
        description =
            "Exit with 1 if a new pattern, however rare, is trace, debug, info, warn, error or"
                + " fatal, or above.")
    private @Nullable Level failOnNew;
  }

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    @Nullable Instant time = input.time("--at", at);
    if (time == null && input.inputs().size() != 2) {
      throw new UsageException(
          ("diff compares two inputs, BEFORE and AFTER; " + input.inputs().size())
              + (input.inputs().size() == 1 ? " is" : " are")
              + " given. Put globs in quotes, name directories, or compare the same files before"
              + " and after a point in time with --at T");
    }
    try (Outputs outputs = new Outputs(input.files())) {
      @Nullable OutputFile json = outputs.open("--json", results.json);
      try (Run run = input.start(terminal, outputs)) {
        Comparison found = compare(run, time);
        new ChangeTable(found, terminal.look()).rows().forEach(terminal.out()::println);
        terminal.out().flush();
        if (json != null) {
          ChangeJson.write(found, json.stream());
          List<SourceReport> sources = new ArrayList<>(found.before().sources());
          sources.addAll(found.after().sources());
          run.commit(sources, json);
        }
        Run.warn(terminal, found.problems());
        run.finish(found.before().lines().total() + found.after().lines().total());
        return exitCode(found, run);
      }
    }
  }

  private Comparison compare(Run run, @Nullable Instant time) {
    if (time == null) {
      return run.compare(input.inputs().get(0), input.inputs().get(1));
    }
    Comparison found = run.compareAt(input.inputs(), time);
    boolean nothingBefore = found.before().chunk().window() == null;
    if (nothingBefore || found.after().chunk().window() == null) {
      throw new UsageException(
          ("--at: no event with a time is " + (nothingBefore ? "before " : "at or after ") + time)
              + "; choose another time, and look at --since, --until and --zone if they are given");
    }
    return found;
  }

  private int exitCode(Comparison found, Run run) {
    @Nullable Level limit = results.failOnNew;
    if (limit == null) {
      return ExitCode.OK;
    }
    List<PatternChange> failing =
        found.patterns(PatternChange.Kind.NEW).stream()
            .filter(change -> change.level() != null && change.level().compareTo(limit) >= 0)
            .toList();
    if (failing.isEmpty()) {
      return ExitCode.OK;
    }
    failing.stream()
        .limit(NAMED)
        .forEach(change -> run.say("New: " + change.level() + " " + change.pattern().template()));
    run.say(
        (Numbers.count(failing.size(), "new pattern") + " at or above ")
            + (limit.name().toLowerCase(Locale.ROOT) + ": exit code " + ExitCode.FINDINGS));
    return ExitCode.FINDINGS;
  }
}
