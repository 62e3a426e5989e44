package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.digits;
import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.isHex;
import static io.loginsight.core.mine.Ascii.isLetter;
import static io.loginsight.core.mine.Ascii.isUpper;
import static io.loginsight.core.mine.Ascii.isWord;
import static io.loginsight.core.mine.Ascii.peek;

import io.loginsight.api.SlotType;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of one word, a run without white space and punctuation, is variable: nothing, the
 * word, or some of its parts.
 */
final class WordMasks {

  /** Units of time as bytes: the micro sign has two in UTF-8. */
  private static final String[] DURATIONS = {
    "ms", "s", "us", "\u00c2\u00b5s", "ns", "sec", "secs", "min", "mins", "m", "h"
  };

  private static final String[] SIZES = {"b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "bytes"};

  private WordMasks() {}

  /** Adds the tokens of the word {@code [from, to)}; at most {@code 2 * (to - from)} of them. */
  static void split(byte[] text, int from, int to, Tokens out) {
    int end = withoutTail(text, from, to);
    if (!hasDigit(text, from, end)) {
      addLetters(text, from, end, out);
    } else if (!addWhole(text, from, end, out)) {
      if (splitsAtDashes(text, from, end)) {
        addParts(text, from, end, out);
      } else {
        addName(text, from, end, out);
      }
    }
    addTail(end, to, out);
  }

  /** Adds the tokens of a word that has no digit. */
  static void addWithoutDigit(byte[] text, int from, int to, Tokens out) {
    int end = withoutTail(text, from, to);
    addLetters(text, from, end, out);
    addTail(end, to, out);
  }

  /** Dots, stars and dashes behind a word are punctuation. */
  private static int withoutTail(byte[] text, int from, int to) {
    int end = to;
    while (end - from > 1 && isTail(text[end - 1])) {
      end--;
    }
    return end;
  }

  private static boolean isTail(int c) {
    return c == '.' || c == '*' || c == '-';
  }

  private static void addTail(int from, int to, Tokens out) {
    if (from < to) {
      out.add(Tokens.MARK, from, to);
    }
  }

  private static void addLetters(byte[] text, int from, int to, Tokens out) {
    if (isHexOfLetters(text, from, to)) {
      out.add(Tokens.VALUE, SlotType.HEX, from, to);
    } else {
      out.add(Tokens.WORD, from, to);
    }
  }

  /** Adds the word as one value if it is a number, a hex string or a name with a number. */
  private static boolean addWhole(byte[] text, int from, int to, Tokens out) {
    SlotType type = number(text, from, to);
    if (type == null && isHexWithDigit(text, from, to)) {
      type = SlotType.HEX;
    }
    if (type == null && endsInUnderscoreAndNumber(text, from, to)) {
      type = SlotType.IDENTIFIER;
    }
    if (type == null) {
      return false;
    }
    out.add(Tokens.VALUE, type, from, to);
    return true;
  }

  /** Adds what is neither a number nor parted by dashes. */
  private static void addName(byte[] text, int from, int to, Tokens out) {
    int number = numberBehindDottedName(text, from, to);
    if (number > 0) {
      out.add(Tokens.WORD, from, number - 1);
      out.add(Tokens.MARK, number - 1, number);
      out.add(Tokens.VALUE, SlotType.NUMBER, number, to);
    } else if (isNameWithDigit(text, from, to)) {
      out.add(
          isPlain(text, from, to) ? Tokens.NAME : Tokens.SOFT_NAME, SlotType.IDENTIFIER, from, to);
    } else {
      out.add(Tokens.VALUE, SlotType.IDENTIFIER, from, to);
    }
  }

  /** Whether a word with dashes is to be taken apart, and not a value as a whole or a name. */
  private static boolean splitsAtDashes(byte[] text, int from, int to) {
    if (text[from] == '-') {
      return false;
    }
    boolean dash = false;
    for (int i = from; i < to; i++) {
      if (text[i] == '/') {
        return false;
      }
      dash |= text[i] == '-';
    }
    return dash;
  }

  private static void addParts(byte[] text, int from, int to, Tokens out) {
    if (isMostlyDigits(text, from, to)) {
      out.add(Tokens.VALUE, SlotType.IDENTIFIER, from, to);
      return;
    }
    int part = from;
    for (int i = from; i <= to; i++) {
      if (i == to || text[i] == '-') {
        if (i > part) {
          split(text, part, i, out); // has no dash, so this goes no deeper
        }
        if (i < to) {
          out.add(Tokens.MARK, i, i + 1);
        }
        part = i + 1;
      }
    }
  }

  /** Whether more than half of the parts have digits, or one is a dotted name full of them. */
  private static boolean isMostlyDigits(byte[] text, int from, int to) {
    int parts = 0;
    int withDigit = 0;
    int part = from;
    for (int i = from; i <= to; i++) {
      if (i == to || text[i] == '-') {
        int digits = countDigits(text, part, i);
        parts++;
        withDigit += digits > 0 ? 1 : 0;
        if (digits > 2 && hasDot(text, part, i) && number(text, part, i) == null) {
          return true;
        }
        part = i + 1;
      }
    }
    return withDigit * 2 > parts;
  }

  /**
   * A number with sign, dots, exponent and unit, or in hex: {@code -1.5e3}, {@code 12ms}, {@code
   * 0x1f}, {@code 99%}.
   *
   * @return its type, or null if it is no number
   */
  static @Nullable SlotType number(byte[] text, int from, int to) {
    int p = from;
    if (p < to && (text[p] == '+' || text[p] == '-')) {
      p++;
    }
    if (p + 2 < to && text[p] == '0' && (text[p + 1] | 0x20) == 'x' && isHex(text[p + 2])) {
      p += 3;
      while (p < to && isHex(text[p])) {
        p++;
      }
      return unit(text, p, to) == null ? null : SlotType.HEX;
    }
    p = decimal(text, p, to);
    return p < 0 ? null : unit(text, p, to);
  }

  private static int decimal(byte[] text, int from, int to) {
    int p = digits(text, from, to, to - from);
    if (p == from) {
      return -1;
    }
    while (peek(text, p, to) == '.' && p + 1 < to && isDigit(text[p + 1])) {
      p = digits(text, p + 1, to, to - p - 1);
    }
    if (p < to && (text[p] | 0x20) == 'e') {
      int sign = peek(text, p + 1, to);
      int exponent = sign == '+' || sign == '-' ? p + 2 : p + 1;
      int end = exponent < to ? digits(text, exponent, to, to - exponent) : exponent;
      p = end > exponent ? end : p;
    }
    return p;
  }

  /** The type of a number that is followed by {@code [from, to)}, or null if that is no unit. */
  private static @Nullable SlotType unit(byte[] text, int from, int to) {
    if (from == to || (to - from == 1 && text[from] == '%')) {
      return SlotType.NUMBER;
    }
    if (isDuration(text, from, to)) {
      return SlotType.DURATION;
    }
    if (isSize(text, from, to)) {
      return SlotType.SIZE;
    }
    if (Ascii.equals(text, from, to, "pages")) {
      return SlotType.NUMBER;
    }
    if (to - from > 3) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (!isLetter(text[i])) {
        return null;
      }
    }
    return SlotType.NUMBER;
  }

