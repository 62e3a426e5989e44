package io.loginsight.benchmarks;

import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.LogInsight;
import io.loginsight.lab.Backend;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How long does it take until somebody is told, and until the culprit is the first cause, in the
 * time of the events? And how many lines has one to read until one that shows the cause?
 *
 * <p>Simulated runs that nothing was made with are read as they come: at each whole minute from one
 * before the fault to its end, what is logged before it is analyzed. One is told by the first
 * report of which an incident overlaps the fault, and the most urgent of those counts. Beside it, a
 * threshold on the errors of a minute, which blames the service with most errors since then.
 *
 * <p>Lines are counted in the report at the end as its page shows them, the title first; beside
 * them, the errors since the fault began. What is not found takes for ever.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.TimeToCause SEEDS LINES
 * }</pre>
 */
public final class TimeToCause {

  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  // the threshold, fixed beforehand
  private static final int TIMES_MEAN = 3;
  private static final int MORE = 5;

  // what the page shows of an incident
  private static final int CAUSES = 5;
  private static final int EVIDENCE = 4;
  private static final int LINES = 3;

  /** Of so many errors a page saves .95 if its first line after the title shows the cause. */
  private static final int ENOUGH = 40;

  private final Path logs;
  private final Map<String, List<Run>> runs = new LinkedHashMap<>(); // by groups
  private final List<Run> all = new ArrayList<>();

  private TimeToCause(Path logs) {
    this.logs = logs;
  }

  /**
   * What is known at some time.
   *
   * @param told whether there is an incident that overlaps the fault
   * @param named whether the culprit is its first cause
   */
  private record Look(boolean told, boolean named) {}

  /**
   * What became known when.
   *
   * @param early how often one was told of something before the fault
   * @param told seconds from the first line that shows the cause
   * @param named seconds from there until the culprit was the first cause
   * @param stays whether it was from then on
   */
  private record Course(long early, double told, double named, boolean stays) {

    /**
     * Follows looks.
     *
     * @param looks at the end of each minute
     * @param first the first of them
     */
    static Course of(List<Look> looks, Instant first, Instant causal, long early) {
      int told = 0;
      while (told < looks.size() && !looks.get(told).told()) {
        told++;
      }
      int named = told;
      while (named < looks.size() && !looks.get(named).named()) {
        named++;
      }
      boolean found = named < looks.size();
      return new Course(
          early,
          told == looks.size()
              ? NEVER
              : Duration.between(causal, first.plus(MINUTE.multipliedBy(told))).toMillis() / 1000.0,
          found ? 60.0 * (named - told) : NEVER,
          found && looks.subList(named, looks.size()).stream().allMatch(Look::named));
    }
  }

  /**
   * Lines up to and including the first that shows the cause.
   *
   * @param shown by the page of the incident
   * @param errors among the errors in order of time; all of them if none shows the cause
   * @param isError whether one of them does
   */
  private record Read(double shown, int errors, boolean isError) {

    static Read of(List<EventId> page, List<EventId> errors, Set<EventId> wanted) {
      double onPage = upTo(page, wanted);
      double inErrors = upTo(errors, wanted);
      return new Read(onPage, (int) Math.min(inErrors, errors.size()), inErrors < NEVER);
    }

    private static double upTo(List<EventId> lines, Set<EventId> wanted) {
      for (int i = 0; i < lines.size(); i++) {
        if (wanted.contains(lines.get(i))) {
          return i + 1;
        }
      }
      return NEVER;
    }

    /** Returns the share of lines that need not be read; below 0 if there are more. */
    double saved() {
      return errors == 0 ? -NEVER : 1 - shown / errors;
    }
  }

  /**
   * What was measured of a run.
   *
   * @param exact lines up to one that shows the cause
   * @param alike up to one of those, or one like them
   */
  private record Run(Course ours, Course threshold, Read exact, Read alike) {}

