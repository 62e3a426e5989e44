package io.loginsight.core.chance;

/**
 * How surprising a count or a share is, in bits: {@code -log2} of its probability.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Surprise {

  private static final double LN2 = Math.log(2);

  /** From here on the tail is so thin that its logarithm is computed directly. */
  private static final double FAR = 5;

  private Surprise() {}

  /**
   * Returns the surprise of a likelihood ratio, by Wilks' theorem: twice its logarithm has the
   * distribution of chi-squared with one degree of freedom.
   *
   * @param ratio twice the logarithm of how much more likely the data are if there is a change; 0
   *     or more
   */
  public static double bits(double ratio) {
    double x = Math.sqrt(ratio / 2);
    return Math.max(0, -lnErfc(x) / LN2);
  }

  /**
   * The logarithm of the complementary error function: near zero by its rational approximation
   * (Abramowitz and Stegun 7.1.26; below .01 of a bit off), far out by the first terms of its
   * asymptotic series (7.1.23).
   */
  private static double lnErfc(double x) {
    if (x < FAR) {
      double t = 1 / (1 + 0.3275911 * x);
      double sum =
          t
              * (0.254829592
                  + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
      return Math.log(sum) - x * x;
    }
    double over = 1 / (2 * x * x);
    return -x * x - Math.log(x * Math.sqrt(Math.PI)) + Math.log1p(-over * (1 - 3 * over));
  }

  /**
   * Returns twice the logarithm of how much more likely two counts are by their own rates than by a
   * ratio of rates.
   *
   * @param expected how many after for each before
   */
  public static double ofCounts(double before, double after, double expected) {
    double all = before + after;
    double share = expected / (1 + expected);
    return Math.max(0, 2 * (part(before, all * (1 - share)) + part(after, all * share)));
  }

  /**
   * Returns twice the logarithm of how much more likely two shares are by themselves than if they
   * are one.
   *
   * @param before share of so many
   * @param after share of so many
   */
  public static double ofShares(double before, double ofBefore, double after, double ofAfter) {
    double common = (before * ofBefore + after * ofAfter) / (ofBefore + ofAfter);
    double sum =
        ofBefore * (part(before, common) + part(1 - before, 1 - common))
            + ofAfter * (part(after, common) + part(1 - after, 1 - common));
    return Math.max(0, 2 * sum);
  }

  private static double part(double seen, double expected) {
    return seen <= 0 ? 0 : seen * Math.log(seen / expected);
  }
}
