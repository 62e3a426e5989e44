package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How the numbers that a {@link Slot} has taken are distributed.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param unit the unit of all numbers here, whichever ones the log uses
 * @param count about how many of the slot's values are numbers
 * @param min the smallest that was looked at
 * @param max the largest that was looked at
 * @param quantiles for rising shares how large a number is that this share does not exceed; never
 *     outside of {@code [min, max]}
 * @param relativeError by which part of itself a quantile may be wrong, beside what sampling makes
 *     of it; 0 if none is
 */
public record NumberStats(
    Unit unit, long count, double min, double max, List<Quantile> quantiles, double relativeError) {

  /** Copies the list. */
  public NumberStats {
    requireNonNull(unit, "unit");
    quantiles = List.copyOf(quantiles);
    if (!(min <= max && relativeError >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "min " + min + ", max " + max + ", relative error " + relativeError);
    }
  }

  /**
   * What a number counts.
   *
   * <p><b>Threads:</b> Immutable.
   */
  public enum Unit {
    /** Nothing that is known. */
    NONE,
    /** Time. */
    NANOSECONDS,
    /** Data; a kilobyte is taken for 1,024 bytes. */
    BYTES
  }

  /**
   * A number that a share of all numbers does not exceed.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param share in {@code (0, 1)}: 0.5 is the median's
   * @param value the number
   */
  public record Quantile(double share, double value) {

    /** Checks the share. */
    public Quantile {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("share must be in (0, 1), got " + share);
      }
    }
  }
}
