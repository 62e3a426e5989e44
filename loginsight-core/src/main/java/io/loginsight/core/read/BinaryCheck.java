package io.loginsight.core.read;

import org.jspecify.annotations.Nullable;

/**
 * Tells text from what is not, by the first bytes of a source, unpacked and in UTF-8 as far as its
 * mark said so: not text if more than 1 % of them are NUL or more than 30 % are no UTF-8.
 */
final class BinaryCheck {

  private static final int LOOKED_AT = 1 << 16;
  private static final double MOST_NUL = 0.01;
  private static final double MOST_INVALID = 0.30;

  private BinaryCheck() {}

  /**
   * Looks at some bytes.
   *
   * @return why they are not text, or null if they are
   */
  static @Nullable String reason(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LOOKED_AT);
    int nul = 0;
    int invalid = 0;
    for (int at = from; at < end; ) {
      int length = Utf8.length(bytes, at, to);
      nul += bytes[at] == 0 ? 1 : 0;
      invalid += length == 0 ? 1 : 0;
      at += Math.max(1, length);
    }
    int all = end - from;
    if (nul > all * MOST_NUL) {
      return percent(nul, all) + " of its first bytes are NUL";
    }
    if (invalid > all * MOST_INVALID) {
      return percent(invalid, all) + " of its first bytes are not UTF-8";
    }
    return null;
  }

  private static String percent(int part, int all) {
    return Math.round(100.0 * part / all) + " %";
  }
}
