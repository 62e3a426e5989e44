package io.loginsight.cli;

import io.loginsight.api.Report;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All patterns with their counts, and the pattern of each line. */
@Command(
    name = "patterns",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Lists the patterns of logs, most frequent first.",
    customSynopsis = "loginsight patterns FILE... [options]",
    description = {
      "",
      "Examples:",
      "  loginsight patterns app.log",
      "  loginsight patterns app.log --assign lines.tsv",
      "  loginsight patterns 'shop/*.log' --since 2026-03-10 --json patterns.json",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class PatternsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(
        names = "--assign",
        paramLabel = "OUT.tsv",
        description = "Write each line with its pattern, as tab-separated values.")
    private @Nullable String assign;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the report as JSON.")
    private @Nullable String json;
  }

  PatternsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Outputs outputs = new Outputs(input.files())) {
      @Nullable OutputFile assign = outputs.open("--assign", results.assign);
      @Nullable OutputFile json = outputs.open("--json", results.json);
      try (Run run = input.start(terminal, outputs)) {
        Report report = analyze(run, assign);
        PatternTable.of(report.chunk(), terminal.look(), terminal.outIsTerminal())
            .forEach(terminal.out()::println);
        terminal.out().flush();
        run.write(report, "json", json);
        Run.warn(terminal, report.problems());
        run.say(LineBalance.of(report));
        run.finish(report);
        return ExitCode.OK;
      }
    }
  }

  private Report analyze(Run run, @Nullable OutputFile assign) throws IOException {
    if (assign == null) {
      return run.analyze(input.inputs(), null);
    }
    AssignmentWriter rows = new AssignmentWriter(assign.stream());
    Report report = run.analyze(input.inputs(), rows);
    rows.flush();
    run.commit(report, assign);
    return report;
  }
}
