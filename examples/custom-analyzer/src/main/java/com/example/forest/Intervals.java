package com.example.forest;

import io.loginsight.api.Chunk;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeSeries;
import java.util.Arrays;

/**
 * The time of a chunk, cut into intervals of equal length without a gap: minutes, or longer ones in
 * a log of very many, so that the work is bounded.
 */
final class Intervals {

  /** Short logs are counted by seconds, in which single events look like bursts. */
  private static final long SHORTEST = 60; // seconds

  private static final long MOST = 2_000;

  private final long first; // seconds since 1970
  private final long length; // seconds
  private final int count;

  private Intervals(long first, long length, int count) {
    this.first = first;
    this.length = length;
    this.count = count;
  }

  /** Returns the intervals of a chunk; none if no event has a time. */
  static Intervals of(Chunk chunk) {
    TimeSeries events = chunk.events();
    long step = events.step().toSeconds();
    if (events.size() == 0) {
      return new Intervals(0, step, 0);
    }
    long last = events.startSecond(events.size() - 1);
    long fewest = (last - events.startSecond(0)) / MOST + 1; // seconds
    long steps = (Math.max(SHORTEST, fewest) + step - 1) / step;
    long length = step * steps;
    long first = Math.floorDiv(events.startSecond(0), length) * length;
    return new Intervals(first, length, (int) ((last - first) / length + 1));
  }

  int count() {
    return count;
  }

  /** Returns the first second of an interval. */
  long start(int index) {
    return first + index * length;
  }

  /** Returns the first second behind an interval. */
  long end(int index) {
    return start(index + 1);
  }

  /** Returns the events of a pattern in each interval. */
  double[] counts(PatternStats stats) {
    double[] counts = new double[count];
    TimeSeries series = stats.series();
    for (int i = 0; i < series.size(); i++) {
      long index = (series.startSecond(i) - first) / length;
      counts[(int) Math.max(0, Math.min(count - 1, index))] += series.count(i);
    }
    return counts;
  }

  /** Returns the value in the middle, which a burst does not move. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
