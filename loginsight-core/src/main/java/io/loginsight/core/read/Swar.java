package io.loginsight.core.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tests on eight bytes at a time ("SIMD within a register"). A result has the highest bit of each
 * byte set that passed the test, and no other bit.
 */
final class Swar {

  /** How many bytes {@link #load} reads. */
  static final int WORD = Long.BYTES;

  private static final long LOW = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long NEWLINES = LOW * '\n';

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Swar() {}

  /** Returns eight bytes, the first of them lowest. */
  static long load(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Finds newlines. Exact in every byte, so that all of them can be taken from one word. */
  static long newlines(long word) {
    long x = word ^ NEWLINES;
    return ~(((x & ~HIGH) + ~HIGH) | x | ~HIGH);
  }

  /**
   * Tells whether a word holds a byte that is NUL or not ASCII: zero if it does not. What a NUL
   * borrows may mark the bytes behind it, so only the whole word can be judged.
   */
  static long strange(long word) {
    return ((word - LOW) | word) & HIGH;
  }

  /** Returns the place of the first byte found, 0 to 7. */
  static int first(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }

  /** Returns a mask of the first bytes of a word, 1 to 8 of them. */
  static long firstBytes(int count) {
    return -1L >>> (Long.SIZE - count * Byte.SIZE);
  }

  /**
   * Finds the first newline.
   *
   * @param bytes with at least seven bytes to spare behind {@code to}
   * @return its offset, or -1
   */
  static int indexOfNewline(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += WORD) {
      long found = newlines(load(bytes, at));
      if (found != 0) {
        int newline = at + first(found);
        return newline < to ? newline : -1;
      }
    }
    return -1;
  }
}
