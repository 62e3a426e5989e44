package io.loginsight.benchmarks;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.LogInsight;
import io.loginsight.api.MetricColumns;
import io.loginsight.api.SpanColumns;
import io.loginsight.benchmarks.NezhaLogs.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How often is the service of an injected fault the first cause, among the first three, among the
 * first five? Beside it, the services with the most events at ERROR, as one would count them.
 *
 * <p>Reads folders as Nezha has them ({@link NezhaLogs}). The minute of the injection and the two
 * behind it are the incident.
 *
 * <pre>
 * {@code java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.CauseRank DIR [multi]}
 * </pre>
 */
public final class CauseRank {

  private static final SpanColumns SPANS =
      new SpanColumns(
          "TraceID",
          "SpanID",
          "ParentID",
          "PodName",
          "OperationName",
          "StartTimeUnixNano",
          "EndTimeUnixNano");

  private final NezhaLogs nezha;
  private final boolean multi;
  private final Map<String, Ranks> ours = new TreeMap<>();
  private final Ranks counted = new Ranks();
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> ranking = new ArrayList<>();

  private CauseRank(Path root, boolean multi) {
    this.nezha = new NezhaLogs(root);
    this.multi = multi;
  }

  /**
   * Prints the table.
   *
   * @param args the folder, and {@code multi} to use traces and metrics, too
   * @throws IOException if something cannot be read
   */
  public static void main(String[] args) throws IOException {
    boolean multi = args.length > 1 && args[1].equals("multi");
    new CauseRank(Path.of(args[0]), multi).run();
  }

  private void run() throws IOException {
    for (Fault fault : nezha.faults()) {
      rank(fault);
    }
    System.out.println("kind                           AC@1   AC@3   AC@5");
    ours.forEach((kind, ranks) -> System.out.printf("%-18s %s%n", kind, ranks.shares()));
    System.out.printf("%-18s %s%n", "errors counted", counted.shares());
    System.out.println(times("with reading", seconds));
    System.out.println(times("ranking alone", ranking));
  }

  private static String times(String what, List<Double> seconds) {
    seconds.sort(null);
    return String.format(
        Locale.ROOT,
        "%-18s median %.3f s, longest %.3f s",
        what,
        seconds.get(seconds.size() / 2),
        seconds.get(seconds.size() - 1));
  }

  private void rank(Fault fault) throws IOException {
    Instant from = fault.time().truncatedTo(ChronoUnit.MINUTES);
    CauseQuery query =
        CauseQuery.between(from, from.plusSeconds(60L * NezhaLogs.MINUTES))
            .withBaseline(nezha.baseline());
    List<Path> logs = NezhaLogs.files(fault, "log");
    if (multi) {
      query = query.withTraces(names(NezhaLogs.files(fault, "trace")), SPANS);
      try (Stream<Path> metrics = Files.list(fault.day().resolve("metric"))) {
        List<Path> tables =
            metrics.filter(path -> path.toString().endsWith("_metric.csv")).sorted().toList();
        query = query.withMetrics(names(tables), new MetricColumns("TimeStamp", "PodName"));
      }
    }
    long begun = System.nanoTime();
    CauseReport report;
    try (LogInsight insight = LogInsight.builder().columns(NezhaLogs.COLUMNS).build();
        StackWatch watch = new StackWatch("io.loginsight.core.engine.CauseRun", "report")) {
      report = insight.rankCauses(names(logs), query);
      ranking.add(watch.seconds());
    }
    seconds.add((System.nanoTime() - begun) / 1e9);
    int rank = rankOf(fault.service(), report);
    if (rank > 1) {
      System.out.println(fault.time() + " " + fault.kind() + " " + fault.service() + " " + rank);
      report.causes().stream()
          .filter(cause -> cause.rank() == 1 || cause.rank() == rank)
          .forEach(CauseRank::say);
    }
    ours.computeIfAbsent(fault.kind(), k -> new Ranks()).add(rank);
    ours.computeIfAbsent("all", k -> new Ranks()).add(rank);
    counted.add(NezhaLogs.byErrors(logs, fault.service()));
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  static int rankOf(String service, CauseReport report) {
    return report.causes().stream()
        .filter(cause -> cause.service().equals(service))
        .mapToInt(Cause::rank)
        .min()
        .orElse(Ranks.MISSED);
  }

  private static void say(Cause cause) {
    System.out.printf(
        Locale.ROOT, "    %s %s %s%n", cause.service(), cause.terms(), cause.evidence().get(0));
  }
}
