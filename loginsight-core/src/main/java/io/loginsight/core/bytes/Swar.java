package io.loginsight.core.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time in one {@code long} ("SIMD within a register"), the first byte lowest. A
 * method that marks sets the highest bit of each byte that passes its test, and no other bit,
 * unless it says so. The arrays have padding behind what is read, so no step needs a special case
 * for the last bytes.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Swar {

  /** How many bytes {@link #load} reads. */
  public static final int WORD = Long.BYTES;

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

  /** Returns eight bytes. */
  public static long load(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  /** Returns the first bytes of a word, the others as 0. */
  public static long first(long word, int bytes) {
    return bytes >= WORD ? word : word & ((1L << (8 * bytes)) - 1);
  }

  /** Returns the place of the first mark, {@code 0 .. 7}, or 8 if there is none. */
  public static int place(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Returns the marks of a word as eight bits, that of the first byte lowest. */
  public static int bits(long marks) {
    return (int) (((marks >>> 7) * 0x0102040810204080L) >>> 56);
  }

  /**
   * Returns the bytes of which a bit is set, with all their bits set: the other way round.
   *
   * @param bits that of the first byte lowest; those above the first eight are left out
   */
  public static long bytes(int bits) {
    long each = ((bits & 0xff) * ONES) & 0x8040201008040201L; // another bit of each byte
    long marks = (((each & ~HIGH) + ~HIGH) | each) & HIGH;
    return (marks >>> 7) * 0xff;
  }

  /** Marks the bytes that are the wanted one. */
  public static long equal(long word, int wanted) {
    return ~notEqual(word, wanted) & HIGH;
  }

  private static long notEqual(long word, int wanted) {
    long x = word ^ (ONES * wanted);
    return ((x & ~HIGH) + ~HIGH) | x;
  }

  /** Marks the digits. */
  public static long digits(long word) {
    return ~notDigit(word) & HIGH;
  }

  /** Marks what is no digit. */
  public static long others(long word) {
    return notDigit(word) & HIGH;
  }

  private static long notDigit(long word) {
    return (((word & ~HIGH) ^ ZEROS) + NOT_DIGIT) | word;
  }

  /** Marks the digits and another byte. */
  public static long digitsAnd(long word, int wanted) {
    return ~(notDigit(word) & notEqual(word, wanted)) & HIGH;
  }

  /** Returns a word with each digit as {@code '0'}. */
  public static long withoutDigits(long word) {
    return word & ~((digits(word) >>> 7) * 0x0f);
  }

  /**
   * Tells whether a word holds a byte that is NUL or not ASCII: zero if it does not. What a NUL
   * borrows may mark the bytes behind it, so only the whole word can be judged.
   */
  public static long strange(long word) {
    return ((word - ONES) | word) & HIGH;
  }

  /** Returns with how many decimal digits a word begins, {@code 0 .. 8}. */
  public static int leadingDigits(long word) {
    long values = word ^ ZEROS;
    return place(((values + NOT_DIGIT) | values) & HIGH); // the first mark is right, others may not
  }

  /**
   * Returns the number that the first digits of a word write.
   *
   * @param digits {@code 0 .. 8}, no more than {@link #leadingDigits}
   */
  public static long number(long word, int digits) {
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
  public static int endOfRun(byte[] b, int from, int to) {
    for (int i = from; i < to; i += WORD) {
      long word = load(b, i);
      long hit = zero(word ^ SPACES) | zero(word ^ TABS) | zero(word ^ PIPES);
      if (hit != 0) {
        return Math.min(to, i + place(hit));
      }
    }
    return to;
  }

  /** Returns the offset of the first byte that is no digit, or {@code to} if there is none. */
  public static int endOfDigits(byte[] b, int from, int to) {
    for (int at = from; at < to; at += WORD) {
      long others = others(load(b, at));
      if (others != 0) {
        return Math.min(to, at + place(others));
      }
    }
    return to;
  }

  /** Returns the offset of the first such byte, or {@code to} if there is none. */
  public static int indexOf(byte[] b, int from, int to, int wanted) {
    for (int i = from; i < to; i += WORD) {
      long hit = firstEqual(load(b, i), wanted);
      if (hit != 0) {
        return Math.min(to, i + place(hit));
      }
    }
    return to;
  }

  /** Marks the first byte that is the wanted one; marks above it may be false. */
  public static long firstEqual(long word, int wanted) {
    return zero(word ^ (ONES * wanted));
  }

  /** Marks the lowest zero byte of a word; marks above it may be false. */
  private static long zero(long word) {
    return (word - ONES) & ~word & HIGH;
  }
}
