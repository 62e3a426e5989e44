package io.loginsight.core.compare;

import io.loginsight.api.Chunk;
import io.loginsight.api.EventCounts;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotType;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one side of a comparison. */
final class Sides {

  private final int minutes;
  private final boolean timed;
  private final List<PatternStats> patterns = new ArrayList<>();

  private Sides(int minutes, boolean timed) {
    this.minutes = minutes;
    this.timed = timed;
  }

  /** Begins a side that lasts so many minutes. */
  static Sides of(int minutes) {
    return new Sides(minutes, true);
  }

  static Sides withoutTimes() {
    return new Sides(0, false);
  }

  /** Adds a pattern with so many events each minute. */
  Sides steady(int id, long aMinute) {
    long[] counts = new long[minutes];
    Arrays.fill(counts, aMinute);
    return add(id, counts, null);
  }

  /** Adds a pattern with one slot. */
  Sides slot(int id, SlotType type, SlotStats stats) {
    long[] counts = new long[minutes];
    Arrays.fill(counts, Math.max(1, stats.values() / minutes));
    return add(id, counts, new Slot(type, null, List.of(), stats));
  }

  Sides untimed(int id, long events) {
    patterns.add(stats(id, events, TimeSeries.empty(), null));
    return this;
  }

  Sides add(int id, long[] counts) {
    return add(id, counts, null);
  }

  private Sides add(int id, long[] counts, @Nullable Slot slot) {
    long sum = Arrays.stream(counts).sum();
    if (sum > 0) {
      patterns.add(stats(id, sum, series(counts, 0), slot));
    }
    return this;
  }

  private static PatternStats stats(int id, long events, TimeSeries series, @Nullable Slot slot) {
    Pattern pattern =
        new Pattern(
            new PatternId(id),
            slot == null ? "p" + id : "p" + id + " " + Pattern.SLOT,
            slot == null ? List.of() : List.of(slot));
    EventCounts counts = new EventCounts(events, events, Map.of());
    return new PatternStats(pattern, counts, null, series, List.of(), List.of());
  }

  Report report() {
    TimeRange window =
        timed ? new TimeRange(Instant.EPOCH, Instant.ofEpochSecond(60L * minutes - 1)) : null;
    Chunk chunk =
        new Chunk(
            window,
            new EventCounts(0, 0, Map.of()),
            Map.of(),
            TimeSeries.empty(),
            patterns,
            List.of());
    return new Report(List.of(), chunk, List.of(), List.of());
  }

  /** Returns counts minute by minute as a series. */
  static TimeSeries series(long[] counts, long start) {
    long[] starts = new long[counts.length];
    long[] found = new long[counts.length];
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        starts[size] = start + 60L * i;
        found[size++] = counts[i];
      }
    }
    return TimeSeries.of(
        Duration.ofMinutes(1), Arrays.copyOf(starts, size), Arrays.copyOf(found, size));
  }
}
