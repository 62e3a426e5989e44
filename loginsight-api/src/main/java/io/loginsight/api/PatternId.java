package io.loginsight.api;

import java.util.HexFormat;

/**
 * The identity of a {@link Pattern}: 64 bits derived from its content, so that two processes that
 * meet the same lines give them the same id. Printed as 16 hex digits.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param bits the 64 bits
 */
public record PatternId(long bits) implements Comparable<PatternId> {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text 16 hex digits
   * @return the id
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static PatternId parse(String text) {
    if (text.length() != 16) {
      throw new IllegalArgumentException("A pattern id has 16 hex digits, got '" + text + "'");
    }
    return new PatternId(HexFormat.fromHexDigitsToLong(text));
  }

  @Override
  public int compareTo(PatternId other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }
}
