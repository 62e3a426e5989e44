package io.loginsight.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time in one {@code long}. The arrays have padding behind what is read, so no
 * step needs a special case for the last bytes.
 */
final class Swar {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long ZEROS = ONES * '0';
  private static final long NOT_DIGIT = ONES * 0x76; // lifts 10 and more to the highest bit
  private static final long SPACES = ONES * ' ';
  private static final long TABS = ONES * '\t';
  private static final long PIPES = ONES * '|';

  private Swar() {}

  /** Returns eight bytes, the first in the lowest place. */
  static long load(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** Returns the first bytes of a word, the others as 0. */
  static long first(long word, int bytes) {
    return bytes >= 8 ? word : word & ((1L << (8 * bytes)) - 1);
  }

  /** Returns with how many decimal digits a word begins, {@code 0 .. 8}. */
  static int digits(long word) {
    long values = word ^ ZEROS;
    long others = ((values + NOT_DIGIT) | values) & HIGH;
    return Long.numberOfTrailingZeros(others) >>> 3; // 64 if there is none
  }

  /**
   * Returns the number that the first digits of a word write.
   *
   * @param digits {@code 0 .. 8}, no more than {@link #digits}
   */
  static long number(long word, int digits) {
    if (digits == 0) {
      return 0;
    }
    long w = (word ^ ZEROS) << (64 - 8 * digits); // leading zeros in front
    // pairs, then fours, then all eight are put together in one multiplication each
    w = ((w * 10) + (w >>> 8)) & 0x00FF00FF00FF00FFL;
    w = ((w * 100) + (w >>> 16)) & 0x0000FFFF0000FFFFL;
    return ((w * 10_000) + (w >>> 32)) & 0xFFFFFFFFL;
  }

  /** Returns the offset of the first space, tab or {@code |}, or {@code to} if there is none. */
  static int endOfRun(byte[] b, int from, int to) {
    for (int i = from; i < to; i += 8) {
      long word = load(b, i);
      long hit = zero(word ^ SPACES) | zero(word ^ TABS) | zero(word ^ PIPES);
      if (hit != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(hit) >>> 3));
      }
    }
    return to;
  }

  /** Returns the offset of the first such byte, or {@code to} if there is none. */
  static int indexOf(byte[] b, int from, int to, int wanted) {
    long pattern = ONES * wanted;
    for (int i = from; i < to; i += 8) {
      long hit = zero(load(b, i) ^ pattern);
      if (hit != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(hit) >>> 3));
      }
    }
    return to;
  }

  /** Marks the lowest zero byte of a word; marks above it may be false. */
  private static long zero(long word) {
    return (word - ONES) & ~word & HIGH;
  }
}
