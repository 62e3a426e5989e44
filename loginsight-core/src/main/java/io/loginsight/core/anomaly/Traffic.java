package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeSeries;

/**
 * How busy a log is over time. A pattern has a say by the square root of its events, and never more
 * than three times its usual one, so that a flood of one pattern is no busy log.
 */
final class Traffic {

  private static final double MOST = 3;

  /** Of a pattern with fewer events nothing is learnt. */
  private static final int LEAST = 20;

  /** What is taken for traffic that no line tells of. */
  private static final double UNSEEN = 0.1;

  private final Grid grid;
  private final double[] sums;
  private double weight;

  Traffic(Grid grid, Chunk chunk) {
    this.grid = grid;
    this.sums = new double[grid.size()];
    for (PatternStats stats : chunk.patterns()) {
      weight += add(stats.series(), sums, 1);
    }
  }

  /** Adds the say of a pattern, or takes it away; returns its weight. */
  private double add(TimeSeries series, double[] sums, double sign) {
    double total = series.total();
    if (total < LEAST) {
      return 0;
    }
    double mean = total / grid.size();
    double[] counts = grid.counts(series);
    for (int i = 0; i < counts.length; i++) {
      sums[i] += sign * Math.sqrt(total) * Math.min(MOST, counts[i] / mean);
    }
    return sign * Math.sqrt(total);
  }

  /** Returns how busy all but one pattern are in each stretch, 1 being usual. */
  double[] beside(TimeSeries own) {
    double[] rest = sums.clone();
    return relative(rest, weight + add(own, rest, -1));
  }

  /** Returns how busy the log is in each stretch, 1 being usual. */
  double[] ofAll() {
    return relative(sums.clone(), weight);
  }

  private double[] relative(double[] sums, double weight) {
    double[] time = grid.time();
    for (int i = 0; i < sums.length; i++) {
      double seen = weight < 1e-6 ? 1 - UNSEEN : Math.max(0, sums[i]) / weight;
      sums[i] = weight < 1e-6 ? time[i] : seen + UNSEEN * time[i];
    }
    return sums;
  }
}
