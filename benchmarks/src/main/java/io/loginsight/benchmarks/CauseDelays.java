package io.loginsight.benchmarks;

import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.LogInsight;
import io.loginsight.benchmarks.NezhaLogs.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often is a service the first cause whose network was made slow? Minutes that no fault has
 * touched are laid over one another, and what one service sends is late from some point on: each
 * further event of a trace behind a call or an answer of that service, and now and then behind a
 * call to it, as connections that are made anew have to wait for an answer, too. It shows where
 * times of five traces or more are others. Beside it, the services with the most events at ERROR,
 * and any service.
 *
 * <pre>
 * {@code java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.CauseDelays DIR [CASES [MILLIS...]]}
 * </pre>
 */
public final class CauseDelays {

  private static final long SECOND = 1_000_000_000L;
  private static final long LENGTH = NezhaLogs.MINUTES * 60 * SECOND;
  private static final long BEGIN = 1_674_979_200L * SECOND; // 2023-01-29T08:00:00Z
  private static final int SEED = 1_000;

  /** A minute is touched by a fault from so long before it on, and so long behind its begin. */
  private static final long BEFORE_FAULT = 30;

  private static final long BEHIND_FAULT = 400;

  /** The service that is made slow is in so many traces behind the onset, or more. */
  private static final int FEWEST_TRACES = 5;

  /** Within a service so much time must have passed for it to have asked somebody. */
  private static final double ASKS_MILLIS = 1.5;

  private static final double ASKS = 0.9; // how often it has, then
  private static final double CONNECTS = 0.2; // how often a call to it makes a connection

  /** A line of a log, with its columns. */
  private record Line(long time, String service, String[] columns) {

    Line at(long other) {
      return new Line(other, service, columns);
    }
  }

  private final NezhaLogs nezha;
  private final Path directory;
  private final List<List<Line>> minutes = new ArrayList<>();

