package io.loginsight.cli;

import io.loginsight.api.Experience;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: a summary on standard output, the full report in files. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Finds what is in logs and what is wrong in them.",
    customSynopsis = "loginsight analyze FILE... [options]",
    description = {
      "",
      "Examples:",
      "  loginsight analyze app.log",
      "  loginsight analyze /var/log/shop --html report.html --json report.json",
      "  zcat old.log.gz | loginsight analyze - --since 2026-03-10T14:00 --fail-on high",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, also if some of several inputs could not be read",
      "1:there are findings at or above --fail-on",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class AnalyzeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(names = "--html", paramLabel = "OUT", description = "Write the report as one web page.")
    private @Nullable String html;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the report as JSON.")
    private @Nullable String json;

    @Option(
        names = "--experience",
        paramLabel = "FILE",
        description =
            "What is remembered of earlier incidents and what people said of them ('loginsight"
                + " feedback'): it is used, and the incidents of this run are added. FILE is made"
                + " if there is none.")
    private @Nullable String experience;

    @Option(
        names = "--fail-on",
        paramLabel = "SEVERITY",
        converter = SeverityConverter.class,
        description = "Exit with 1 if a finding is info, low, medium, high or critical, or above.")
    private @Nullable Severity failOn;
  }

  AnalyzeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Outputs outputs = new Outputs(input.files())) {
      @Nullable OutputFile json = outputs.open("--json", results.json);
      @Nullable OutputFile html = outputs.open("--html", results.html);
      @Nullable ExperienceFile experience = ExperienceFile.open(results.experience, outputs);
      Experience known = experience == null ? Experience.NONE : experience.known();
      try (Run run = input.start(terminal, outputs, builder -> builder.experience(known))) {
        Report report = run.analyze(input.inputs(), null);
        terminal.out().print(new Summary(report, terminal.look()).text(hint(html, json)));
        terminal.out().flush();
        if (!terminal.outIsTerminal()) { // else they are read in the summary
          Run.warn(terminal, report.problems());
        }
        run.write(report, "json", json);
        run.write(report, "html", html);
        if (experience != null) {
          run.commit(report, experience.with(report));
        }
        run.finish(report);
        return exitCode(
            report.findings().stream().map(finding -> finding.severity()).toList(), run);
      }
    }
  }

  private static @Nullable String hint(@Nullable OutputFile html, @Nullable OutputFile json) {
    return html == null && json == null
        ? "All of it: add --html report.html or --json report.json"
        : null;
  }

  private int exitCode(List<Severity> severities, Run run) {
    @Nullable Severity limit = results.failOn;
    if (limit == null) {
      return ExitCode.OK;
    }
    long count = severities.stream().filter(severity -> severity.compareTo(limit) >= 0).count();
    if (count == 0) {
      return ExitCode.OK;
    }
    run.say(
        (Numbers.count(count, "finding") + " at or above ")
            + (limit.name().toLowerCase(Locale.ROOT) + ": exit code " + ExitCode.FINDINGS));
    return ExitCode.FINDINGS;
  }
}
