package io.loginsight.core.anomaly;

import java.util.Arrays;

/**
 * How much is usual at an hour of the day, and from two weeks on at an hour of the week. Medians
 * over the days, so that one bad day does not become usual. Before there are two periods, all hours
 * are alike.
 */
final class Season {

  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;

  /** So many events an hour are lent to a pattern, at the hours at which there are any. */
  private static final double LENT = 2;

  private final Grid grid;
  private final double[] time;
  private final long period; // 0 if there are not two
  private final double[] shape; // of all events, 1 on average

  /**
   * Learns the hours of a log.
   *
   * @param all the events of each stretch
   */
  Season(Grid grid, double[] all) {
    this.grid = grid;
    this.time = grid.time();
    long span = grid.size() * grid.length();
    boolean fine = grid.length() <= DAY / 4;
    this.period = !fine || span < 2 * DAY ? 0 : span < 2 * WEEK ? DAY : WEEK;
    double[] flat = new double[grid.size()];
    Arrays.fill(flat, 1);
    this.shape = period == 0 ? flat : scaled(usual(all, flat));
  }

  /** Returns whether the hours are known. */
  boolean isKnown() {
    return period > 0;
  }

  /** Returns how many events of each stretch are usual, up to a factor. */
  double[] weights(double[] counts) {
    double[] weights = period == 0 ? time.clone() : usual(counts, shape);
    for (int i = 0; period > 0 && i < weights.length; i++) {
      weights[i] *= time[i];
    }
    return weights;
  }

  private double[] usual(double[] counts, double[] lent) {
    long hour = Math.max(HOUR, grid.length());
    int slots = (int) (period / hour);
    int days = (int) (grid.size() * grid.length() / period) + 2;
    double[][] sums = new double[slots][days];
    double[][] stretches = new double[slots][days];
    long firstDay = grid.start(0) / period;
    for (int i = 0; i < counts.length; i++) {
      int day = (int) (grid.start(i) / period - firstDay);
      sums[slot(i, hour, slots)][day] += counts[i];
      stretches[slot(i, hour, slots)][day] += time[i];
    }
    double[] middle = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      middle[slot] = middle(sums[slot], stretches[slot]);
    }
    double each = LENT * grid.length() / hour;
    double[] usual = new double[counts.length];
    for (int i = 0; i < usual.length; i++) {
      usual[i] = middle[slot(i, hour, slots)] + each * lent[i];
    }
    return usual;
  }

  private int slot(int stretch, long hour, int slots) {
    return (int) Math.min(slots - 1, Math.floorMod(grid.start(stretch), period) / hour);
  }

  /** Returns the median of the rates of those days that have the hour. */
  private static double middle(double[] sums, double[] stretches) {
    double[] rates = new double[sums.length];
    int known = 0;
    for (int day = 0; day < sums.length; day++) {
      if (stretches[day] > 0.5) {
        rates[known++] = sums[day] / stretches[day];
      }
    }
    if (known == 0) {
      return 0;
    }
    Arrays.sort(rates, 0, known);
    return (rates[(known - 1) / 2] + rates[known / 2]) / 2;
  }

  private static double[] scaled(double[] usual) {
    double mean = Arrays.stream(usual).sum() / usual.length;
    return Arrays.stream(usual).map(value -> mean == 0 ? 1 : value / mean).toArray();
  }
}