  private static boolean isDuration(byte[] text, int from, int to) {
    for (String unit : DURATIONS) {
      if (Ascii.equals(text, from, to, unit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSize(byte[] text, int from, int to) {
    for (String unit : SIZES) {
      if (Ascii.equalsIgnoreCase(text, from, to, unit)) {
        return true;
      }
    }
    return false;
  }

  static boolean isHexWithDigit(byte[] text, int from, int to) {
    return to - from >= 6 && allHex(text, from, to);
  }

  /** Eight, or sixteen and more, small hex letters: no word of a language. */
  private static boolean isHexOfLetters(byte[] text, int from, int to) {
    int length = to - from;
    if ((length != 8 && length < 16) || !allHex(text, from, to)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (isUpper(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean allHex(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isHex(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** {@code block_-38}, {@code task_7}. */
  private static boolean endsInUnderscoreAndNumber(byte[] text, int from, int to) {
    int p = to;
    while (p > from && isDigit(text[p - 1])) {
      p--;
    }
    if (p == to) {
      return false;
    }
    if (p > from && text[p - 1] == '-') {
      p--;
    }
    if (p - 1 <= from || text[p - 1] != '_') {
      return false;
    }
    for (int i = from; i < p - 1; i++) {
      if (!isWord(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Where the number of {@code core.4900} starts, the name in front having no digit; or -1. */
  private static int numberBehindDottedName(byte[] text, int from, int to) {
    int number = to;
    while (number > from && isDigit(text[number - 1])) {
      number--;
    }
    if (number == to || number - 1 <= from || text[number - 1] != '.') {
      return -1;
    }
    int partStart = from;
    for (int i = from; i < number; i++) {
      int c = text[i];
      if (c == '.') {
        if (i == partStart) {
          return -1;
        }
        partStart = i + 1;
      } else if (!isLetter(c) && c != '_' && c != '$') {
        return -1;
      }
    }
    return number;
  }

  /**
   * At most two digits, a letter in front, and more letters than digits: {@code ssh2, tty2, L3}.
   */
  private static boolean isNameWithDigit(byte[] text, int from, int to) {
    int digits = countDigits(text, from, to);
    if (digits > 2 || (!isLetter(text[from]) && text[from] != '_')) {
      return false;
    }
    int letters = 0;
    for (int i = from; i < to; i++) {
      letters += isLetter(text[i]) ? 1 : 0;
    }
    return letters > digits
        || (letters == digits
            && isDigit(text[to - 1])
            && countLeadingLetters(text, from, to) == letters);
  }

  private static int countLeadingLetters(byte[] text, int from, int to) {
    int p = from;
    while (p < to && isLetter(text[p])) {
      p++;
    }
    return p - from;
  }

  private static boolean isPlain(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isWord(text[i]) && text[i] != '$') {
        return false;
      }
    }
    return true;
  }

  private static boolean hasDigit(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isDigit(text[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDot(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == '.') {
        return true;
      }
    }
    return false;
  }

  private static int countDigits(byte[] text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += isDigit(text[i]) ? 1 : 0;
    }
    return count;
  }
}
