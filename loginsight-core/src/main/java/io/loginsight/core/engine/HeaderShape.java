package io.loginsight.core.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How a header is written, whatever the values of its digits are. Eight bytes at a time. */
final class HeaderShape {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long ZEROS = ONES * '0';
  private static final long NOT_DIGIT = ONES * 0x76; // lifts 10 and more to the highest bit
  private static final long ODD = 0x9e3779b97f4a7c15L;

  private HeaderShape() {}

  /**
   * Returns the hash of a text with every digit as {@code '0'}.
   *
   * @param before the hash of what is in front of it
   * @param b with seven bytes to spare behind {@code to}
   */
  static long hash(long before, byte[] b, int from, int to) {
    long hash = before + to - from;
    int at = from;
    for (; to - at >= 8; at += 8) {
      hash = mix(hash, withoutDigits((long) LONGS.get(b, at)));
    }
    if (at < to) {
      long word = (long) LONGS.get(b, at) & ((1L << (8 * (to - at))) - 1);
      hash = mix(hash, withoutDigits(word));
    }
    return mix(hash, ODD);
  }

  private static long withoutDigits(long word) {
    long digits = ~((((word & ~HIGH) ^ ZEROS) + NOT_DIGIT) | word) & HIGH;
    return word & ~((digits >>> 7) * 0x0f);
  }

  private static long mix(long hash, long word) {
    long product = (hash ^ word) * ODD;
    return product ^ (product >>> 32);
  }

  /** Returns how often a byte occurs. */
  static int count(byte[] b, int from, int to, int wanted) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += b[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns the offset behind the n-th of such bytes, or -1 if there are fewer.
   *
   * @param wanted a byte of ASCII
   * @param n 1 or more
   */
  static int end(byte[] b, int from, int to, int wanted, int n) {
    long pattern = ONES * wanted;
    int left = n;
    for (int at = from; at < to; at += 8) {
      long x = (long) LONGS.get(b, at) ^ pattern;
      long marks = ~(((x & ~HIGH) + ~HIGH) | x) & HIGH;
      int here = Long.bitCount(marks);
      if (here >= left) {
        for (; left > 1; left--) {
          marks &= marks - 1;
        }
        int end = at + (Long.numberOfTrailingZeros(marks) >>> 3) + 1;
        return end < to ? end : -1;
      }
      left -= here;
    }
    return -1;
  }
}
