package io.loginsight.api;

/**
 * What became of the physical lines of a source. Always {@code patterns + unparsed + blank + meta +
 * outside = total}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param total physical lines; a line ends at LF or CRLF
 * @param patterns lines of events that belong to a pattern
 * @param unparsed lines that could not be made sense of
 * @param blank lines that hold white space alone
 * @param meta lines about the lines, such as a CSV header
 * @param outside lines of events outside the time range that was asked for
 * @param cut lines that were longer than the cap; they are counted above, too
 * @param invalid lines that are not valid UTF-8; they are counted above, too
 */
public record LineCounts(
    long total,
    long patterns,
    long unparsed,
    long blank,
    long meta,
    long outside,
    long cut,
    long invalid) {

  /** No lines. */
  public static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Checks the sum.
   *
   * @throws IllegalArgumentException if the parts do not add up to the total
   */
  public LineCounts {
    if (patterns + unparsed + blank + meta + outside != total) {
      throw new IllegalArgumentException(
          "the parts must add up to "
              + (total + " lines, got " + patterns + " + " + unparsed + " + " + blank)
              + (" + " + meta + " + " + outside));
    }
  }

  /**
   * Adds two sources.
   *
   * @param other the counts of another source
   * @return the sum
   */
  public LineCounts plus(LineCounts other) {
    return new LineCounts(
        total + other.total,
        patterns + other.patterns,
        unparsed + other.unparsed,
        blank + other.blank,
        meta + other.meta,
        outside + other.outside,
        cut + other.cut,
        invalid + other.invalid);
  }
}