  /**
   * Prints the tables.
   *
   * @param args how many seeds for each kind and system, and how many lines a run
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-time-");
    try {
      TimeToCause times = new TimeToCause(directory.resolve("logs"));
      int seeds = Integer.parseInt(args[0]);
      long lines = Long.parseLong(args[1]);
      for (int seed = HeldOutCauses.FIRST_SEED; seed < HeldOutCauses.FIRST_SEED + seeds; seed++) {
        times.group(Backend.SHOP, true, seed, lines);
        times.group(Backend.RIDES, true, seed, lines);
        times.group(Backend.RIDES, false, seed, lines);
      }
      times.print();
    } finally {
      CulpritRanks.delete(directory);
    }
  }

  private void group(Backend system, boolean heldOut, long seed, long lines) throws IOException {
    String group = system.word() + (heldOut ? ", held out" : ", others");
    for (Fault fault : HeldOutCauses.kinds(heldOut)) {
      Run run = run(Simulator.of(fault, seed).on(system).lines(lines));
      runs.computeIfAbsent(group, g -> new ArrayList<>()).add(run);
      all.add(run);
      if (all.size() % 10 == 0) {
        System.err.println(all.size() + " runs");
      }
    }
  }

  private Run run(Simulator simulator) throws IOException {
    if (Files.exists(logs)) {
      CulpritRanks.delete(logs);
    }
    Truth truth = simulator.run(logs);
    Truth.Incident fault = truth.incidents().get(0);
    Instant causal = fault.causal().isEmpty() ? fault.begin() : fault.causal().get(0).time();
    Instant first = fault.begin().truncatedTo(ChronoUnit.MINUTES); // nothing of the fault is in it
    Instant end = fault.settled().isAfter(fault.end()) ? fault.settled() : fault.end();
    long early = analyze(first.minus(MINUTE)).size();
    List<Look> looks = new ArrayList<>();
    List<Diagnosis> hits = List.of();
    for (Instant at = first; at.isBefore(end.plus(MINUTE)); at = at.plus(MINUTE)) {
      List<Diagnosis> incidents = analyze(at);
      if (looks.isEmpty()) {
        early = Math.max(early, incidents.size());
        incidents = List.of();
      }
      hits = incidents.stream().filter(o -> SimulatedIncidents.overlaps(o, fault)).toList();
      looks.add(new Look(!hits.isEmpty(), !hits.isEmpty() && blames(hits.get(0), truth, fault)));
    }
    RunLines lines = RunLines.read(logs, truth);
    List<EventId> page = hits.isEmpty() ? List.of() : page(hits.get(0));
    return new Run(
        Course.of(looks, first, causal, early),
        threshold(lines, truth, first, looks.size(), causal),
        Read.of(page, lines.errors(), lines.causal()),
        Read.of(page, lines.errors(), lines.likeCausal()));
  }

  private List<Diagnosis> analyze(Instant until) {
    try (LogInsight insight = LogInsight.builder().until(until).build()) {
      return insight.analyze(List.of(logs.toString())).incidents();
    }
  }

  private static boolean blames(Diagnosis incident, Truth truth, Truth.Incident fault) {
    return !incident.causes().isEmpty()
        && SimulatedIncidents.isCulprit(incident.causes().get(0).service(), truth, fault.service());
  }

  private static Course threshold(
      RunLines lines, Truth truth, Instant first, int minutes, Instant causal) {
    Set<Instant> above = new HashSet<>();
    double sum = 0;
    int before = 0;
    for (Map.Entry<Instant, Integer> minute : lines.errorsByMinute().entrySet()) {
      if (before > 0 && minute.getValue() > TIMES_MEAN * sum / before + MORE) {
        above.add(minute.getKey());
      }
      sum += minute.getValue();
      before++;
    }
    String culprit = truth.incidents().get(0).service();
    List<Look> looks = new ArrayList<>(List.of(new Look(false, false)));
    Instant told = null;
    for (int i = 1; i < minutes; i++) {
      Instant end = first.plus(MINUTE.multipliedBy(i));
      if (told == null && above.contains(end.minus(MINUTE))) {
        told = end.minus(MINUTE);
      }
      looks.add(
          new Look(told != null, told != null && lines.mostErrors(told, end).equals(culprit)));
    }
    long early = above.stream().filter(minute -> minute.isBefore(first)).count();
    return Course.of(looks, first, causal, early);
  }

  /** Returns the lines that the page of an incident shows in their order, the title as one. */
  private static List<EventId> page(Diagnosis incident) {
    Map<EventId, Event> events = new HashMap<>();
    incident.events().forEach(event -> events.put(event.id(), event));
    List<EventId> page = new ArrayList<>(List.of(new EventId("title", 1)));
    for (Cause cause : incident.causes().stream().limit(CAUSES).toList()) {
      Set<EventId> before = new HashSet<>();
      for (Evidence evidence : cause.evidence().stream().limit(EVIDENCE).toList()) {
        evidence.events().stream()
            .filter(id -> events.containsKey(id) && !events.get(id).message().isEmpty())
            .filter(before::add)
            .limit(LINES)
            .forEach(id -> page.add(inRun(id)));
      }
    }
    return page;
  }

