package io.loginsight.core.engine;

import io.loginsight.core.read.Utf8;

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
      int length = Utf8.length(bytes, at, to);
      if (length == 0 || isControl(bytes[at])) {
        bad++;
      }
      at += Math.max(1, length);
    }
    return bad * 10L > (end - from) * 3L;
  }

  private static boolean isControl(byte b) {
    return (b >= 0 && b < 0x20 && b != '\t' && b != 0x1b) || b == 0x7f; // an escape colours text
  }
}
