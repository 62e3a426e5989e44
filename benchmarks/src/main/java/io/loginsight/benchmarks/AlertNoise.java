package io.loginsight.benchmarks;

import io.loginsight.api.Alert;
import io.loginsight.api.LogInsight;
import io.loginsight.benchmarks.AlertScore.Labelled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How few notifications do alerts come to, and is anybody told of the attacks among them? Beside
 * nothing at all and two rules that anybody could write.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.AlertNoise \
 *   time=time,type=short,host=host,label=time_label,normal=false_positive FILE...
 * }</pre>
 *
 * <p>The label of an alert says which attack it belongs to, and {@code normal} is the label of
 * those that belong to none; no policy sees it. With {@code cold=LABEL} there is a table more, of
 * the same alerts from 2, 6 and 12 hours before the first one whose label begins so.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class AlertNoise {

  private static final int[] COLD_HOURS = {2, 6, 12};
  private static final double DAY = 86_400;

  private AlertNoise() {}

  /** Decides on alerts, in the order of time. */
  interface Policy {

    /** Returns the incident of an alert, or null, and whether a person is told. */
    Decided decide(Alert alert, double seconds);
  }

  /** What became of an alert. */
  record Decided(@org.jspecify.annotations.Nullable Object incident, boolean notified) {}

  /**
   * Prints a table for all files together.
   *
   * @param args which columns are what, and paths of tables with a header, also packed by gzip
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : args[0].split(",")) {
      int equals = column.indexOf('=');
      columns.put(column.substring(0, equals), column.substring(equals + 1));
    }
    List<List<Labelled>> files = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      files.add(Labelled.read(Path.of(args[i]), columns));
    }
    System.out.println(AlertScore.HEADER);
    try (LogInsight insight = LogInsight.builder().build()) {
      policies(insight).forEach((name, policy) -> System.out.println(row(name, files, policy)));
      Supplier<Policy> ours = () -> ours(insight);
      for (int i = 0; i < files.size() && files.size() > 1; i++) {
        System.out.println(row("Log Insight, file " + (i + 1), List.of(files.get(i)), ours));
      }
      String cold = columns.get("cold");
      for (int hours : cold == null ? new int[0] : COLD_HOURS) {
        List<List<Labelled>> cut = files.stream().map(file -> from(file, cold, hours)).toList();
        System.out.println(row("Log Insight, from " + hours + " h before", cut, ours));
      }
    }
  }

  private static Map<String, Supplier<Policy>> policies(LogInsight insight) {
    Map<String, Supplier<Policy>> policies = new LinkedHashMap<>();
    policies.put("nobody is told", () -> (alert, at) -> new Decided(null, false));
    policies.put("each host, new after 300 s of quiet", () -> sessions(300));
    policies.put("each type and host, once in 24 h", () -> silence(DAY));
    policies.put("Log Insight", () -> ours(insight));
    return policies;
  }

  private static Policy sessions(double gap) {
    Map<String, Double> last = new LinkedHashMap<>();
    Map<String, Integer> number = new LinkedHashMap<>();
    return (alert, at) -> {
      Double before = last.put(alert.host(), at);
      boolean opens = before == null || at - before > gap;
      int incident = opens ? number.merge(alert.host(), 1, Integer::sum) : number.get(alert.host());
      return new Decided(alert.host() + " " + incident, opens);
    };
  }

  private static Policy silence(double span) {
    Map<String, Double> told = new LinkedHashMap<>();
    Policy sessions = sessions(300);
    return (alert, at) -> {
      String key = alert.type() + '\0' + alert.host();
      Double before = told.get(key);
      boolean tells = before == null || at - before > span;
      if (tells) {
        told.put(key, at);
      }
      return new Decided(sessions.decide(alert, at).incident(), tells);
    };
  }

  private static Policy ours(LogInsight insight) {
    var engine = insight.newIncidentEngine();
    return (alert, at) -> {
      var decision = engine.add(alert);
      return new Decided(decision.incident(), decision.reason().notifies());
    };
  }

  private static String row(String name, List<List<Labelled>> files, Supplier<Policy> policy) {
    AlertScore score = new AlertScore();
    long begun = System.nanoTime();
    for (List<Labelled> file : files) {
      score.add(file, policy.get());
    }
    double rate = score.alerts() / ((System.nanoTime() - begun) / 1e9);
    return score.row(name) + String.format(Locale.ROOT, " %,.0f |", rate);
  }

  /** Leaves out what is more than some hours before the first alert with a label. */
  private static List<Labelled> from(List<Labelled> file, String label, int hours) {
    double first =
        file.stream()
            .filter(alert -> alert.label().startsWith(label))
            .mapToDouble(Labelled::seconds)
            .min()
            .orElseThrow();
    return file.stream().filter(alert -> alert.seconds() >= first - hours * 3_600.0).toList();
  }
}
