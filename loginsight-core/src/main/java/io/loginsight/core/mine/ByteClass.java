package io.loginsight.core.mine;

/** What a byte of a message is to {@link MessageKey}: one bit each. */
final class ByteClass {

  /** Parts words, and is no colon. */
  static final int EDGE = 1;

  static final int COLON = 2;
  static final int DIGIT = 4;

  /** Of ASCII, or an underscore. */
  static final int LETTER = 8;

  static final int DOT = 16;

  /** Plus or minus in front of a number, or the slash in front of an address. */
  static final int SIGN = 32;

  private static final byte[] CLASS = classes();

  private ByteClass() {}

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int c = 0; c < 256; c++) {
      int is = Ascii.endsWord(c) ? EDGE : 0;
      is = Ascii.isDigit(c) ? DIGIT : is;
      is = Ascii.isLatin(c) || c == '_' ? LETTER : is;
      is = c == ':' ? COLON : is;
      is = c == '.' ? DOT : is;
      is = c == '-' || c == '+' || c == '/' ? SIGN : is;
      classes[c] = (byte) is;
    }
    return classes;
  }

  static int of(byte b) {
    return CLASS[b & 0xff];
  }

  /** Whether a byte in front of {@code from} or an edge is at an offset. */
  static boolean isEdge(byte[] b, int from, int at) {
    return at < from || of(b[at]) == EDGE;
  }

  /** Whether the message ends at an offset, or an edge is there. */
  static boolean isEnd(byte[] b, int at, int to) {
    return at >= to || of(b[at]) == EDGE;
  }
}
