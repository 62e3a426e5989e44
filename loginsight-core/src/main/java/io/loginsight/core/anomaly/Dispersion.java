package io.loginsight.core.anomaly;

/**
 * How much more counts vary than those of events that know nothing of each other: variance by mean
 * in stretches of one, two, four … , the largest. What is not known yet is assumed.
 */
final class Dispersion {

  /** Of fewer stretches nothing is told. */
  private static final int LEAST = 8;

  /** So many stretches, or events, count as much as what is assumed. */
  private static final double ASSUMED_WEIGHT = 4;

  private Dispersion() {}

  /**
   * Returns the variance by mean, 1 or more.
   *
   * @param counts the events of each stretch
   * @param weights how many are expected in each, up to a factor
   * @param assumed what it is before anything is seen
   */
  static double of(double[] counts, double[] weights, double assumed) {
    double events = sum(counts);
    double rate = events / sum(weights);
    double most = assumed * ASSUMED_WEIGHT / (ASSUMED_WEIGHT + events);
    for (int length = 1; events > 0 && counts.length / length >= LEAST; length *= 2) {
      int stretches = counts.length / length;
      double squares = 0;
      for (int stretch = 0; stretch < stretches; stretch++) {
        double seen = 0;
        double expected = 0;
        int end = stretch == stretches - 1 ? counts.length : (stretch + 1) * length;
        for (int i = stretch * length; i < end; i++) {
          seen += counts[i];
          expected += rate * weights[i];
        }
        squares += (seen - expected) * (seen - expected) / expected;
      }
      double known = Math.min(stretches - 1, events);
      double found = squares / (stretches - 1);
      most = Math.max(most, (assumed * ASSUMED_WEIGHT + found * known) / (ASSUMED_WEIGHT + known));
    }
    return Math.max(1, most);
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
