package io.loginsight.core.incident;

import io.loginsight.api.Chunk;
import io.loginsight.api.Diagnosis.State;
import io.loginsight.api.Impact.Trend;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of incidents until the end of an input.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Lifecycle {

  /** Twice as many are more, half as many are fewer. */
  private static final double MORE = 2;

  /** Of fewer events nobody can say that they get more. */
  private static final long TELLING = 10;

  /** An incident is that of before if it has so much of its patterns. */
  private static final double SAME = 0.5;

  /** When an incident begins and ends is known no better. */
  private static final Duration BLUR = Duration.ofMinutes(1);

  private final Chunk chunk;
  private final Duration blur;
  private final List<FindingGroup> groups;
  private final Map<PatternId, PatternStats> patterns = new HashMap<>();

  /**
   * Takes what was read.
   *
   * @param groups the earliest first
   */
  public Lifecycle(Chunk chunk, List<FindingGroup> groups) {
    this.chunk = chunk;
    Duration step = chunk.events().step();
    this.blur = step.compareTo(BLUR) > 0 ? step : BLUR;
    this.groups = groups;
    chunk.patterns().forEach(stats -> patterns.put(stats.pattern().id(), stats));
  }

  /**
   * Returns what has become of an incident.
   *
   * @return as of the last event of all
   */
  public State stateOf(FindingGroup group) {
    TimeRange window = chunk.window();
    Instant end = window == null ? group.when().last() : window.last();
    Duration over = Duration.between(group.when().last(), end);
    if (over.compareTo(blur) <= 0) {
      return trendOf(group) == Trend.RISING ? State.GROWING : State.OPEN;
    }
    return over.compareTo(FindingFolder.QUIET) < 0 ? State.QUIET : State.RESOLVED;
  }

  /**
   * Returns which earlier incident has come back with this one.
   *
   * @return its number, that of the last one if there are several; null if there is none
   */
  public @Nullable Long reopenedBy(FindingGroup group) {
    for (int i = groups.indexOf(group) - 1; i >= 0; i--) {
      FindingGroup earlier = groups.get(i);
      boolean over = earlier.when().last().plus(FindingFolder.QUIET).isBefore(group.when().first());
      if (over && likeness(earlier.patterns(), group.patterns()) >= SAME) {
        return i + 1L;
      }
    }
    return null;
  }

  private static double likeness(Set<PatternId> some, Set<PatternId> others) {
    Set<PatternId> both = new HashSet<>(some);
    both.retainAll(others);
    Set<PatternId> any = new HashSet<>(some);
    any.addAll(others);
    return any.isEmpty() ? 0 : (double) both.size() / any.size();
  }

  /**
   * Returns what share of an incident's patterns was never seen before it.
   *
   * @return in {@code [0, 1]}; 0 for one that began with the input
   */
  public double novelty(FindingGroup group) {
    long fresh =
        group.patterns().stream()
            .map(patterns::get)
            .filter(stats -> stats != null && isNewIn(group, stats))
            .count();
    return group.patterns().isEmpty() ? 0 : (double) fresh / group.patterns().size();
  }

  /**
   * Says whether a pattern was never seen before an incident.
   *
   * @return false if the incident began with the input
   */
  public boolean isNewIn(FindingGroup group, PatternStats stats) {
    TimeRange window = chunk.window();
    TimeRange seen = stats.seen();
    Instant begin = group.when().first().minus(blur);
    return window != null
        && seen != null
        && begin.isAfter(window.first())
        && seen.first().isAfter(begin);
  }

  /**
   * Compares the last third of an incident with the one before.
   *
   * @return {@link Trend#STEADY} if too little is known
   */
  public Trend trendOf(FindingGroup group) {
    List<PatternStats> known = new ArrayList<>();
    for (PatternId id : group.patterns()) {
      PatternStats stats = patterns.get(id);
      if (stats != null) {
        known.add(stats);
      }
    }
    return trendOf(known, group.when(), chunk.events().step());
  }

  /**
   * Compares the last third of a time with the one before.
   *
   * @param step how exactly times are known
   * @return {@link Trend#STEADY} if too little is known
   */
  public static Trend trendOf(List<PatternStats> patterns, TimeRange when, Duration step) {
    Instant first = when.first();
    Instant last = when.last();
    Duration third = Duration.between(first, last).dividedBy(3);
    if (third.compareTo(step) < 0) {
      return Trend.STEADY;
    }
    long middle = 0;
    long late = 0;
    for (PatternStats stats : patterns) {
      middle += startingIn(stats.series(), first.plus(third), last.minus(third));
      late += startingIn(stats.series(), last.minus(third), last.plusNanos(1));
    }
    if (Math.max(middle, late) < TELLING) {
      return Trend.STEADY;
    }
    return late >= MORE * middle
        ? Trend.RISING
        : middle >= MORE * late ? Trend.FALLING : Trend.STEADY;
  }

  private static long startingIn(TimeSeries series, Instant from, Instant to) {
    long sum = 0;
    for (int i = 0; i < series.size(); i++) {
      if (!series.start(i).isBefore(from) && series.start(i).isBefore(to)) {
        sum += series.count(i);
      }
    }
    return sum;
  }
}
