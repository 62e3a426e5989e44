package io.loginsight.core.incident;

/** Surprise: how many times one must be right about a fair coin for it to be as unlikely. */
final class Bits {

  private static final double LN2 = Math.log(2);

  private Bits() {}

  /** Returns the surprise of what has this probability. */
  static double of(double probability) {
    return -log2(probability);
  }

  static double log2(double x) {
    return Math.log(x) / LN2;
  }

  /**
   * Returns the surprise of seeing so many where fewer are expected: Chernoff's bound for a Poisson
   * distribution.
   */
  static double ofCount(double seen, double expected) {
    return seen <= expected ? 0 : seen * log2(seen / expected) - (seen - expected) / LN2;
  }
}
