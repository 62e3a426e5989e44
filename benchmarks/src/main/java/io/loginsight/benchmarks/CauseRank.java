package io.loginsight.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.LogColumns;
import io.loginsight.api.LogInsight;
import io.loginsight.api.MetricColumns;
import io.loginsight.api.SpanColumns;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
 * <p>Reads folders as Nezha has them: {@code rca_data/DAY/{log,trace,metric}} with a list of
 * faults, and {@code construct_data} without faults. The minute of the injection and the two behind
 * it are the incident.
 *
 * <pre>
 * {@code java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.CauseRank DIR [multi]}
 * </pre>
 */
public final class CauseRank {

  private static final int MINUTES = 3;
  private static final int MISSED = 99;

  private static final LogColumns COLUMNS =
      new LogColumns("TimeUnixNano", "PodName", "TraceID", "SpanID", "Log");
  private static final SpanColumns SPANS =
      new SpanColumns(
          "TraceID",
          "SpanID",
          "ParentID",
          "PodName",
          "OperationName",
          "StartTimeUnixNano",
          "EndTimeUnixNano");

  /** What was ranked where. */
  private static final class Ranks {
    final List<Integer> ranks = new ArrayList<>();

    String shares() {
      return String.format(
          Locale.ROOT, "%3d faults  %.3f  %.3f  %.3f", ranks.size(), share(1), share(3), share(5));
    }

    private double share(int most) {
      return ranks.stream().filter(rank -> rank <= most).count() / (double) ranks.size();
    }
  }

  private final Path root;
  private final boolean multi;
  private final List<String> baseline;
  private final Map<String, Ranks> ours = new TreeMap<>();
  private final Map<String, Ranks> counted = new TreeMap<>();
  private final List<Double> seconds = new ArrayList<>();

  private CauseRank(Path root, boolean multi) throws IOException {
    this.root = root;
    this.multi = multi;
    try (Stream<Path> files =
        Files.walk(root.resolve("construct_data"), FileVisitOption.FOLLOW_LINKS)) {
      baseline =
          files.map(Path::toString).filter(name -> name.endsWith("_log.csv")).sorted().toList();
    }
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
    try (Stream<Path> days = Files.list(root.resolve("rca_data"))) {
      for (Path day : days.sorted().toList()) {
        String date = day.getFileName().toString();
        JsonNode hours =
            new ObjectMapper().readTree(day.resolve(date + "-fault_list.json").toFile());
        for (JsonNode faults : hours) {
          for (JsonNode fault : faults) {
            rank(day, fault);
          }
        }
      }
    }
    System.out.println("kind                           AC@1   AC@3   AC@5");
    ours.forEach((kind, ranks) -> System.out.printf("%-18s %s%n", kind, ranks.shares()));
    counted.forEach((kind, ranks) -> System.out.printf("errors %-11s %s%n", kind, ranks.shares()));
    seconds.sort(null);
    System.out.printf(
        Locale.ROOT, "median %.2f s a case, reading included%n", seconds.get(seconds.size() / 2));
  }

  private void rank(Path day, JsonNode fault) throws IOException {
    String[] time = fault.get("inject_time").asText().split("[ :]");
    int minute = Integer.parseInt(time[1]) * 60 + Integer.parseInt(time[2]);
    Instant from = Instant.parse(time[0] + "T00:00:00Z").plusSeconds(minute * 60L);
    CauseQuery query =
        CauseQuery.between(from, from.plusSeconds(60L * MINUTES)).withBaseline(baseline);
    List<String> logs = files(day, minute, "log");
    if (multi) {
      query = query.withTraces(files(day, minute, "trace"), SPANS);
      try (Stream<Path> metrics = Files.list(day.resolve("metric"))) {
        List<String> tables =
            metrics
                .map(Path::toString)
                .filter(name -> name.endsWith("_metric.csv"))
                .sorted()
                .toList();
        query = query.withMetrics(tables, new MetricColumns("TimeStamp", "PodName"));
      }
    }
    String truth = fault.get("inject_pod").asText().replaceAll("-[0-9a-f]{8,10}-[a-z0-9]{5}$", "");
    String kind = fault.get("inject_type").asText();
    long begun = System.nanoTime();
    CauseReport report;
    try (LogInsight insight = LogInsight.builder().columns(COLUMNS).build()) {
      report = insight.rankCauses(logs, query);
    }
    seconds.add((System.nanoTime() - begun) / 1e9);
    int rank = MISSED;
    for (Cause cause : report.causes()) {
      rank = cause.service().equals(truth) ? Math.min(rank, cause.rank()) : rank;
    }
    if (rank > 1) {
      System.out.println(fault.get("inject_time").asText() + " " + kind + " " + truth + " " + rank);
      report.causes().stream()
          .filter(cause -> cause.rank() == 1 || cause.service().equals(truth))
          .forEach(
              cause ->
                  System.out.printf(
                      Locale.ROOT,
                      "    %s %s %s%n",
                      cause.service(),
                      cause.terms(),
                      cause.evidence().get(0)));
    }
    ours.computeIfAbsent(kind, k -> new Ranks()).ranks.add(rank);
    ours.computeIfAbsent("all", k -> new Ranks()).ranks.add(rank);
    counted.computeIfAbsent("all", k -> new Ranks()).ranks.add(byErrors(logs, truth));
  }

  private static List<String> files(Path day, int minute, String what) {
    List<String> files = new ArrayList<>();
    for (int i = minute; i < minute + MINUTES; i++) {
      Path file =
          day.resolve(what)
              .resolve(String.format(Locale.ROOT, "%02d_%02d_%s.csv", i / 60, i % 60, what));
      if (Files.exists(file)) {
        files.add(file.toString());
      }
    }
    return files;
  }

  /** Returns the rank by events at ERROR. */
  private static int byErrors(List<String> logs, String truth) throws IOException {
    Map<String, Integer> errors = new TreeMap<>();
    for (String log : logs) {
      for (String line : Files.readAllLines(Path.of(log))) {
        String[] columns = line.split(",", 8);
        if (columns.length == 8 && columns[7].contains(" ERROR ")) {
          errors.merge(columns[3].replaceAll("-[0-9a-f]{8,10}-[a-z0-9]{5}$", ""), 1, Integer::sum);
        }
      }
    }
    List<String> ranked =
        errors.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    int rank = ranked.indexOf(truth);
    return rank < 0 ? MISSED : rank + 1;
  }
}
