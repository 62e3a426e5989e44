package io.loginsight.core.compare;

import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.core.chance.Surprise;

/**
 * Whether the numbers of one side tend to be larger than those of the other: the test of Mann and
 * Whitney, by quantiles in place of the numbers themselves.
 */
final class Ranks {

  /** Between two quantiles numbers are taken to be spread evenly, and so many stand for them. */
  private static final int POINTS = 8;

  private final double[] numbers;
  private final double[] weights;
  private int size;

  private Ranks(NumberStats stats) {
    int room = (stats.quantiles().size() + 1) * POINTS;
    this.numbers = new double[room];
    this.weights = new double[room];
    double from = stats.min();
    double passed = 0;
    for (Quantile quantile : stats.quantiles()) {
      add(from, quantile.value(), quantile.share() - passed);
      from = quantile.value();
      passed = quantile.share();
    }
    add(from, stats.max(), 1 - passed);
  }

  private void add(double from, double to, double weight) {
    for (int i = 0; i < POINTS; i++) {
      numbers[size] = from + (to - from) * (i + 0.5) / POINTS;
      weights[size++] = weight / POINTS;
    }
  }

  /**
   * Returns how surprising it is that one side has the larger numbers, if both are alike.
   *
   * @param ofOne how many numbers there are on one side
   * @param ofOther how many numbers there are on the other side
   */
  static double bits(NumberStats one, double ofOne, NumberStats other, double ofOther) {
    double larger = new Ranks(other).larger(new Ranks(one)) - 0.5;
    double variance = (ofOne + ofOther + 1) / (12 * ofOne * ofOther);
    return Surprise.bits(larger * larger / variance);
  }

  /** Returns the probability that a number of this side is larger than one of the other. */
  private double larger(Ranks than) {
    double larger = 0;
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < than.size; k++) {
        int order = Double.compare(numbers[i], than.numbers[k]);
        larger += order < 0 ? 0 : weights[i] * than.weights[k] * (order == 0 ? 0.5 : 1);
      }
    }
    return larger;
  }
}
