package io.loginsight.core.read;

/** What a well-formed UTF-8 character is, by table 3-7 of the Unicode Standard. */
final class Utf8 {

  /** No character is longer. */
  static final int LONGEST = 4;

  private Utf8() {}

  /**
   * Measures the character at an offset.
   *
   * @param from offset of its first byte
   * @param to where the text ends
   * @return its bytes, 1 to 4, or 0 if there is no well-formed character
   */
  static int length(byte[] bytes, int from, int to) {
    int first = bytes[from];
    if (first >= 0) {
      return 1;
    }
    int length = first < (byte) 0xe0 ? 2 : first < (byte) 0xf0 ? 3 : 4;
    if (first < (byte) 0xc2 || first > (byte) 0xf4 || to - from < length) {
      return 0;
    }
    if (!secondFits(first & 0xff, bytes[from + 1] & 0xff)) {
      return 0;
    }
    for (int at = from + 2; at < from + length; at++) {
      if (!continues(bytes[at])) {
        return 0;
      }
    }
    return length;
  }

  /** Shuts out overlong forms, surrogates and what lies above U+10FFFF. */
  private static boolean secondFits(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0 && second <= 0xbf;
      case 0xed -> second >= 0x80 && second <= 0x9f;
      case 0xf0 -> second >= 0x90 && second <= 0xbf;
      case 0xf4 -> second >= 0x80 && second <= 0x8f;
      default -> second >= 0x80 && second <= 0xbf;
    };
  }

  /**
   * Moves a cut back to where it splits no character.
   *
   * @param from where the text begins
   * @param cut offset of the first byte that is dropped
   * @param to where the text ends, or where it is known to three bytes behind the cut
   * @return {@code cut}, or up to three bytes less
   */
  static int floor(byte[] bytes, int from, int cut, int to) {
    for (int at = cut - 1; at >= Math.max(from, cut - (LONGEST - 1)); at--) {
      if (at + length(bytes, at, to) > cut) {
        return at;
      }
    }
    return cut;
  }

  private static boolean continues(byte b) {
    return (b & 0xc0) == 0x80;
  }
}
