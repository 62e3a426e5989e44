package io.loginsight.core.mine;

import io.loginsight.core.bytes.Swar;

/**
 * What the bytes of one word are: a bit for each byte, the first one lowest. So questions about a
 * word are answered by a few operations on a {@code long}, and not by a loop over its bytes, of
 * which the processor cannot foretell where it ends.
 *
 * <p><b>Threads:</b> Confined.
 */
final class WordBits {

  /** Of a longer word nothing is known but its length. */
  static final int MOST = Long.SIZE;

  // Lanes of eight bits, one bit for each of eight bytes
  private static final int EDGE = 0; // parts words, and is no colon
  private static final int COLON = 8;
  private static final int DIGIT = 16;
  private static final int HEX_LETTER = 24; // a to f, small or large
  private static final int LETTER = 32; // the other letters of ASCII, and underscores
  private static final int DASH = 40;
  private static final int DOT = 48;
  private static final int OTHER = 56; // all else, and what is not ASCII

  private static final long LANE = 0xff;
  private static final long NO_HEX = ~(LANE << DIGIT | LANE << HEX_LETTER);
  private static final long NO_NAME = NO_HEX & ~(LANE << LETTER);

  private static final long[] LANES = lanes();

  private final long[] eights = new long[MOST / 8]; // the lanes of eight bytes each
  private long seen; // in any of them
  private int digits;
  private int length;

  private static long[] lanes() {
    long[] lanes = new long[256];
    for (int c = 0; c < 256; c++) {
      lanes[c] = 1L << lane(c);
    }
    return lanes;
  }

  private static int lane(int c) {
    if (c == ':') {
      return COLON;
    }
    if (Ascii.endsWord(c)) {
      return EDGE;
    }
    if (Ascii.isDigit(c)) {
      return DIGIT;
    }
    if (Ascii.isHex(c)) {
      return HEX_LETTER;
    }
    if (Ascii.isLatin(c) || c == '_') {
      return LETTER;
    }
    return c == '-' ? DASH : c == '.' ? DOT : OTHER;
  }

  /**
   * Reads a word, which ends in front of what parts words.
   *
   * @param b with seven bytes to spare behind {@code to}
   * @return the offset behind its last byte
   */
  int read(byte[] b, int start, int to) {
    long all = 0;
    int digit = 0;
    int at = start;
    while (true) {
      long lanes = lanes(Swar.load(b, at));
      int ends = (int) ((lanes >>> EDGE | lanes >>> COLON) & LANE) | 0x100;
      ends |= -1 << Math.min(8, to - at);
      int bytes = Integer.numberOfTrailingZeros(ends);
      lanes &= ((1L << bytes) - 1) * 0x0101010101010101L;
      all |= lanes;
      digit += Long.bitCount(lanes & LANE << DIGIT);
      if (at - start < MOST) {
        eights[(at - start) >> 3] = lanes;
      }
      at += bytes;
      if (bytes < 8) {
        seen = all;
        digits = digit;
        length = at - start;
        return at;
      }
    }
  }

  private static long lanes(long word) {
    return LANES[(int) word & 0xff]
        | LANES[(int) (word >>> 8) & 0xff] << 1
        | LANES[(int) (word >>> 16) & 0xff] << 2
        | LANES[(int) (word >>> 24) & 0xff] << 3
        | LANES[(int) (word >>> 32) & 0xff] << 4
        | LANES[(int) (word >>> 40) & 0xff] << 5
        | LANES[(int) (word >>> 48) & 0xff] << 6
        | LANES[(int) (word >>> 56)] << 7;
  }

  private long bits(int lane) {
    long bits = 0;
    if ((seen & LANE << lane) != 0) {
      for (int i = 0; i < length; i += 8) {
        bits |= (eights[i >> 3] >>> lane & LANE) << i;
      }
    }
    return bits;
  }

  /** Returns how many bytes the word has. */
  int length() {
    return length;
  }

  /** Returns how many of them are digits. */
  int digits() {
    return digits;
  }

  /** Whether there are but letters of ASCII, underscores and digits. */
  boolean isName() {
    return (seen & NO_NAME) == 0;
  }

  /** Whether there are but hex digits. */
  boolean isHex() {
    return (seen & NO_HEX) == 0;
  }

  /** Whether there are but hex digits and dashes. */
  boolean isHexAndDashes() {
    return (seen & NO_HEX & ~(LANE << DASH)) == 0;
  }

  /** Whether there are other bytes than letters of ASCII, underscores, digits, dots and dashes. */
  boolean hasOthers() {
    return (seen & LANE << OTHER) != 0;
  }

  /** Whether two dots stand side by side. */
  boolean hasDots() {
    long dots = bits(DOT);
    return (dots & dots << 1) != 0;
  }

  /** Returns the bits of the dashes. */
  long dashes() {
    return bits(DASH);
  }

  private long all() {
    return length >= MOST ? -1 : (1L << length) - 1;
  }

  /** Whether more than half of the parts between dashes have digits. */
  boolean isMostlyDigits() {
    long dashes = bits(DASH);
    long found = bits(DIGIT);
    // Added to the first byte of each part, a bit is carried through what is neither digit nor
    // dash.
    long through = all() & ~(found | dashes);
    long firstDigits = (through + (dashes << 1 | 1)) & ~through & found;
    return Long.bitCount(firstDigits) * 2 > Long.bitCount(dashes) + 1;
  }

  /**
   * Returns the digits whose values tell nothing: those that stand in a run of more than two, or in
   * a part that does not begin with a letter. Others may be part of a name that is constant.
   *
   * @param splits whether dashes part the word
   * @param notAscii the bytes that are no ASCII, which count as letters
   */
  long blankDigits(boolean splits, long notAscii) {
    long borders = splits ? bits(DASH) : 0;
    long inside = all() & ~borders;
    long named = (borders << 1 | 1) & (bits(LETTER) | bits(HEX_LETTER) | notAscii);
    long ofNames = inside & ~(inside + named); // the sum has carried away the parts that are named
    long found = bits(DIGIT);
    long three = found & found >>> 1 & found >>> 2;
    long ofLongRuns = three | three << 1 | three << 2;
    return found & ~(ofNames & ~ofLongRuns);
  }
}
