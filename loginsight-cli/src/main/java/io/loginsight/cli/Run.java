package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.loginsight.api.AnalyzerMetrics;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Comparison;
import io.loginsight.api.Figures;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import io.loginsight.spi.LineVisitor;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of the engine, from the plugins to the report, with its progress and its timings. What it
 * measures goes to standard error and to {@code --timings}, never into a result.
 */
final class Run implements Closeable {

  private static final int MAX_WARNINGS = 20;

  private final Terminal terminal;
  private final Plugins plugins;
  private final boolean quiet;
  private final @Nullable OutputFile timings;
  private final ProgressMeter meter;
  private final long begun = System.nanoTime();
  private @Nullable LogInsight insight;
  private long analyzeNanos;

  /**
   * Makes a run that is still to be built.
   *
   * @param plugins is closed with the run
   * @param timings takes how long it took; null if nobody wants to know
   */
  Run(Terminal terminal, Plugins plugins, boolean quiet, @Nullable OutputFile timings) {
    this.terminal = terminal;
    this.plugins = plugins;
    this.quiet = quiet;
    this.timings = timings;
    this.meter = new ProgressMeter(terminal, quiet, System::nanoTime);
  }

  /** Finds the plugins and starts the engine. */
  void build(LogInsight.Builder builder) {
    insight = builder.classLoader(plugins.loader()).onProgress(meter).build();
  }

  /**
   * Reads the inputs to their end and reports.
   *
   * @param lines takes each line; null if nobody wants them
   * @throws io.loginsight.api.LogInsightException if none of the inputs can be read
   */
  Report analyze(List<String> inputs, @Nullable LineVisitor lines) {
    return timed(insight -> insight.analyze(inputs, lines));
  }

  /**
   * Reads two sides to their ends and compares them.
   *
   * @throws io.loginsight.api.LogInsightException if nothing of one side can be read
   */
  Comparison compare(String before, String after) {
    return timed(insight -> insight.compare(List.of(before), List.of(after)));
  }

  /**
   * Compares what the inputs hold before a point in time with what they hold from then on.
   *
   * @throws io.loginsight.api.LogInsightException if none of the inputs can be read
   */
  Comparison compareAt(List<String> inputs, Instant at) {
    return timed(insight -> insight.compareAt(inputs, at));
  }

  /**
   * Reads the inputs to their end, and reports of stretches of their time.
   *
   * @param windows says of which stretches to report
   * @param reports takes each report
   * @return what there is
   * @throws io.loginsight.api.LogInsightException if none of the inputs can be read
   */
  Report analyzeEach(
      List<String> inputs, Function<Report, List<TimeRange>> windows, Consumer<Report> reports) {
    return timed(insight -> insight.analyzeEach(inputs, windows, reports));
  }

  private <T> T timed(Function<LogInsight, T> job) {
    long start = System.nanoTime();
    try {
      return job.apply(built());
    } finally {
      analyzeNanos = System.nanoTime() - start;
      meter.clear();
    }
  }

  /**
   * Looks for the cause of an incident.
   *
   * @throws io.loginsight.api.LogInsightException if none of the inputs can be read
   */
  CauseReport rankCauses(List<String> inputs, CauseQuery query) {
    try {
      return built().rankCauses(inputs, query);
    } finally {
      meter.clear();
    }
  }

  /** Writes a report in one form; does nothing if there is no file for it. */
  void write(Report report, String form, @Nullable OutputFile file) throws IOException {
    if (file != null) {
      built().write(report, form, file.stream());
      commit(report, file);
    }
  }

  /** Draws figures of a report's input; does nothing if there is no file for them. */
  void draw(Figures figures, Report report, @Nullable OutputFile file) throws IOException {
    if (file != null) {
      built().write(figures, "html", file.stream());
      commit(report, file);
    }
  }

  /** Completes a file of results and says where it is. */
  void commit(Report report, OutputFile file) throws IOException {
    commit(report.sources(), file);
  }

  /** Completes a file of results and says where it is. */
  void commit(List<SourceReport> sources, OutputFile file) throws IOException {
    commitNamed(sources.stream().map(SourceReport::name).toList(), file);
  }

  /** Completes a file of results of sources of these names and says where it is. */
  void commitNamed(List<String> sources, OutputFile file) throws IOException {
    for (String source : sources) {
      file.refuseInput(source); // found in a directory or by a glob
    }
    file.commit();
    say("Wrote " + file.target());
  }

  /** Says how long it took. */
  void finish(Report report) throws IOException {
    finish(report.lines().total());
  }

  /** Says how long it took to read so many lines. */
  void finish(long lines) throws IOException {
    double seconds = Math.max(analyzeNanos, 1) / 1e9;
    if (timings != null) {
      timings.stream().write(timings(lines, seconds).getBytes(US_ASCII));
      timings.commit();
    }
    say(
        (Numbers.count(lines, "line") + " in " + Numbers.duration(Duration.ofNanos(analyzeNanos)))
            + (" (" + Numbers.count(Numbers.rounded(lines / seconds)) + " lines/s)"));
  }

  /** Says on standard error what went wrong with the input, however quiet the user wants it. */
  static void warn(Terminal terminal, List<String> problems) {
    int named = Math.min(problems.size(), MAX_WARNINGS);
    for (String problem : problems.subList(0, named)) {
      terminal.err().println("Warning: " + Visible.text(problem));
    }
    if (named < problems.size()) {
      terminal.err().println("and " + Numbers.count(problems.size() - named, "more problem"));
    }
  }

  /** Says something on standard error, unless the user wants quiet. */
  void say(String message) {
    if (!quiet) {
      terminal.err().println(Visible.text(message));
    }
  }

  private String timings(long lines, double seconds) {
    double total = (System.nanoTime() - begun) / 1e9;
    return String.format(
        Locale.ROOT,
        "{\"lines\": %d, \"bytes\": %d, \"analyzeSeconds\": %.3f, \"totalSeconds\": %.3f,"
            + " \"linesPerSecond\": %.0f, \"analyzers\": [%s]}%n",
        lines,
        meter.bytes(),
        seconds,
        total,
        lines / seconds,
        built().metrics().stream().map(Run::performance).collect(joining(", ")));
  }

  private static String performance(AnalyzerMetrics metrics) {
    String failures =
        metrics.failures().entrySet().stream()
            .map(
                entry -> String.format(Locale.ROOT, "\"%s\": %d", entry.getKey(), entry.getValue()))
            .collect(joining(", "));
    AnalyzerMetrics.ResponseTimes times = metrics.responseTimes();
    return String.format(
        Locale.ROOT,
        "{\"id\": \"%s\", \"calls\": %d, \"failures\": {%s}, \"successRate\": %s,"
            + " \"milliseconds\": %s}",
        metrics.analyzerId(), // letters, digits and hyphens
        metrics.calls(),
        failures,
        metrics.successRate(),
        times == null ? null : milliseconds(times));
  }

  private static String milliseconds(AnalyzerMetrics.ResponseTimes times) {
    return String.format(
        Locale.ROOT,
        "{\"min\": %.3f, \"median\": %.3f, \"p95\": %.3f, \"max\": %.3f}",
        times.min().toNanos() / 1e6,
        times.median().toNanos() / 1e6,
        times.p95().toNanos() / 1e6,
        times.max().toNanos() / 1e6);
  }

  private LogInsight built() {
    return requireNonNull(insight, "insight");
  }

  @Override
  public void close() throws IOException {
    if (insight != null) {
      insight.close();
    }
    plugins.close();
  }
}
