package io.loginsight.core.mine;

/**
 * What a byte may be part of. Bytes above 127 count as letters: whatever the encoding, they are
 * parts of words, and broken UTF-8 needs no case of its own.
 */
final class Ascii {

  private static final int SPACE = 1;
  private static final int DELIMITER = 2;
  private static final int DIGIT = 4;
  private static final int UPPER = 8;
  private static final int LOWER = 16;
  private static final int HEX = 32;
  private static final int LETTER = 64;
  private static final int WORD = 128;
  private static final int ENDS_PATH = 256;
  private static final int ENDS_URL = 512;

  /** Single bytes that part words; white space does so, too. */
  private static final String DELIMITERS = "=:,()[]{}|\"';<>#@&!?";

  private static final short[] CLASS = classes();

  private Ascii() {}

  private static short[] classes() {
    short[] classes = new short[256];
    mark(classes, " \t\n\r\f\u000b", SPACE);
    mark(classes, DELIMITERS, DELIMITER);
    mark(classes, "0123456789", DIGIT | HEX | WORD);
    mark(classes, "abcdef", HEX);
    mark(classes, "ABCDEF", HEX);
    mark(classes, "_", WORD);
    mark(classes, " \t\n\r\f\u000b,;:=\"'[](){}|!<>", ENDS_PATH);
    mark(classes, " \t\n\r\f\u000b,;\"'<>])}|", ENDS_URL);
    for (int c = 'a'; c <= 'z'; c++) {
      classes[c] |= LOWER | LETTER | WORD;
      classes[c - 'a' + 'A'] |= UPPER | LETTER | WORD;
    }
    for (int c = 128; c < 256; c++) {
      classes[c] |= LETTER | WORD;
    }
    return classes;
  }

  private static void mark(short[] classes, String chars, int bits) {
    for (int i = 0; i < chars.length(); i++) {
      classes[chars.charAt(i)] |= (short) bits;
    }
  }

  private static boolean is(int c, int bits) {
    return (CLASS[c & 0xff] & bits) != 0;
  }

  static boolean isSpace(int c) {
    return is(c, SPACE);
  }

  /** Whether {@code c} cannot be part of a path of files. */
  static boolean endsPath(int c) {
    return is(c, ENDS_PATH);
  }

  /** Whether {@code c} cannot be part of a URL. */
  static boolean endsUrl(int c) {
    return is(c, ENDS_URL);
  }

  /** Whether {@code c} parts words but is not white space. */
  static boolean isDelimiter(int c) {
    return is(c, DELIMITER);
  }

  static boolean endsWord(int c) {
    return is(c, SPACE | DELIMITER);
  }

  static boolean isDigit(int c) {
    return is(c, DIGIT);
  }

  static boolean isHex(int c) {
    return is(c, HEX);
  }

  static boolean isUpper(int c) {
    return is(c, UPPER);
  }

  static boolean isLower(int c) {
    return is(c, LOWER);
  }

  static boolean isLetter(int c) {
    return is(c, LETTER);
  }

  /** Whether {@code c} is one of the 52 letters of ASCII. */
  static boolean isLatin(int c) {
    return is(c, UPPER | LOWER);
  }

  /** Whether {@code c} is a letter, a digit or an underscore. */
  static boolean isWord(int c) {
    return is(c, WORD);
  }

  /** Returns where the run of digits that starts at {@code at} ends; at most {@code most} long. */
  static int digits(byte[] text, int at, int to, int most) {
    int stop = Math.min(to, at + most);
    int end = at;
    while (end < stop && isDigit(text[end])) {
      end++;
    }
    return end;
  }

  /** Returns the byte at {@code at} as 0..255, or -1 beyond {@code to}. */
  static int peek(byte[] text, int at, int to) {
    return at < to ? text[at] & 0xff : -1;
  }

  /** Whether {@code at} lies in front of {@code to} and holds a letter, digit or underscore. */
  static boolean wordAt(byte[] text, int at, int to) {
    return at < to && isWord(text[at]);
  }

  /** Whether the text at {@code at} begins with the bytes that {@code word} has as chars. */
  static boolean startsWith(byte[] text, int at, int to, String word) {
    int length = word.length();
    if (to - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((text[at + i] & 0xff) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text {@code [from, to)} is the bytes that {@code word} has as chars. */
  static boolean equals(byte[] text, int from, int to, String word) {
    return to - from == word.length() && startsWith(text, from, to, word);
  }

  /** Whether the text {@code [from, to)} is the lower-case string {@code word}, in any case. */
  static boolean equalsIgnoreCase(byte[] text, int from, int to, String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      int c = text[from + i];
      if ((isUpper(c) ? c + ('a' - 'A') : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
