package io.loginsight.cli;

import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.LogColumns;
import io.loginsight.api.MetricColumns;
import io.loginsight.api.SpanColumns;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks where an incident may come from. */
@Command(
    name = "cause",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Version.class,
    header = "Ranks the services that an incident may come from, with the lines that prove it.",
    customSynopsis = "loginsight cause FILE... --from T --to T [--baseline FILE...] [options]",
    description = {
      "",
      "Of each trace it is compared what comes after each of its steps, and how long that takes,"
          + " with what came there before, in the minutes in front of the incident and in the"
          + " baseline. All that speaks for a service is listed; if two are as likely, it says so.",
      "",
      "Examples:",
      "  loginsight cause 'shop/*.log' --from 2026-03-10T14:05 --to 2026-03-10T14:20",
      "  loginsight cause today.csv --from 2026-03-10T14:05 --to 2026-03-10T14:20 --baseline"
          + " quiet.csv --columns time=ts,service=pod,trace=trace_id,span=span_id,message=line",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong arguments, or nothing could be read",
      "3:a defect of the program"
    })
final class CauseCommand implements Callable<Integer> {

  private static final List<String> LOG_PARTS =
      List.of("time", "service", "trace", "span", "message");
  private static final List<String> SPAN_PARTS =
      List.of("trace", "span", "parent", "service", "operation", "start", "end");
  private static final List<String> METRIC_PARTS = List.of("time", "service");

  private final Terminal terminal;

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--from",
      paramLabel = "T",
      required = true,
      description = "When the incident began, as far as known, such as 2026-03-10T14:05.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "T",
      required = true,
      description = "When it ended, or until when it is looked at.")
  private String to = "";

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Logs of another time, without the incident.")
  private List<String> baseline = List.of();

  @Option(
      names = "--columns",
      paramLabel = "PART=COLUMN",
      arity = "1..*",
      split = ",",
      description =
          "Which columns of tables say what, where their names do not tell: time, service, trace,"
              + " span, message.")
  private List<String> columns = List.of();

  @Option(
      names = "--traces",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Spans that a tracer has exported: tables, or JSON, an object a line.")
  private List<String> traces = List.of();

  @Option(
      names = "--trace-columns",
      paramLabel = "PART=COLUMN",
      arity = "1..*",
      split = ",",
      description = "Their columns: trace, span, parent, service, operation, start, end.")
  private List<String> traceColumns = List.of();

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Tables of measurements, a row for a service at a time.")
  private List<String> metrics = List.of();

  @Option(
      names = "--metric-columns",
      paramLabel = "PART=COLUMN",
      arity = "1..*",
      split = ",",
      description = "Their columns: time, service; the others with numbers are measurements.")
  private List<String> metricColumns = List.of();

  @ArgGroup(validate = false, order = 20, heading = "%nResults:%n")
  private Results results = new Results();

  /** Where the results go. */
  static final class Results {
    @Option(names = "--json", paramLabel = "OUT", description = "Write the causes as JSON.")
    private @Nullable String json;
  }

  CauseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CauseQuery query = query();
    LogColumns logColumns = logColumns();
    try (Outputs outputs = new Outputs(read())) {
      @Nullable OutputFile json = outputs.open("--json", results.json);
      try (Run run = input.start(terminal, outputs, builder -> builder.columns(logColumns))) {
        CauseReport report = run.rankCauses(input.inputs(), query);
        CauseTable.of(report, terminal.look()).forEach(terminal.out()::println);
        terminal.out().flush();
        if (json != null) {
          CauseJson.write(report, json.stream());
          run.commitNamed(report.sources(), json);
        }
        Run.warn(terminal, report.problems());
        return ExitCode.OK;
      }
    }
  }

  private List<String> read() {
    List<String> read = new ArrayList<>(input.files());
    read.addAll(baseline);
    read.addAll(traces);
    read.addAll(metrics);
    return read;
  }

  private CauseQuery query() {
    Instant begin = PointInTime.parse("--from", from, input.zone());
    Instant end = PointInTime.parse("--to", to, input.zone());
    if (!begin.isBefore(end)) {
      throw new UsageException("--from must be before --to, got " + begin + " and " + end);
    }
    CauseQuery query = CauseQuery.between(begin, end).withBaseline(baseline);
    if (!traces.isEmpty()) {
      query = query.withTraces(traces, spanColumns());
    } else if (!traceColumns.isEmpty()) {
      throw new UsageException("--trace-columns: there are no --traces");
    }
    if (!metrics.isEmpty()) {
      query = query.withMetrics(metrics, metricColumns());
    } else if (!metricColumns.isEmpty()) {
      throw new UsageException("--metric-columns: there are no --metrics");
    }
    return query;
  }

  private LogColumns logColumns() {
    ColumnMap map = ColumnMap.parse("--columns", LOG_PARTS, columns);
    return new LogColumns(
        map.column("time"),
        map.column("service"),
        map.column("trace"),
        map.column("span"),
        map.column("message"));
  }

  private SpanColumns spanColumns() {
    List<String> all = ColumnMap.parse("--trace-columns", SPAN_PARTS, traceColumns).all();
    return new SpanColumns(
        all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5), all.get(6));
  }

  private MetricColumns metricColumns() {
    List<String> all = ColumnMap.parse("--metric-columns", METRIC_PARTS, metricColumns).all();
    return new MetricColumns(all.get(0), all.get(1));
  }
}