  private static EventId inRun(EventId id) {
    return new EventId(Path.of(id.source()).getFileName().toString(), id.line());
  }

  private void print() {
    runs.forEach(TimeToCause::print);
    print("all", all);
  }

  private static void print(String group, List<Run> runs) {
    System.out.printf(
        Locale.ROOT,
        "%n%-18s  runs  told  median     p95  early   named  median     p95  stays%n",
        group);
    printCourses("told by incidents", runs.stream().map(Run::ours).toList());
    printCourses("by a threshold", runs.stream().map(Run::threshold).toList());
    System.out.println(
        "lines read          runs  shown  median  worst   errors  median  worst"
            + "   saved: median  worst  .95 in  of the shown: median  worst  40 errors");
    printRead("until the cause", runs.stream().map(Run::exact).toList());
    printRead("or one like it", runs.stream().map(Run::alike).toList());
  }

  private static void printCourses(String name, List<Course> of) {
    System.out.printf(
        Locale.ROOT,
        "%-18s  %4d  %4d  %6s  %6s  %5d   %5d  %6s  %6s  %5d%n",
        name,
        of.size(),
        of.stream().filter(one -> one.told() < NEVER).count(),
        at(.5, of, Course::told),
        at(.95, of, Course::told),
        of.stream().mapToLong(Course::early).sum(),
        of.stream().filter(one -> one.named() < NEVER).count(),
        at(.5, of, Course::named),
        at(.95, of, Course::named),
        of.stream().filter(Course::stays).count());
  }

  private static void printRead(String name, List<Read> of) {
    List<Read> shown = of.stream().filter(one -> one.shown() < NEVER).toList();
    System.out.printf(
        Locale.ROOT,
        "%-18s  %4d  %5d  %6s  %5s   %6d  %6s  %5s   %13s  %5s  %6d  %20s  %5s  %9d%n",
        name,
        of.size(),
        shown.size(),
        at(.5, of, Read::shown),
        at(1, of, Read::shown),
        of.stream().filter(Read::isError).count(),
        at(.5, of, Read::errors),
        at(1, of, Read::errors),
        share(.5, of),
        share(1, of),
        of.stream().filter(one -> one.saved() >= .95).count(),
        share(.5, shown),
        share(1, shown),
        of.stream().filter(one -> one.errors() >= ENOUGH).count());
  }

  private static <T> String at(double quantile, List<T> of, ToDoubleFunction<T> value) {
    double found = quantile(quantile, of, value);
    return found == NEVER ? "never" : String.format(Locale.ROOT, "%.0f", found);
  }

  /** Returns what is saved in that share of the runs at least. */
  private static String share(double quantile, List<Read> of) {
    double lost = quantile(quantile, of, read -> -read.saved());
    return lost == NEVER ? "never" : String.format(Locale.ROOT, "%.3f", -lost);
  }

  /** Returns the least value that so many do not exceed; a run without one has an infinite one. */
  private static <T> double quantile(double quantile, List<T> of, ToDoubleFunction<T> value) {
    double[] sorted = of.stream().mapToDouble(value).sorted().toArray();
    return sorted.length == 0
        ? NEVER
        : sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }
}
