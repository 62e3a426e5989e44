package io.loginsight.core.engine;

/**
 * Tells lines that are no text: more than 30 % of their bytes are control characters or no UTF-8.
 */
final class Garbage {

  private static final int LOOKED_AT = 4_096;

  private Garbage() {}

  static boolean is(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LOOKED_AT);
    int bad = 0;
    int at = from;
    while (at < end) {
      int b = bytes[at] & 0xff;
      int length = b < 0x80 ? 1 : sequence(bytes, at, to);
      if (length == 0 || (b < 0x20 && b != '\t' && b != 0x1b) || b == 0x7f) {
        bad++; // an escape may colour a text
      }
      at += Math.max(1, length);
    }
    return bad * 10L > (end - from) * 3L;
  }

  /** Returns the length of a sequence of several bytes, or 0 if it is none. */
  private static int sequence(byte[] bytes, int at, int to) {
    int b = bytes[at] & 0xff;
    int length = b >= 0xf0 && b < 0xf5 ? 4 : b >= 0xe0 ? 3 : b >= 0xc2 ? 2 : 0;
    if (b >= 0xf5 || length == 0 || at + length > to) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
