package io.loginsight.benchmarks;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How often is the culprit of a simulated incident the first cause? Beside it, the service with the
 * most lines of errors, as one would count them.
 *
 * <p>The incident is said to begin with the minute in which it shows: that of its first error, or
 * of its first line if it has no error.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.SimulatedCauses SEEDS LINES [FAULT...]
 * }</pre>
 */
public final class SimulatedCauses {

  private static final int MISSED = 99;
  private static final int FIRST_SEED = 1_000;

  private final Map<Fault, List<Integer>> ours = new EnumMap<>(Fault.class);
  private final Map<Fault, List<Integer>> counted = new EnumMap<>(Fault.class);
  private final Path directory;
  private final long lines;

  private SimulatedCauses(Path directory, long lines) {
    this.directory = directory;
    this.lines = lines;
  }

  /**
   * Prints the table.
   *
   * @param args how many seeds, how many lines a run, and which faults; all of them otherwise
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-simulated-");
    try {
      SimulatedCauses causes = new SimulatedCauses(directory, Long.parseLong(args[1]));
      for (int seed = 0; seed < Integer.parseInt(args[0]); seed++) {
        for (Fault fault : Fault.values()) {
          String id = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
          if (fault != Fault.NONE && (args.length == 2 || List.of(args).contains(id))) {
            causes.run(fault, FIRST_SEED + seed, args.length > 2);
          }
        }
      }
      causes.print();
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void run(Fault fault, long seed, boolean loud) throws IOException {
    Path logs = directory.resolve("logs");
    if (Files.exists(logs)) {
      delete(logs);
    }
    Truth truth = Simulator.of(fault, seed).lines(lines).run(logs);
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
      System.out.println(fault + " " + seed + " " + incident.service() + " " + rank);
      report.causes().stream().limit(3).forEach(cause -> say(cause));
      report.causes().stream()
          .filter(c -> names.contains(c.service()))
          .forEach(cause -> say(cause));
    }
    ours.computeIfAbsent(fault, f -> new ArrayList<>()).add(rank);
    counted
        .computeIfAbsent(fault, f -> new ArrayList<>())
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

  private void print() {
    System.out.println("fault                 runs   AC@1   AC@3   AC@5   errors counted");
    List<Integer> all = new ArrayList<>();
    List<Integer> allCounted = new ArrayList<>();
    ours.forEach(
        (fault, ranks) -> {
          List<Integer> beside = counted.getOrDefault(fault, List.of());
          all.addAll(ranks);
          allCounted.addAll(beside);
          print(fault.name(), ranks, beside);
        });
    print("all", all, allCounted);
  }

  private static void print(String name, List<Integer> ranks, List<Integer> beside) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %5d  %.3f  %.3f  %.3f  %.3f  %.3f  %.3f%n",
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
}
