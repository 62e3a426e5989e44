package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.core.bytes.Swar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the level that a word of a line stands for, in any case: the words of {@link Level#ofWord}
 * in a table of packed bytes, because it is asked for a word of nearly every line.
 */
@SuppressWarnings("EnumOrdinal") // levels travel through arrays as numbers
final class LevelWords {

  /** What the methods return for bytes that are no level. */
  static final int NONE = -1;

  private static final int LONGEST = 13;
  private static final long LOWER = 0x2020202020202020L; // makes letters lower-case
  private static final int SLOTS = 256; // a power of two, much larger than the number of words

  // A word is its first eight bytes, its last eight if it is longer, lower-case, and its length.
  private static final long[] HEADS = new long[SLOTS];
  private static final long[] TAILS = new long[SLOTS];
  private static final byte[] LENGTHS = new byte[SLOTS];
  private static final byte[] LEVELS = new byte[SLOTS];

  static {
    String words =
        "trace finest finer verbose debug fine info information informational notice config audit"
            + " log warn warning error err severe failure fatal critical crit alert emerg emergency"
            + " panic trc vrb dbg debg inf note wrn eror ftl crt pnc";
    for (String word : words.split(" ", -1)) {
      put(word, Level.ofWord(word));
    }
  }

  private LevelWords() {}

  private static void put(String word, @Nullable Level level) {
    if (level == null) {
      throw new IllegalStateException("Not a level: " + word);
    }
    int length = word.length();
    byte[] bytes = Arrays.copyOf(word.getBytes(StandardCharsets.US_ASCII), length + 8);
    int slot = slot(head(bytes, 0, length), length);
    while (LENGTHS[slot] != 0) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    HEADS[slot] = head(bytes, 0, length);
    TAILS[slot] = tail(bytes, 0, length);
    LENGTHS[slot] = (byte) length;
    LEVELS[slot] = (byte) level.ordinal();
  }

  /**
   * Returns the level that a word stands for, whatever its case. Eight bytes behind {@code from}
   * are read, whatever the length of the word.
   *
   * @return the ordinal of the {@link Level}, or {@link #NONE}
   */
  static int find(byte[] b, int from, int to) {
    int length = to - from;
    if (length < 3 || length > LONGEST || !Ascii.isLetter(b[from]) || !Ascii.isLetter(b[to - 1])) {
      return NONE;
    }
    long head = head(b, from, length);
    int slot = slot(head, length);
    while (LENGTHS[slot] != 0) {
      if (HEADS[slot] == head && LENGTHS[slot] == length && TAILS[slot] == tail(b, from, length)) {
        return LEVELS[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return NONE;
  }

  /**
   * Returns the level that a single capital letter stands for where letters are used as levels.
   *
   * @return the ordinal of the {@link Level}, or {@link #NONE}
   */
  static int ofLetter(int letter) {
    return switch (letter) {
      case 'V', 'T' -> Level.TRACE.ordinal();
      case 'D' -> Level.DEBUG.ordinal();
      case 'I' -> Level.INFO.ordinal();
      case 'W' -> Level.WARN.ordinal();
      case 'E' -> Level.ERROR.ordinal();
      case 'F' -> Level.FATAL.ordinal();
      default -> NONE;
    };
  }

  /**
   * Returns the level of a syslog severity.
   *
   * @param severity {@code 0 .. 7}
   * @return the ordinal of the {@link Level}
   */
  static int ofSyslog(int severity) {
    Level level =
        severity <= 2
            ? Level.FATAL
            : severity == 3
                ? Level.ERROR
                : severity == 4 ? Level.WARN : severity <= 6 ? Level.INFO : Level.DEBUG;
    return level.ordinal();
  }

  private static long head(byte[] b, int from, int length) {
    return Swar.first(Swar.load(b, from) | LOWER, length);
  }

  /** Zero for words that the head holds. */
  private static long tail(byte[] b, int from, int length) {
    return length <= 8 ? 0 : Swar.load(b, from + length - 8) | LOWER;
  }

  private static int slot(long head, int length) {
    return (int) (((head + length) * 0x9E3779B97F4A7C15L) >>> 56);
  }
}
