package io.loginsight.core.experience;

/** How likely something is by how often it was so, and was not so, after Jeffreys' prior. */
final class Odds {

  private static final double HALF = 0.5;

  private Odds() {}

  /** Returns the logarithm of the odds, in bits. */
  static double bits(long times, long others) {
    return log2((times + HALF) / (others + HALF));
  }

  /**
   * Returns how far the probability leans to one side: twice the probability, less 1, which is the
   * hyperbolic tangent of half the logarithm of the odds. So it is bounded however often something
   * was so.
   *
   * @return in {@code (-1, 1)}; 0 if nothing is known
   */
  static double lean(long times, long others) {
    return (times - others) / (times + others + 1.0);
  }

  /** The same on every machine. */
  static double log2(double of) {
    return StrictMath.log(of) / StrictMath.log(2);
  }
}
