package io.loginsight.core.read;

/**
 * What a well-formed UTF-8 character is, by table 3-7 of the Unicode Standard.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Utf8 {

  /** No character is longer. */
  static final int LONGEST = 4;

  private Utf8() {}

  /**
   * Measures the character at an offset.
   *
   * @param bytes holds the text
   * @param from offset of its first byte
   * @param to where the text ends
   * @return its bytes, 1 to 4, or 0 if there is no well-formed character
   */
  public static int length(byte[] bytes, int from, int to) {
    int first = bytes[from] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xe0) {
      return first >= 0xc2 && to - from >= 2 && continues(bytes[from + 1]) ? 2 : 0;
    }
    if (first < 0xf0) {
      return to - from >= 3 && isThree(first, bytes[from + 1], bytes[from + 2]) ? 3 : 0;
    }
    return to - from >= 4
            && isFour(first, bytes[from + 1])
            && continues(bytes[from + 2])
            && continues(bytes[from + 3])
        ? 4
        : 0;
  }

  /** Shuts out overlong forms and surrogates. */
  private static boolean isThree(int first, byte second, byte third) {
    int bits = ((first & 0xf) << 6) | (second & 0x3f); // the upper ten of sixteen
    return continues(second) && continues(third) && bits >= 0x20 && (bits >> 5) != 0x1b;
  }

  /** Shuts out overlong forms and what lies above U+10FFFF. */
  private static boolean isFour(int first, byte second) {
    int bits = ((first & 0xf) << 6) | (second & 0x3f); // the upper ten of twenty-two
    return continues(second) && bits >= 0x10 && bits <= 0x10f;
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
