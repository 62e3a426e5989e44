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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code analyze} makes of simulated runs, told nothing: into how many incidents are their
 * findings folded, does the first one overlap the fault, how long after its first line does it
 * begin, and is the culprit its first cause? The runs without a fault show what is made up.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.SimulatedIncidents SEEDS LINES
 * }</pre>
 */
public final class SimulatedIncidents {

  private static final int FIRST_SEED = 3_000;

  /** An incident is cut to whole minutes. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<Fault, List<Run>> runs = new EnumMap<>(Fault.class);
  private final Path directory;
  private final long lines;

  /**
   * What was made of a run.
   *
   * @param findings all of them
   * @param incidents how many
   * @param wrong those that do not overlap the fault
   * @param found whether the most urgent one does
   * @param rank of the culprit in the first one that does; 99 if it is not named
   * @param late seconds from the fault's first line to the begin of that incident; below 0 if it
   *     begins with a minute before
   */
  private record Run(int findings, int incidents, long wrong, boolean found, int rank, long late) {}

  private SimulatedIncidents(Path directory, long lines) {
    this.directory = directory;
    this.lines = lines;
  }

  /**
   * Prints the table.
   *
   * @param args how many seeds, and how many lines a run
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-simulated-");
    try {
      SimulatedIncidents all = new SimulatedIncidents(directory, Long.parseLong(args[1]));
      for (int seed = 0; seed < Integer.parseInt(args[0]); seed++) {
        for (Fault fault : Fault.values()) {
          if (!Fault.heldOut().contains(fault)) {
            all.run(fault, FIRST_SEED + seed);
          }
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

  private void run(Fault fault, long seed) throws IOException {
    Path logs = directory.resolve("logs");
    if (Files.exists(logs)) {
      delete(logs);
    }
    Truth truth = Simulator.of(fault, seed).lines(lines).run(logs);
    try (LogInsight insight = LogInsight.builder().build()) {
      Report report = insight.analyze(List.of(logs.toString()));
      runs.computeIfAbsent(fault, f -> new ArrayList<>()).add(judge(truth, report));
    }
  }

  private static Run judge(Truth truth, Report report) {
    List<Diagnosis> incidents = report.incidents();
    int findings = report.findings().size();
    if (truth.incidents().isEmpty()) {
      return new Run(findings, incidents.size(), incidents.size(), incidents.isEmpty(), 99, 0);
    }
    Truth.Incident fault = truth.incidents().get(0);
    List<Diagnosis> hits = incidents.stream().filter(one -> overlaps(one, fault)).toList();
    long wrong = incidents.size() - (long) hits.size();
    if (hits.isEmpty()) {
      return new Run(findings, incidents.size(), wrong, false, 99, 0);
    }
    Diagnosis hit = hits.get(0);
    int rank =
        hit.causes().stream()
            .filter(cause -> isCulprit(cause.service(), truth, fault.service()))
            .mapToInt(cause -> cause.rank())
            .min()
            .orElse(99);
    long late = Duration.between(fault.begin(), when(hit).first()).toSeconds();
    return new Run(findings, incidents.size(), wrong, hit == incidents.get(0), rank, late);
  }

  static boolean overlaps(Diagnosis incident, Truth.Incident fault) {
    TimeRange when = when(incident);
    return !when.first().isAfter(fault.settled())
        && !when.last().isBefore(fault.begin())
        && !when.first().plus(MINUTE).isBefore(fault.begin());
  }

  static TimeRange when(Diagnosis incident) {
    TimeRange when = incident.incident().when();
    if (when == null) {
      throw new IllegalStateException("an incident without a time");
    }
    return when;
  }

  static boolean isCulprit(String named, Truth truth, String service) {
    return named.equals(service)
        || truth.files().stream()
            .filter(file -> file.service().equals(service))
            .anyMatch(file -> file.name().substring(0, file.name().indexOf('.')).equals(named));
  }

  private void print() {
    System.out.println(
        "fault                 runs  findings  incidents  wrong  found  AC@1  AC@3  begins after");
    List<Run> faults = new ArrayList<>();
    runs.forEach(
        (fault, of) -> {
          print(fault.name(), of);
          if (fault != Fault.NONE) {
            faults.addAll(of);
          }
        });
    print("all faults", faults);
  }

  private static void print(String name, List<Run> of) {
    List<Long> late = of.stream().filter(Run::found).map(Run::late).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-20s %5d  %8.1f  %9.2f  %5.2f  %5.3f  %.3f %.3f  %s%n",
        name,
        of.size(),
        of.stream().mapToInt(Run::findings).average().orElse(0),
        of.stream().mapToInt(Run::incidents).average().orElse(0),
        of.stream().mapToLong(Run::wrong).average().orElse(0),
        share(of.stream().filter(Run::found).count(), of),
        share(of.stream().filter(run -> run.rank() == 1).count(), of),
        share(of.stream().filter(run -> run.rank() <= 3).count(), of),
        late.isEmpty()
            ? "-"
            : late.get(late.size() / 2) + " s, p95 " + late.get(late.size() * 95 / 100) + " s");
  }

  private static double share(long some, List<Run> of) {
    return (double) some / of.size();
  }
}
