package io.loginsight.benchmarks;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code analyze} makes of simulated runs in which a second thing goes wrong in another
 * service while the first still does: do two incidents stay two, each with its own culprit as its
 * first cause?
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.OverlappingIncidents SEEDS LINES
 * }</pre>
 */
public final class OverlappingIncidents {

  private static final int FIRST_SEED = 7_000;

  private final Map<String, List<Run>> runs = new TreeMap<>(); // by the first fault
  private final Path directory;
  private final long lines;

  /**
   * What was made of a run.
   *
   * @param incidents how many
   * @param wrong those that overlap neither fault
   * @param first whether an incident has the first culprit as its first cause
   * @param second whether one has the second culprit
   * @param apart whether these are two
   */
  private record Run(int incidents, long wrong, boolean first, boolean second, boolean apart) {}

  private OverlappingIncidents(Path directory, long lines) {
    this.directory = directory;
    this.lines = lines;
  }

  /**
   * Prints the table.
   *
   * @param args how many seeds of each first fault, and how many lines a run
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-overlapping-");
    try {
      OverlappingIncidents all = new OverlappingIncidents(directory, Long.parseLong(args[1]));
      List<Fault> faults =
          Stream.of(Fault.values())
              .filter(one -> one != Fault.NONE && !Fault.heldOut().contains(one))
              .toList();
      int seeds = Integer.parseInt(args[0]);
      for (int i = 0; i < faults.size(); i++) {
        for (int seed = 0; seed < seeds; seed++) {
          int next = 1 + (seed * 3 + i) % (faults.size() - 1);
          all.run(faults.get(i), faults.get((i + next) % faults.size()), FIRST_SEED + seed);
        }
      }
      all.print();
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

  private void run(Fault first, Fault second, long seed) throws IOException {
    Path logs = directory.resolve("logs");
    if (Files.exists(logs)) {
      delete(logs);
    }
    Truth truth;
    try {
      truth = Simulator.of(first, seed).and(second).lines(lines).run(logs);
    } catch (IllegalStateException e) {
      return; // both would befall the same service
    }
    try (LogInsight insight = LogInsight.builder().build()) {
      Report report = insight.analyze(List.of(logs.toString()));
      runs.computeIfAbsent(first.name(), f -> new ArrayList<>()).add(judge(truth, report));
    }
  }

  private static Run judge(Truth truth, Report report) {
    List<Diagnosis> incidents = report.incidents();
    Truth.Incident first = truth.incidents().get(0);
    Truth.Incident second = truth.incidents().get(1);
    List<Diagnosis> ofFirst = blaming(first, truth, incidents);
    List<Diagnosis> ofSecond = blaming(second, truth, incidents);
    boolean apart =
        ofFirst.stream().anyMatch(one -> ofSecond.stream().anyMatch(other -> one != other));
    return new Run(
        incidents.size(),
        incidents.stream().filter(one -> !overlaps(one, first) && !overlaps(one, second)).count(),
        !ofFirst.isEmpty(),
        !ofSecond.isEmpty(),
        apart);
  }

  private static List<Diagnosis> blaming(
      Truth.Incident fault, Truth truth, List<Diagnosis> incidents) {
    return incidents.stream()
        .filter(one -> overlaps(one, fault))
        .filter(one -> !one.causes().isEmpty())
        .filter(
            one ->
                SimulatedIncidents.isCulprit(one.causes().get(0).service(), truth, fault.service()))
        .toList();
  }

  private static boolean overlaps(Diagnosis incident, Truth.Incident fault) {
    TimeRange when = SimulatedIncidents.when(incident);
    return !when.first().isAfter(fault.settled()) && !when.last().isBefore(fault.begin());
  }

  private void print() {
    System.out.println("first fault          runs  incidents  wrong  first  second   both");
    List<Run> all = new ArrayList<>();
    runs.forEach(
        (fault, of) -> {
          print(fault, of);
          all.addAll(of);
        });
    print("all", all);
  }

  private static void print(String name, List<Run> of) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %4d  %9.2f  %5.2f  %.3f   %.3f  %.3f%n",
        name,
        of.size(),
        of.stream().mapToInt(Run::incidents).average().orElse(0),
        of.stream().mapToLong(Run::wrong).average().orElse(0),
        share(of.stream().filter(Run::first).count(), of),
        share(of.stream().filter(Run::second).count(), of),
        share(of.stream().filter(Run::apart).count(), of));
  }

  private static double share(long some, List<Run> of) {
    return (double) some / of.size();
  }
}
