package io.loginsight.cli;

import io.loginsight.api.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the sessions that are not as their peers. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Finds the sessions that are not as their peers.",
    customSynopsis = "loginsight sessions FILE... [--key REGEX] [--trusted FILE...] [options]",
    description = {
      "",
      "A session is what the lines of one key tell: of a request, an order, a block of data. Each is"
          + " compared with those that have come to the same age, before it is learnt: what it has"
          + " that fewer than one in 50 have, and what it lacks that they have; fewer than one in eight,"
          + " where it breaks a rule or says that it failed. Nothing is trained.",
      "",
      "Examples:",
      "  loginsight sessions shop.log",
      "  loginsight sessions shop.log --key 'order=(\\w+)'",
      "  loginsight sessions 'hdfs/*.log' --key 'blk_-?\\d+' --scores scores.tsv",
      "  loginsight sessions shop.log --key 'order=(\\w+)' --json odd.json",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class SessionsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--key",
      paramLabel = "REGEX",
      description =
          "What names the session in a message: group 1 of the expression, else all of it. A line"
              + " with several keys belongs to each. Without it the lines are read once more"
              + " before, and those ids are taken that join the most lines of several patterns.")
  private @Nullable String key;

  @Option(
      names = "--trusted",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Logs of sessions that are as they should be: learnt first, and not judged.")
  private List<String> trusted = List.of();

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(
        names = "--scores",
        paramLabel = "OUT.tsv",
        description = "Write each session with its score, as tab-separated values.")
    private @Nullable String scores;

    @Option(
        names = "--json",
        paramLabel = "OUT",
        description = "Write the sessions that are not as their peers, and why, as JSON.")
    private @Nullable String json;
  }

  SessionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    @Nullable Pattern given = key == null ? null : pattern(key);
    if (given == null && input.inputs().contains("-")) {
      throw new UsageException("--key: is needed for standard input, which is read only once");
    }
    List<String> inputs = new ArrayList<>(trusted);
    inputs.addAll(input.inputs());
    List<String> read = new ArrayList<>(trusted);
    read.addAll(input.files());
    try (Outputs outputs = new Outputs(read)) {
      @Nullable OutputFile scores = outputs.open("--scores", results.scores);
      @Nullable OutputFile json = outputs.open("--json", results.json);
      try (Run run = input.start(terminal, outputs)) {
        // all of them together, so that they have the same patterns
        long trustedLines = trusted.isEmpty() ? 0 : run.analyze(trusted, null).lines().total();
        Pattern expression = given == null ? find(run) : given;
        try (SessionCollector collector = new SessionCollector(expression, trustedLines)) {
          Report report = run.analyze(inputs, collector);
          if (collector.events() == 0) {
            throw new UsageException("--key: no line has what '" + expression + "' asks for");
          }
          SessionResults sessions = new SessionResults(collector, scores, json);
          sessions.judge(terminal.look()).forEach(terminal.out()::println);
          terminal.out().flush();
          if (scores != null) {
            run.commit(report, scores);
          }
          if (json != null) {
            run.commit(report, json);
          }
          Run.warn(terminal, report.problems());
          Run.warn(terminal, sessions.problems());
          run.say(LineBalance.of(report));
          run.finish(report);
          return ExitCode.OK;
        }
      }
    }
  }

  private Pattern find(Run run) {
    KeyFinder finder = new KeyFinder();
    run.analyze(input.inputs(), finder);
    String found =
        finder
            .found()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--key: no ids were found that join lines; say what names a session"));
    run.say("Found --key '" + found + "'");
    return pattern(found);
  }

  private static Pattern pattern(String key) {
    try {
      return Pattern.compile(key);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--key: '" + key + "' is no regular expression: " + e.getDescription());
    }
  }
}
