package io.loginsight.benchmarks;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ranks of the culprits of simulated incidents among the causes. Beside them, those among the
 * services by their lines of errors, as one would count them.
 *
 * <p>The incident is said to begin with the minute in which it shows: that of its first error, or
 * of its first line if it has no error.
 */
final class CulpritRanks {

  private static final int MISSED = 99;

  private final Map<String, List<Integer>> ours = new LinkedHashMap<>();
  private final Map<String, List<Integer>> counted = new LinkedHashMap<>();

  /**
   * Ranks the causes of one incident.
   *
   * @param row what it belongs to
   * @param logs where they are written; replaced if it is there
   * @param loud whether what is ranked before the culprit is printed
   */
  void run(String row, Simulator simulator, Path logs, boolean loud) throws IOException {
    if (Files.exists(logs)) {
      delete(logs);
    }
    Truth truth = simulator.run(logs);
    Truth.Incident incident = truth.incidents().get(0);
    Instant from = incident.begin().plusSeconds(30);
    Instant to = incident.settled().isAfter(from) ? incident.settled() : from.plusSeconds(60);
    CauseReport report;
    try (LogInsight insight = LogInsight.builder().build()) {
      report =
          insight.rankCauses(List.of(logs.toString()), CauseQuery.between(from, to.plusSeconds(1)));
    }
    Set<String> names = names(truth, incident.service());
    int rank = MISSED;
    for (Cause cause : report.causes()) {
      rank = names.contains(cause.service()) ? Math.min(rank, cause.rank()) : rank;
    }
    if (loud && rank > 1) {
      System.out.println(row + " " + truth.seed() + " " + incident.service() + " " + rank);
      report.causes().stream().limit(3).forEach(cause -> say(cause));
      report.causes().stream()
          .filter(c -> names.contains(c.service()))
          .forEach(cause -> say(cause));
    }
    ours.computeIfAbsent(row, r -> new ArrayList<>()).add(rank);
    counted
        .computeIfAbsent(row, r -> new ArrayList<>())
        .add(byErrors(logs, truth, from.minusSeconds(30), to, names));
  }

  private static void say(Cause cause) {
    System.out.println("    " + cause.service() + " " + cause.terms());
    cause.evidence().stream()
        .limit(3)
        .forEach(
            evidence ->
                System.out.println(
                    "        "
                        + evidence.statement()
                        + " | "
                        + evidence.observed()
                        + " | "
                        + evidence.expected()));
  }

  /** Returns what a service may be called: by its lines, or by its file. */
  private static Set<String> names(Truth truth, String service) {
    Set<String> names = new HashSet<>(Set.of(service));
    for (Truth.LogFile file : truth.files()) {
      if (file.service().equals(service)) {
        names.add(file.name().substring(0, file.name().indexOf('.')));
      }
    }
    return names;
  }

  private static int byErrors(Path logs, Truth truth, Instant from, Instant to, Set<String> culprit)
      throws IOException {
    Map<String, Long> errors = new TreeMap<>();
    for (Truth.LogFile file : truth.files()) {
      try (LogInsight insight = LogInsight.builder().since(from).until(to.plusSeconds(1)).build()) {
        Path path = logs.resolve(file.name());
        if (Files.size(path) > 0) {
          long count =
              insight.analyze(path).chunk().counts().levels().entrySet().stream()
                  .filter(e -> e.getKey().compareTo(Level.ERROR) >= 0)
                  .mapToLong(Map.Entry::getValue)
                  .sum();
          errors.merge(file.service(), count, Long::sum);
        }
      }
    }
    List<String> ranked =
        errors.entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < ranked.size(); i++) {
      if (culprit.contains(ranked.get(i))) {
        return i + 1;
      }
    }
    return MISSED;
  }

  /** Adds the ranks of another one. */
  void add(CulpritRanks other) {
    other.ours.forEach((row, ranks) -> ours.merge(row, ranks, CulpritRanks::joined));
    other.counted.forEach((row, ranks) -> counted.merge(row, ranks, CulpritRanks::joined));
  }

  private static List<Integer> joined(List<Integer> some, List<Integer> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Prints a row for each, and one for all of them. */
  void print(String title) {
    System.out.printf(Locale.ROOT, "%-24s  runs   AC@1   AC@3   AC@5   errors counted%n", title);
    List<Integer> all = new ArrayList<>();
    List<Integer> allCounted = new ArrayList<>();
    ours.forEach(
        (row, ranks) -> {
          List<Integer> beside = counted.getOrDefault(row, List.of());
          all.addAll(ranks);
          allCounted.addAll(beside);
          print(row, ranks, beside);
        });
    print("all", all, allCounted);
  }

  private static void print(String name, List<Integer> ranks, List<Integer> beside) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %5d  %.3f  %.3f  %.3f  %.3f  %.3f  %.3f%n",
        name,
        ranks.size(),
        share(ranks, 1),
        share(ranks, 3),
        share(ranks, 5),
        share(beside, 1),
        share(beside, 3),
        share(beside, 5));
  }

  private static double share(List<Integer> ranks, int most) {
    return ranks.stream().filter(rank -> rank <= most).count() / (double) ranks.size();
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