  private CauseDelays(NezhaLogs nezha, Path directory) throws IOException {
    this.nezha = nezha;
    this.directory = directory;
    for (Path file : untouched()) {
      List<Line> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        String[] columns = NezhaLogs.columns(line);
        // some lines have the time 0 of another calendar
        if (columns != null && !columns[5].isEmpty() && !columns[1].startsWith("-")) {
          lines.add(new Line(Long.parseLong(columns[1]), NezhaLogs.serviceOf(columns[3]), columns));
        }
      }
      minutes.add(lines);
    }
  }

  /** Returns the logs of minutes that lie behind the effect of one fault and before the next. */
  private List<Path> untouched() throws IOException {
    List<Fault> faults = nezha.faults();
    Set<Path> files = new HashSet<>();
    for (Fault fault : faults) {
      for (Path file : NezhaLogs.files(fault, "log")) {
        String[] name = file.getFileName().toString().split("_");
        long minute = Long.parseLong(name[0]) * 60 + Long.parseLong(name[1]);
        long day = fault.time().getEpochSecond() / 86_400 * 86_400;
        long begin = day + minute * 60 - NezhaLogs.AHEAD.toSeconds();
        if (faults.stream().allMatch(other -> isFarFrom(other, begin))) {
          files.add(file);
        }
      }
    }
    return files.stream().sorted().toList();
  }

  private static boolean isFarFrom(Fault fault, long begin) {
    long time = fault.time().getEpochSecond();
    return begin + 60 <= time - BEFORE_FAULT || begin >= time + BEHIND_FAULT;
  }

  /**
   * Prints the table.
   *
   * @param args the folder, how many cases (40), and delays in milliseconds (1000, 300 and 100)
   * @throws IOException if something cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-delays-");
    try {
      CauseDelays delays = new CauseDelays(new NezhaLogs(Path.of(args[0])), directory);
      int cases = args.length > 1 ? Integer.parseInt(args[1]) : 40;
      List<String> millis =
          args.length > 2 ? List.of(args).subList(2, args.length) : List.of("1000", "300", "100");
      System.out.println("delay                          AC@1   AC@3   AC@5");
      for (String delay : millis) {
        delays.rank(cases, Double.parseDouble(delay));
      }
    } finally {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  private void rank(int cases, double millis) throws IOException {
    Ranks ours = new Ranks();
    Ranks shown = new Ranks();
    Ranks counted = new Ranks();
    double[] any = new double[3];
    for (int i = 0; i < cases; i++) {
      Random random = new Random(SEED + i);
      long start = BEGIN + 5L * i * 60 * SECOND;
      Map<String, List<Line>> traces = layOver(random, start);
      long onset = start + (long) ((45 + 55 * random.nextDouble()) * SECOND);
      List<String> candidates = candidates(traces, onset);
      String slow = candidates.get(random.nextInt(candidates.size()));
      List<Line> lines = new ArrayList<>();
      int moved = 0;
      for (List<Line> trace : traces.values()) {
        List<Line> late = late(trace, slow, onset, millis, random);
        moved += late.equals(trace) ? 0 : 1;
        lines.addAll(late);
      }
      Path file = write(lines, start);
      Instant from =
          Instant.ofEpochSecond(start / SECOND).plus(NezhaLogs.AHEAD); // as the minute of a fault
      CauseQuery query =
          CauseQuery.between(from, Instant.ofEpochSecond((start + LENGTH) / SECOND))
              .withBaseline(nezha.baseline());
      CauseReport report;
      try (LogInsight insight = LogInsight.builder().columns(NezhaLogs.COLUMNS).build()) {
        report = insight.rankCauses(List.of(file.toString()), query);
      }
      int rank = CauseRank.rankOf(slow, report);
      if (rank > 1) {
        String first = report.causes().isEmpty() ? "none" : report.causes().get(0).service();
        System.out.printf(
            Locale.ROOT,
            "    %d: %s is %d, first %s; %d traces moved%n",
            i,
            slow,
            rank,
            first,
            moved);
      }
      ours.add(rank);
      if (moved >= FEWEST_TRACES) {
        shown.add(rank);
      }
      counted.add(NezhaLogs.byErrors(List.of(file), slow));
      any[0] += Math.min(1, 1.0 / candidates.size());
      any[1] += Math.min(1, 3.0 / candidates.size());
      any[2] += Math.min(1, 5.0 / candidates.size());
    }
    System.out.printf(Locale.ROOT, "%5.0f ms           %s%n", millis, ours.shares());
    System.out.printf("  where it shows   %s%n", shown.shares());
    System.out.printf("  errors counted   %s%n", counted.shares());
    System.out.printf(
        Locale.ROOT,
        "  any service      %3d faults  %.3f  %.3f  %.3f%n",
        cases,
        any[0] / cases,
        any[1] / cases,
        any[2] / cases);
  }

  /** Returns the traces of three minutes, each in any of three minutes in its own order of time. */
  private Map<String, List<Line>> layOver(Random random, long start) {
    List<List<Line>> picks = new ArrayList<>(minutes);
    Collections.shuffle(picks, random);
    Map<String, List<Line>> traces = new TreeMap<>();
    for (int i = 0; i < NezhaLogs.MINUTES; i++) {
      List<Line> minute = picks.get(i);
      long first = minute.stream().mapToLong(Line::time).min().orElse(0);
      Map<String, Integer> slots = new TreeMap<>();
      for (Line line : minute) {
        String trace = line.columns[5];
        int slot = slots.computeIfAbsent(trace, t -> random.nextInt(NezhaLogs.MINUTES));
        long time = line.time - first + start + slot * 60 * SECOND;
        traces.computeIfAbsent(trace + "-" + i, t -> new ArrayList<>()).add(line.at(time));
      }
    }
    traces.values().forEach(trace -> trace.sort(Comparator.comparingLong(Line::time)));
    return traces;
  }

  private static List<String> candidates(Map<String, List<Line>> traces, long onset) {
    Map<String, Integer> in = new TreeMap<>();
    for (List<Line> trace : traces.values()) {
      trace.stream()
          .filter(line -> line.time > onset)
          .map(Line::service)
          .distinct()
          .forEach(service -> in.merge(service, 1, Integer::sum));
    }
    in.values().removeIf(count -> count < FEWEST_TRACES);
    return List.copyOf(in.keySet());
  }

  /** Lets what a service sends be late, and all that waits for it. */
  private static List<Line> late(
      List<Line> trace, String slow, long onset, double millis, Random random) {
    List<Line> late = new ArrayList<>();
    long lateBy = 0;
    Line last = null;
    for (Line line : trace) {
      if (last != null
          && last.time + lateBy >= onset
          && random.nextDouble() < odds(last, line, slow)) {
        lateBy += (long) (millis * (0.98 + 0.07 * random.nextDouble()) * 1e6);
      }
      late.add(line.at(line.time + lateBy));
      last = line;
    }
    return late;
  }

  /** Returns how likely something that the slow service sends lies between two events. */
  private static double odds(Line last, Line next, String slow) {
    boolean from = last.service.equals(slow);
    boolean to = next.service.equals(slow);
    if (from && to) {
      return (next.time - last.time) / 1e6 >= ASKS_MILLIS ? ASKS : 0;
    }
    return from ? 1 : to ? CONNECTS : 0;
  }

  private Path write(List<Line> lines, long start) throws IOException {
    lines.sort(Comparator.comparingLong(Line::time));
    List<String> rows = new ArrayList<>();
    rows.add("Timestamp,TimeUnixNano,Node,PodName,Container,TraceID,SpanID,Log");
    for (Line line : lines) {
      if (line.time < start + LENGTH) {
        String[] columns = line.columns.clone();
        columns[0] = Instant.ofEpochSecond(0, line.time).toString();
        columns[1] = Long.toString(line.time);
        rows.add(String.join(",", columns));
      }
    }
    return Files.write(directory.resolve("log.csv"), rows);
  }
}
