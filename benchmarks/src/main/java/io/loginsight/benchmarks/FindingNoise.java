package io.loginsight.benchmarks;

import io.loginsight.api.EventId;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.lab.Fault;
import io.loginsight.lab.SimulatedEvent;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How often does the analyzer {@code anomaly} speak when nothing is wrong, and does it when
 * something is? Beside a threshold on errors a minute.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.FindingNoise 11 12 13
 * }</pre>
 *
 * <p>A finding is of an incident if it begins while the incident shows; it has a line of it if one
 * of the events it points at was logged because of the fault.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class FindingNoise {

  private static final int DAYS = 7;
  private static final long HEALTHY_LINES = 150_000;
  private static final long FAULTY_LINES = 30_000;
  private static final Duration NEAR = Duration.ofMinutes(1);

  private final List<Long> seeds;
  private final boolean talks;

  private FindingNoise(List<Long> seeds, boolean talks) {
    this.seeds = seeds;
    this.talks = talks;
  }

  /**
   * Prints three tables.
   *
   * @param args seeds of the simulator; {@code -v} first prints the findings, too
   * @throws IOException if no file can be written
   */
  public static void main(String[] args) throws IOException {
    boolean talks = args.length > 0 && args[0].equals("-v");
    List<Long> seeds = Arrays.stream(args).skip(talks ? 1 : 0).map(Long::valueOf).toList();
    FindingNoise noise = new FindingNoise(seeds, talks);
    noise.healthy();
    noise.faults();
    noise.outage();
  }

  /** A run: what was written, and which lines are of the incident. */
  private record Run(Truth truth, Set<EventId> lines, Report report) {}

  private void healthy() throws IOException {
    System.out.println("| seed | healthy days | findings | a day | by error rate, a day |");
    System.out.println("|---|---:|---:|---:|---:|");
    for (long seed : seeds) {
      Run run =
          run(Simulator.of(Fault.NONE, seed).days(DAYS).lines(HEALTHY_LINES), Function.identity());
      tell(run);
      double days = Duration.between(run.truth.start(), run.truth.end()).toSeconds() / 86_400.0;
      int findings = run.report.findings().size();
      System.out.printf(
          Locale.ROOT,
          "| %d | %.1f | %d | %.2f | %.2f |%n",
          seed,
          days,
          findings,
          findings / days,
          byErrorRate(run.report).size() / days);
    }
  }

  private void faults() throws IOException {
    System.out.println("\n| fault | found | with a line of it | begins after, s | outside |");
    System.out.println("|---|---:|---:|---|---:|");
    Score all = new Score();
    for (Fault fault : Fault.values()) {
      if (fault != Fault.NONE && !Fault.heldOut().contains(fault)) {
        Score score = new Score();
        for (long seed : seeds) {
          Run run = run(Simulator.of(fault, seed).lines(FAULTY_LINES), Function.identity());
          tell(run);
          score.add(run);
          all.add(run);
        }
        System.out.println(score.row(fault.word()));
      }
    }
    System.out.println(all.row("all"));
    System.out.println(all.byErrorRate("an error rate"));
  }

  /** For two hours of a day every fifth event is an error that is not rare otherwise. */
  private void outage() throws IOException {
    System.out.println("\n| seed | outage of 20 % | begins after, s | outside |");
    System.out.println("|---|---|---:|---:|");
    for (long seed : seeds) {
      Instant[] span = new Instant[2];
      int[] count = new int[1];
      Run run =
          run(
              Simulator.of(Fault.NONE, seed).days(1).lines(40_000),
              event -> {
                if (span[0] == null) {
                  span[0] = event.time().plus(Duration.ofHours(12));
                  span[1] = event.time().plus(Duration.ofHours(14));
                }
                boolean within = event.time().isAfter(span[0]) && event.time().isBefore(span[1]);
                boolean fails = ++count[0] % (within ? 5 : 300) == 0;
                return fails ? failed(event) : event;
              });
      tell(run);
      List<Finding> of = within(run.report, span[0], span[1]);
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %s | %d |%n",
          seed,
          of.isEmpty() ? "missed" : "found",
          of.isEmpty() ? "" : after(of, span[0]),
          run.report.findings().size() - of.size());
    }
  }

  private static SimulatedEvent failed(SimulatedEvent event) {
    String text =
        event.time() + " ERROR [worker-1] com.acme.Gate - request " + event.line() + " was dropped";
    return new SimulatedEvent(
        "gate.log",
        event.line(),
        1,
        event.time(),
        event.service(),
        event.pod(),
        Level.ERROR,
        event.traceId(),
        text,
        null,
        false);
  }

  private void tell(Run run) {
    if (talks) {
      for (Truth.Incident incident : run.truth.incidents()) {
        System.err.printf(
            "%s seed %d: %s to %s, settled %s%n",
            incident.fault(),
            run.truth.seed(),
            incident.begin(),
            incident.end(),
            incident.settled());
      }
      if (run.truth.incidents().isEmpty()) {
        System.err.println("healthy, seed " + run.truth.seed());
      }
      for (Finding finding : run.report.findings()) {
        System.err.printf(
            "  %s %s %s %s%n",
            finding.severity(), finding.kind(), finding.when(), finding.summary());
        finding
            .evidence()
            .forEach(
                e ->
                    System.err.printf(
                        "      %s | %s | %s | %s%n",
                        e.statement(), e.observed(), e.expected(), e.surprise()));
      }
    }
  }

  private static Run run(Simulator simulator, Function<SimulatedEvent, SimulatedEvent> change)
      throws IOException {
    Path directory = Files.createTempDirectory("findings");
    Map<String, Writer> open = new HashMap<>();
    Set<EventId> lines = new HashSet<>();
    try (LogInsight insight = LogInsight.builder().analyzer("anomaly").build()) {
      Truth truth =
          simulator.run(
              original -> {
                SimulatedEvent event = change.apply(original);
                write(directory, open, event);
                if (event.incidentId() != null) {
                  lines.add(new EventId(directory.resolve(event.file()).toString(), event.line()));
                }
              });
      for (Writer out : open.values()) {
        out.close();
      }
      return new Run(truth, lines, insight.analyze(directory));
    } finally {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  private static void write(Path directory, Map<String, Writer> open, SimulatedEvent event) {
    try {
      Writer out = open.get(event.file());
      if (out == null) {
        out = Files.newBufferedWriter(directory.resolve(event.file()));
        open.put(event.file(), out);
      }
      out.write(event.text() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the findings that begin in a time. */
  private static List<Finding> within(Report report, Instant begin, Instant end) {
    return report.findings().stream()
        .filter(finding -> isWithin(finding.when(), begin, end))
        .toList();
  }

  private static boolean isWithin(
      @org.jspecify.annotations.Nullable TimeRange when, Instant begin, Instant end) {
    return when != null
        && !when.first().isBefore(begin.minus(NEAR))
        && !when.first().isAfter(end.plus(NEAR));
  }

  private static long after(List<Finding> findings, Instant begin) {
    return findings.stream()
        .mapToLong(finding -> Duration.between(begin, finding.when().first()).toSeconds())
        .min()
        .orElseThrow();
  }

  /** The beginnings of runs of minutes with three times the errors of all minutes, and ten. */
  private static List<Instant> byErrorRate(Report report) {
    List<Instant> alarms = new ArrayList<>();
    TimeSeries errors = report.chunk().levels().get(Level.ERROR);
    TimeRange window = report.chunk().window();
    if (errors == null || window == null) {
      return alarms;
    }
    long step = errors.step().toSeconds();
    double mean = errors.total() / Math.max(1.0, window.duration().toSeconds() / (double) step);
    long last = Long.MIN_VALUE;
    for (int i = 0; i < errors.size(); i++) {
      if (errors.count(i) >= Math.max(10, 3 * mean)) {
        if (errors.startSecond(i) > last + step) {
          alarms.add(errors.start(i));
        }
        last = errors.startSecond(i);
      }
    }
    return alarms;
  }

  /** What was found of some incidents. */
  private static final class Score {

    private int runs;
    private int found;
    private int pointed;
    private int outside;
    private int rateFound;
    private int rateOutside;
    private final List<Long> delays = new ArrayList<>();

    void add(Run run) {
      Truth.Incident incident = run.truth.incidents().get(0);
      runs++;
      List<Finding> of = within(run.report, incident.begin(), incident.settled());
      outside += run.report.findings().size() - of.size();
      if (!of.isEmpty()) {
        found++;
        delays.add(after(of, incident.begin()));
        boolean points =
            of.stream()
                .flatMap(finding -> finding.evidence().stream())
                .flatMap(evidence -> evidence.events().stream())
                .anyMatch(run.lines::contains);
        pointed += points ? 1 : 0;
      }
      List<Instant> alarms = FindingNoise.byErrorRate(run.report);
      long hits =
          alarms.stream()
              .filter(at -> isWithin(new TimeRange(at, at), incident.begin(), incident.settled()))
              .count();
      rateFound += hits > 0 ? 1 : 0;
      rateOutside += (int) (alarms.size() - hits);
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d/%d | %d/%d | %s | %.1f |",
          name,
          found,
          runs,
          pointed,
          runs,
          delays.stream()
              .sorted()
              .skip(delays.size() / 2)
              .findFirst()
              .map(String::valueOf)
              .orElse(""),
          outside / (double) runs);
    }

    String byErrorRate(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d/%d | | | %.1f |",
          name,
          rateFound,
          runs,
          rateOutside / (double) runs);
    }
  }
}
