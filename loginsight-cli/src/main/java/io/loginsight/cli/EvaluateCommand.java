package io.loginsight.cli;

import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.lab.Evaluation;
import io.loginsight.lab.Evaluator;
import io.loginsight.lab.Labels;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores an analyzer against labels. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Says how well an analyzer does, by what is known of some logs.",
    customSynopsis = "loginsight evaluate --labels L.jsonl --analyzer ID FILE... [options]",
    description = {
      "",
      "Labels are JSON, an object a line. Of a stretch of time, outside of which all is normal; of a"
          + " line; or of a pattern, by its template or its id:",
      "",
      "  {\"from\": \"2026-03-10T14:05:00Z\", \"to\": \"2026-03-10T14:20:00Z\","
          + " \"label\": \"disk-full\"}",
      "  {\"source\": \"app.log\", \"line\": 17, \"label\": \"abnormal\"}",
      "  {\"template\": \"Disk <*> is full\", \"severity\": \"HIGH\"}",
      "",
      "'normal' is normal, and any other label abnormal. What is labelled with the kind or the"
          + " severity of findings is scored by that, too. Beside the analyzer stand what always"
          + " says the same, and what goes by errors alone.",
      "",
      "Examples:",
      "  loginsight evaluate --labels labels.jsonl --analyzer anomaly /var/log/shop",
      "  loginsight evaluate --labels labels.jsonl --analyzer anomaly:surprise=12 shop.log"
          + " --html scores.html",
      "  loginsight evaluate --labels labels.jsonl --analyzer mine --plugins mine.jar shop.log",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, also if the analyzer has failed",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--labels",
      paramLabel = "L.jsonl",
      required = true,
      description = "What is known. An empty file says that all is normal.")
  private String labels = "";

  @Option(
      names = "--from-severity",
      paramLabel = "SEVERITY",
      converter = SeverityConverter.class,
      defaultValue = "low",
      description =
          "Findings count that are info, low, medium, high or critical, or above; low otherwise, as"
              + " info asks for nothing to be done.")
  private Severity from = Severity.LOW;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description =
          "How often the analyzer is asked the same, to learn how long it takes; 20 times within 5 s"
              + " otherwise, but once if it does not run by default.")
  private int calls;

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(names = "--json", paramLabel = "OUT", description = "Write all scores as JSON.")
    private @Nullable String json;

    @Option(names = "--html", paramLabel = "OUT", description = "Draw the scores on one web page.")
    private @Nullable String html;
  }

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (input.analyzers().size() != 1) {
      throw new UsageException(
          "--analyzer must name one analyzer, got "
              + (input.analyzers().isEmpty() ? "none" : input.analyzers())
              + "; 'loginsight plugins' lists them");
    }
    if (calls < 0) {
      throw new UsageException("--calls must be 1 or more, got " + calls);
    }
    Labels known = read(labels, input.zone());
    List<String> files = new ArrayList<>(input.files());
    files.add(labels);
    try (Outputs outputs = new Outputs(files)) {
      @Nullable OutputFile json = outputs.open("--json", results.json);
      @Nullable OutputFile html = outputs.open("--html", results.html);
      try (Evaluator evaluator = new Evaluator(known, from, calls);
          Run run =
              input.start(terminal, outputs, builder -> builder.wrapAnalyzers(evaluator::watch))) {
        Report report = run.analyze(input.inputs(), evaluator);
        Evaluation evaluation = evaluator.evaluate(report);
        new EvaluationTable(evaluation, terminal.look()).rows().forEach(terminal.out()::println);
        terminal.out().flush();
        if (json != null) {
          EvaluationJson.write(evaluation, json.stream());
          run.commit(report, json);
        }
        run.draw(evaluation.figures(), report, html);
        Run.warn(terminal, evaluation.problems());
        run.finish(report);
        return ExitCode.OK;
      }
    }
  }

  private static Labels read(String file, ZoneId zone) {
    try {
      return Labels.read(Path.of(file), zone);
    } catch (IllegalArgumentException e) {
      boolean isPath = e instanceof InvalidPathException;
      throw new UsageException(
          "--labels: " + file + ": " + (isPath ? "this is no file name" : e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("--labels: " + file + ": " + OutputFile.reason(e));
    }
  }
}
