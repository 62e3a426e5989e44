package io.loginsight.api;

import java.util.List;

/**
 * How far confidence can be taken at its word: of findings that were given a confidence of 0.9,
 * have nine in ten proved right?
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param incidents how many judged incidents it was measured on
 * @param findings how many findings these were made up of
 * @param before as it was calculated; the least confident first
 * @param after as it is calibrated, each finding by what was said of incidents other than its own;
 *     the least confident first
 * @param errorBefore how far mean confidence and the share that was real are apart, the mean over
 *     the findings, in {@code [0, 1]}
 * @param errorAfter the same when calibrated
 */
public record Reliability(
    int incidents,
    int findings,
    List<Bin> before,
    List<Bin> after,
    double errorBefore,
    double errorAfter) {

  /** Copies the lists. */
  public Reliability {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Findings of about the same confidence: of one tenth of the scale.
   *
   * @param confidence the mean
   * @param real the share that proved right
   * @param findings how many; 1 or more
   */
  public record Bin(double confidence, double real, int findings) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a share is none, or there is no finding
     */
    public Bin {
      if (!(confidence >= 0 && confidence <= 1 && real >= 0 && real <= 1 && findings > 0)) {
        throw new IllegalArgumentException(confidence + ", " + real + " of " + findings);
      }
    }
  }
}
