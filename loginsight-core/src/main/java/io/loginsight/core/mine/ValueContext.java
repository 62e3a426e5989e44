package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.isLatin;
import static io.loginsight.core.mine.Ascii.isLetter;

import io.loginsight.api.SlotType;

/**
 * Corrects what was decided word by word with a look at the neighbours: keys, lists and what stands
 * behind a cue word.
 */
final class ValueContext {

  /** Keys whose value is a variable whatever it looks like. */
  private static final String[] VALUE_KEYS = {
    "user",
    "ruser",
    "username",
    "rhost",
    "host",
    "hostname",
    "addr",
    "ip",
    "uid",
    "gid",
    "pid",
    "id"
  };

  private static final String[] BEFORE_USER = {"for", "invalid", "by"};

  /** Longer text in front of {@code =} is no key that merely has a digit. */
  private static final int KEY_LENGTH = 8;

  private ValueContext() {}

  static void apply(byte[] text, Tokens tokens) {
    keepKeys(text, tokens);
    maskLists(tokens);
    maskBehindCues(text, tokens);
    glueNeighbours(tokens);
  }

  /** A name with digits in front of {@code =} is a key, never a value: {@code x1=}. */
  private static void keepKeys(byte[] text, Tokens tokens) {
    for (int i = 0; i + 1 < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if ((kind == Tokens.NAME || kind == Tokens.SOFT_NAME || kind == Tokens.VALUE)
          && isByte(text, tokens, i + 1, '=')
          && isKey(text, tokens.starts[i], tokens.ends[i])) {
        tokens.kinds[i] = Tokens.WORD;
      }
    }
  }

  private static boolean isKey(byte[] text, int from, int to) {
    if (to - from >= KEY_LENGTH || !isLatin(text[from])) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isLetter(text[i]) && !isDigit(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Three or more names with digits or values in a row, parted by spaces, are values. */
  private static void maskLists(Tokens tokens) {
    for (int i = 0; i < tokens.count; i++) {
      int last = i;
      while (last + 2 < tokens.count
          && isListed(tokens.kinds[last])
          && tokens.kinds[last + 1] == Tokens.SPACE
          && isListed(tokens.kinds[last + 2])) {
        last += 2;
      }
      if (last - i >= 4) {
        for (int k = i; k <= last; k += 2) {
          tokens.kinds[k] = Tokens.VALUE;
        }
      }
      i = last;
    }
  }

  private static boolean isListed(byte kind) {
    return kind == Tokens.NAME || kind == Tokens.VALUE;
  }

  /** {@code user=X}, {@code for user X}. */
  private static void maskBehindCues(byte[] text, Tokens tokens) {
    for (int i = 2; i < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if ((kind == Tokens.WORD || kind == Tokens.NAME) && isBehindCue(text, tokens, i)) {
        tokens.kinds[i] = Tokens.VALUE;
      }
    }
  }

  private static boolean isBehindCue(byte[] text, Tokens tokens, int i) {
    if (isByte(text, tokens, i - 1, '=')) {
      return isOneOf(text, tokens, i - 2, VALUE_KEYS);
    }
    return i >= 4
        && tokens.kinds[i - 1] == Tokens.SPACE
        && Ascii.equals(text, tokens.starts[i - 2], tokens.ends[i - 2], "user")
        && isOneOf(text, tokens, i - 4, BEFORE_USER);
  }

  private static boolean isByte(byte[] text, Tokens tokens, int i, int c) {
    return tokens.kinds[i] == Tokens.MARK && text[tokens.starts[i]] == c;
  }

  private static boolean isOneOf(byte[] text, Tokens tokens, int i, String[] words) {
    int from = tokens.starts[i];
    int to = tokens.ends[i];
    for (String word : words) {
      if (Ascii.equalsIgnoreCase(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  /** Variables that touch are one. */
  private static void glueNeighbours(Tokens tokens) {
    int kept = 0;
    for (int i = 0; i < tokens.count; i++) {
      if (kept > 0 && tokens.kinds[i] == Tokens.VALUE && tokens.kinds[kept - 1] == Tokens.VALUE) {
        tokens.ends[kept - 1] = tokens.ends[i];
        tokens.types[kept - 1] = SlotTypes.bit(SlotType.TEXT);
      } else {
        tokens.kinds[kept] = tokens.kinds[i];
        tokens.types[kept] = tokens.types[i];
        tokens.starts[kept] = tokens.starts[i];
        tokens.ends[kept++] = tokens.ends[i];
      }
    }
    tokens.count = kept;
  }
}
