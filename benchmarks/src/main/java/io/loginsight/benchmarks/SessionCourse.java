package io.loginsight.benchmarks;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionReason.Kind;
import io.loginsight.api.SessionVerdict;
import io.loginsight.lab.Fault;
import io.loginsight.lab.SimulatedEvent;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which requests of simulated runs are found by what they have and lack, and which by how they go:
 * steps, balance, length, and time. A request is part of a fault if one of its lines is; beside are
 * those that are not, but fall into its time, and may have waited for others.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.SessionCourse SEEDS LINES
 * }</pre>
 */
public final class SessionCourse {

  private static final int FIRST_SEED = 7_000;
  private static final double THRESHOLD = Math.log(50) / Math.log(2);
  private static final Set<Kind> COURSE =
      EnumSet.of(Kind.NEW_EDGE, Kind.RARE_EDGE, Kind.UNBALANCED, Kind.LONG, Kind.SLOW);

  private final Path directory;
  private final long lines;

  /** How many of the requests that are part of the fault, fall into its time, or neither. */
  private static final class Tally {
    final long[] counts = new long[3];

    void add(int part) {
      counts[part]++;
    }

    @Override
    public String toString() {
      return counts[0] + " / " + counts[1] + " / " + counts[2];
    }
  }

  private SessionCourse(Path directory, long lines) {
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
    Path directory = Files.createTempDirectory("loginsight-course-");
    System.out.println("| fault | requests | by what they have and lack | only by how they go |");
    System.out.println("|---|---|---|---|");
    try {
      SessionCourse all = new SessionCourse(directory, Long.parseLong(args[1]));
      for (Fault fault : Fault.values()) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int seed = 0; seed < Integer.parseInt(args[0]); seed++) {
          all.run(fault, FIRST_SEED + seed, tallies);
        }
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %s | %s |%n",
            fault.toString().toLowerCase(Locale.ROOT),
            tallies.remove("requests"),
            tallies.remove("counts"),
            new TreeMap<>(tallies)
                .entrySet().stream()
                    .map(one -> one.getKey() + " " + one.getValue())
                    .collect(Collectors.joining(", ")));
      }
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private record Event(Instant time, String trace, String event) {}

  private void run(Fault fault, long seed, Map<String, Tally> tallies) throws IOException {
    Path logs = directory.resolve("logs");
    if (Files.exists(logs)) {
      delete(logs);
    }
    Truth truth = Simulator.of(fault, seed).lines(lines).run(logs);
    Map<String, Map<Long, SimulatedEvent>> origins = new HashMap<>();
    Set<String> marked = new HashSet<>();
    Map<String, Instant> begins = new HashMap<>();
    Simulator.of(fault, seed)
        .lines(lines)
        .run(
            (SimulatedEvent event) -> {
              if (event.traceId() != null) {
                origins
                    .computeIfAbsent(event.file(), f -> new HashMap<>())
                    .put(event.line(), event);
                begins.putIfAbsent(event.traceId(), event.time());
                if (event.incidentId() != null) {
                  marked.add(event.traceId());
                }
              }
            });
    List<Event> events = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().build()) {
      Map<String, SessionVerdict> verdicts = new LinkedHashMap<>();
      SessionEngine engine = insight.newSessionEngine(v -> verdicts.put(v.session(), v));
      Set<String> described = new HashSet<>();
      List<Path> files;
      try (var all = Files.list(logs)) {
        files = all.sorted().toList();
      }
      List<Long> starts = new ArrayList<>();
      List<String> names = new ArrayList<>();
      long start = 0;
      for (Path file : files) {
        starts.add(start);
        names.add(file.getFileName().toString());
        start += Files.readString(file, StandardCharsets.UTF_8).lines().count();
      }
      insight.analyze(
          files.stream().map(Path::toString).toList(),
          (AssignedLine line) -> {
            if (line.pattern() == null) {
              return;
            }
            int file = files.size() - 1;
            while (starts.get(file) >= line.line()) {
              file--;
            }
            SimulatedEvent origin =
                origins.getOrDefault(names.get(file), Map.of()).get(line.line() - starts.get(file));
            if (origin != null && origin.traceId() != null) {
              Level level = line.level();
              String event = line.pattern().id() + " " + level;
              if (described.add(event)) {
                engine.describe(event, level, line.pattern().template());
              }
              events.add(new Event(origin.time(), origin.traceId(), event));
            }
          });
      events.sort(Comparator.comparing(Event::time));
      events.forEach(event -> engine.add(event.time, event.trace, event.event));
      engine.finish();
      verdicts.forEach(
          (trace, verdict) -> {
            int part = marked.contains(trace) ? 0 : during(truth, begins.get(trace)) ? 1 : 2;
            tallies.computeIfAbsent("requests", k -> new Tally()).add(part);
            Tally counts = tallies.computeIfAbsent("counts", k -> new Tally());
            boolean byCounts =
                verdict.anomalous()
                    && !verdict.reasons().isEmpty()
                    && !COURSE.contains(verdict.reasons().get(0).kind());
            if (byCounts) {
              counts.add(part);
            } else {
              verdict.reasons().stream()
                  .filter(one -> COURSE.contains(one.kind()) && one.bits() >= THRESHOLD)
                  .forEach(
                      one ->
                          tallies
                              .computeIfAbsent(
                                  one.kind().name().toLowerCase(Locale.ROOT), k -> new Tally())
                              .add(part));
            }
          });
    }
  }

  private static boolean during(Truth truth, Instant time) {
    return truth.incidents().stream()
        .anyMatch(one -> !time.isBefore(one.begin()) && !time.isAfter(one.settled()));
  }
}
