package com.example.forest;

import io.loginsight.api.Chunk;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeSeries;
import java.util.Arrays;

/**
 * The time of a chunk, cut into intervals of equal length without a gap. A log of very many
 * intervals is cut into longer ones, so that the work is bounded.
 */
final class Intervals {

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
    long first = events.startSecond(0);
    long steps = (events.startSecond(events.size() - 1) - first) / step + 1;
    long folded = (steps + MOST - 1) / MOST;
    return new Intervals(first, step * folded, (int) ((steps + folded - 1) / folded));
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
