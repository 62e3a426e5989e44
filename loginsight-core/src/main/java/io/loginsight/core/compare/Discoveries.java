package io.loginsight.core.compare;

import java.util.Arrays;

/**
 * Which of many surprises to believe, so that of those believed only a small part is false on
 * average, by the procedure of Benjamini and Hochberg.
 */
final class Discoveries {

  /** The part that may be false. */
  private static final double FALSE_PART = 0.05;

  private Discoveries() {}

  /**
   * Returns from how many bits on a surprise is believed.
   *
   * @param bits of all that was tested; not modified
   * @return infinite if none is to be believed
   */
  static double threshold(double[] bits) {
    double[] rising = bits.clone();
    Arrays.sort(rising);
    int tests = rising.length;
    double threshold = Double.POSITIVE_INFINITY;
    for (int rank = 1; rank <= tests; rank++) {
      double surprise = rising[tests - rank];
      if (surprise >= -Math.log(FALSE_PART * rank / tests) / Math.log(2)) {
        threshold = surprise;
      }
    }
    return threshold;
  }
}
