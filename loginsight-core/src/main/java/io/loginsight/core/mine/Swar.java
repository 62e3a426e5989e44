package io.loginsight.core.mine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time in one {@code long}. Exact for every byte value. */
final class Swar {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  static final long HIGH = 0x8080808080808080L;
  private static final long ZEROS = ONES * '0';
  private static final long NOT_DIGIT = ONES * 0x76; // lifts 10 and more to the highest bit
  private static final long SLASHES = ONES * '/';
  private static final long DOTS = ONES * '.';

  private Swar() {}

  /** Returns eight bytes, the first in the lowest place. */
  static long load(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** Returns the first bytes of a word, {@code 0 .. 7} of them, the others as 0. */
  static long first(long word, int bytes) {
    return word & ((1L << (8 * bytes)) - 1);
  }

  /** Marks the digits of a word by the highest bits of their bytes. */
  static long digits(long word) {
    return ~((((word & ~HIGH) ^ ZEROS) + NOT_DIGIT) | word) & HIGH;
  }

  /** Marks digits and slashes. */
  static long digitsAndSlashes(long word) {
    long slash = word ^ SLASHES;
    long noSlash = ((slash & ~HIGH) + ~HIGH) | slash;
    long noDigit = (((word & ~HIGH) ^ ZEROS) + NOT_DIGIT) | word;
    return ~(noSlash & noDigit) & HIGH;
  }

  /** Marks dots. */
  static long dots(long word) {
    long x = word ^ DOTS;
    return ~(((x & ~HIGH) + ~HIGH) | x) & HIGH;
  }

  /** Returns the marks of a word as eight bits, that of the first byte lowest. */
  static int bits(long marks) {
    return (int) (((marks >>> 7) * 0x0102040810204080L) >>> 56);
  }

  /** Returns the place of the first mark, {@code 0 .. 7}, or 8 if there is none. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
