package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds instances whose clock is off: what they log in a trace lies far from all that the others
 * log in it, by the same time in one trace as in the next, and on a side where it never was. Who is
 * slow is late by other times, and only after those he waits for.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Clocks {

  private static final long SECOND = 1_000_000_000L;

  /** Whoever is off by less may as well be slow. */
  private static final long LEAST = 2 * SECOND;

  /** The same where it is not known on which side of the others an instance logs. */
  private static final long LEAST_UNKNOWN = 60 * SECOND;

  /** Offsets of one clock agree to a second, and to this share of them. */
  private static final double AGREE = 0.02;

  private static final int FEWEST = 3; // traces
  private static final double MOSTLY = 0.5;
  private static final double HARDLY_EVER = 0.1;
  private static final int MOST_CLOCKS = 5;
  private static final int EVENTS = 3;

  /** When one instance logs in a trace. */
  private static final class Stay {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    boolean exact = true; // not in whole seconds
    int event;

    void add(long time, int number) {
      boolean whole = time % SECOND == 0;
      exact &= !whole;
      event = time < first ? number : event;
      first = Math.min(first, time);
      last = Math.max(last, whole ? time + SECOND - 1 : time);
    }

    /** Returns how far it lies behind another one; below 0 in front of it; 0 if they overlap. */
    long behind(Stay other) {
      return first > other.last ? first - other.last : last < other.first ? last - other.first : 0;
    }

    void move(long by) {
      first += by;
      last += by;
    }
  }

  /** How far an instance lies from the nearest other one in a trace. */
  private record Distance(String trace, Stay stay, Stay nearest, long gap) {

    long time() {
      return nearest.first;
    }

    boolean isExact() {
      return stay.exact && nearest.exact;
    }
  }

  /** A clock that is off. */
  private record Off(
      String instance, long ahead, List<Distance> off, int since, int before, Distance first) {}

  private final Map<String, Map<String, Stay>> traces = new TreeMap<>();
  private final Map<String, String> services = new HashMap<>(); // by instance
  private final Map<String, Map<String, Long>> ahead = new HashMap<>(); // by trace and instance
  private final List<Off> found = new ArrayList<>();
  private final long onset;

  /**
   * Knows nothing yet.
   *
   * @param onset the earliest time at which the incident may have begun, in nanoseconds since 1970
   */
  public Clocks(long onset) {
    this.onset = onset;
  }

  /**
   * Adds an event of a trace.
   *
   * @param instance who logged it
   * @param time by the clock of the one who logged it
   * @param event its number in the input
   */
  public void add(String trace, String service, String instance, long time, int event) {
    services.put(instance, service);
    traces
        .computeIfAbsent(trace, t -> new TreeMap<>())
        .computeIfAbsent(instance, i -> new Stay())
        .add(time, event);
  }

  /** Compares the clocks, once all is added. */
  public void compare() {
    for (int i = 0; i < MOST_CLOCKS; i++) {
      Off worst = worst();
      if (worst == null) {
        return;
      }
      found.add(worst);
      for (Distance distance : worst.off) {
        distance.stay.move(-worst.ahead);
        ahead
            .computeIfAbsent(distance.trace, t -> new HashMap<>())
            .put(worst.instance, worst.ahead);
      }
    }
  }

  /**
   * Returns by how much the clock of an instance was ahead in a trace.
   *
   * @return nanoseconds, below 0 if it was behind; null if nobody else logs in that trace
   */
  public @Nullable Long ahead(String trace, String instance) {
    Map<String, Stay> stays = traces.get(trace);
    return stays == null || stays.size() < 2
        ? null
        : ahead.getOrDefault(trace, Map.of()).getOrDefault(instance, 0L);
  }

  /** Returns the clock that is off in the largest share of its traces; null if none is. */
  private @Nullable Off worst() {
    Map<String, List<Distance>> distances = new TreeMap<>();
    traces.forEach(
        (trace, stays) ->
            stays.forEach(
                (instance, stay) -> {
                  Distance distance = distance(trace, instance, stay, stays);
                  if (distance != null) {
                    distances.computeIfAbsent(instance, k -> new ArrayList<>()).add(distance);
                  }
                }));
    Off worst = null;
    for (Map.Entry<String, List<Distance>> of : distances.entrySet()) {
      Off off = off(of.getKey(), of.getValue());
      if (off != null && (worst == null || share(off) > share(worst))) {
        worst = off;
      }
    }
    return worst;
  }

  private static double share(Off off) {
    return (double) off.off.size() / off.since;
  }

  private static @Nullable Distance distance(
      String trace, String instance, Stay stay, Map<String, Stay> all) {
    Distance nearest = null;
    for (Map.Entry<String, Stay> other : all.entrySet()) {
      if (!other.getKey().equals(instance)) {
        long gap = stay.behind(other.getValue());
        if (nearest == null || Math.abs(gap) < Math.abs(nearest.gap)) {
          nearest = new Distance(trace, stay, other.getValue(), gap);
        }
      }
    }
    return nearest;
  }

  private @Nullable Off off(String instance, List<Distance> distances) {
    long[] far =
        distances.stream()
            .mapToLong(Distance::gap)
            .filter(gap -> Math.abs(gap) >= LEAST)
            .sorted()
            .toArray();
    if (far.length < FEWEST) {
      return null;
    }
    long ahead = far[far.length / 2];
    double tolerance = SECOND + AGREE * Math.abs(ahead);
    List<Distance> off =
        distances.stream()
            .filter(d -> Math.abs(d.gap) >= LEAST && Math.abs(d.gap - ahead) <= tolerance)
            .sorted(Comparator.comparingLong(Distance::time).thenComparing(Distance::trace))
            .toList();
    if (off.size() < FEWEST || off.size() < MOSTLY * far.length) {
      return null;
    }
    int since = between(off, distances);
    List<Distance> others = distances.stream().filter(d -> !off.contains(d)).toList();
    return off.size() >= MOSTLY * since && isStrange(ahead, others)
        ? new Off(instance, ahead, off, since, distances.size() - since, off.get(0))
        : null;
  }

  /**
   * Returns how many traces an instance had meanwhile, by its own clock or by those of the others:
   * one of them is wrong.
   */
  private static int between(List<Distance> off, List<Distance> all) {
    int most = 0;
    for (ToLongFunction<Distance> clock :
        List.<ToLongFunction<Distance>>of(Distance::time, d -> d.stay.first)) {
      LongSummaryStatistics range = off.stream().mapToLong(clock).summaryStatistics();
      long count =
          all.stream()
              .mapToLong(clock)
              .filter(time -> time >= range.getMin() && time <= range.getMax())
              .count();
      most = Math.max(most, (int) count);
    }
    return most;
  }

  /** Says whether an instance was hardly ever on that side of the others. */
  private static boolean isStrange(long ahead, List<Distance> others) {
    List<Distance> exact = others.stream().filter(Distance::isExact).toList();
    long there =
        exact.stream().filter(d -> d.gap != 0 && Long.signum(d.gap) == Long.signum(ahead)).count();
    return exact.size() < FEWEST
        ? Math.abs(ahead) >= LEAST_UNKNOWN
        : there <= HARDLY_EVER * exact.size();
  }

  /** Returns what speaks against those whose clocks went wrong in the incident. */
  public List<Clue> clues() {
    List<Clue> clues = new ArrayList<>();
    for (Off off : found) {
      int wrongBefore = (int) off.off.stream().filter(d -> d.time() < onset).count();
      int wrong = off.off.size() - wrongBefore;
      double evidence =
          Likelihood.ratio(
              wrong, off.since - wrongBefore, wrongBefore, Math.max(1, off.before + wrongBefore));
      if (wrong > 0 && evidence > 0) {
        clues.add(clue(off, Math.min(Likelihood.SURE, evidence)));
      }
    }
    return clues;
  }

  private Clue clue(Off off, double evidence) {
    return new Clue(
        services.getOrDefault(off.instance, off.instance),
        Term.CLOCK,
        evidence,
        null,
        "The clock of "
            + off.instance
            + " is "
            + Text.duration(Math.abs(off.ahead) / 1e6)
            + (off.ahead > 0 ? " ahead of" : " behind")
            + " the others of its traces",
        (off.off.size() + " of " + off.since + " traces since ") + Text.clock(off.first.time()),
        "none of " + off.before + " traces besides",
        off.off.stream().limit(EVENTS).map(d -> d.stay.event).toList());
  }
}
