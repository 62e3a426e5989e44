package io.loginsight.core.mine;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;

/**
 * A quick hash of a message that is finer than its skeleton: two messages with the same key have
 * the same skeleton and the same {@link MessageScanner#detail}, but not the other way round. So who
 * remembers what the scanner said of a key need not ask it again.
 *
 * <p>Text without digits goes in as it is, eight bytes at a time. A token with a digit, that is the
 * text between two bytes that part words, goes in as what it is known to be whatever its digits
 * are: a number, an address, a name full of digits; or else as its shape, with runs of digits
 * blanked where no rule of the scanner looks at them. What no rule here knows stays as it is, which
 * costs a miss and no error.
 *
 * <p>Keys hold in this process alone: they are made with a secret ({@link Hashes#keyed}), so that
 * nobody can write messages that are taken for others.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class MessageKey {

  /** How many bytes must be readable in front of a message and behind it. */
  public static final int PADDING = 16;

  private static final long ODD = Hashes.ODD;

  // What stands for a path, by its last byte: a secret
  private static final long[] PATHS = Hashes.secrets(4);

  private final NumberKey numbers = new NumberKey();
  private final WordKey words = new WordKey();
  private long hash; // up to the end of what was taken last

  /** Creates a hasher. */
  public MessageKey() {}

  /**
   * Returns the key of a message.
   *
   * @param b holds the message, with {@link #PADDING} more bytes in front and behind
   * @param from offset of its first byte
   * @param to offset behind its last byte; at most {@link MessageScanner#MAX_BYTES} behind the
   *     first; for a longer message keys may be equal where skeletons are not
   * @return never 0
   */
  public long of(byte[] b, int from, int to) {
    long h = ODD;
    long segmentHash = h;
    int segment = from; // behind the last token that was replaced
    int at = from;
    while (at < to) {
      int left = to - at;
      long word = Swar.load(b, at);
      if (left < 8) {
        word = Swar.first(word, left);
      }
      long marks = marks(word, b, from, at, to);
      if (marks == 0) {
        h = Hashes.keyed(h, word);
        at += 8;
        continue;
      }
      int mark = at + Swar.place(marks);
      int end = -1;
      if (b[mark] != '/') {
        int letters = mark - at; // in front of the digit, and not mixed in yet
        long prefix = Swar.first(word, letters) | (long) letters << 56;
        end = numbers.take(h, prefix, b, from, mark, to);
        hash = numbers.hash;
      }
      if (end < 0) {
        int start = tokenStart(b, mark, segment);
        hash = start >= at ? tail(h, b, at, start) : text(segmentHash, b, segment, start);
        end = token(b, from, start, mark, to);
      }
      at = end;
      h = hash;
      segmentHash = h;
      segment = at;
    }
    h = finish(h, to - segment);
    return h == 0 ? ODD : h;
  }

  /** Marks the digits, and the slashes if the first mark is one that begins a path. */
  private static long marks(long word, byte[] b, int from, int at, int to) {
    long marks = Swar.digitsAnd(word, '/');
    if (marks == 0) {
      return 0;
    }
    int mark = at + Swar.place(marks);
    // a slash inside a word is text as any other
    return b[mark] == '/' && !startsPath(b, from, mark, to) ? Swar.digits(word) : marks;
  }

  private static long finish(long hash, long length) {
    return Hashes.keyed(Hashes.keyed(hash, length), ODD);
  }

  /** Mixes fewer than eight bytes in, and how many they are. */
  private static long tail(long hash, byte[] b, int from, int to) {
    int length = to - from;
    long word = Swar.first(Swar.load(b, from), length) | (long) length << 56;
    return length == 0 ? hash : Hashes.keyed(hash, word);
  }

  /** Mixes a stretch of text in, eight bytes at a time. */
  static long text(long hash, byte[] b, int from, int to) {
    long h = hash;
    int at = from;
    for (; to - at >= 8; at += 8) {
      h = Hashes.keyed(h, Swar.load(b, at));
    }
    return tail(h, b, at, to);
  }

  private static int tokenStart(byte[] b, int mark, int segment) {
    int start = mark;
    while (start > segment
        && (ByteClass.of(b[start - 1]) & (ByteClass.EDGE | ByteClass.COLON)) == 0) {
      start--;
    }
    return start;
  }

  /** Whether the slash begins a path, and surely no address: a letter is behind it. */
  private static boolean startsPath(byte[] b, int from, int at, int to) {
    if (at + 1 >= to
        || ByteClass.of(b[at + 1]) != ByteClass.LETTER
        || !ByteClass.isEdge(b, from, at - 1)) {
      return false;
    }
    int before = at > from ? b[at - 1] : ' ';
    return before != ']' && before != '}' && before != ')';
  }

  private int path(byte[] b, int from, int start, int to) {
    int end = AddressMasks.hostAndIp(b, start, to);
    if (end < 0 && start - 2 >= from && b[start - 1] == ' ' && Ascii.isUpper(b[start - 2])) {
      end = TextMasks.requestTarget(b, start, to);
    }
    end = end < 0 ? TextMasks.path(b, start, to) : end;
    hash = Hashes.keyed(hash, PATHS[pathEndingIn(b[end - 1])]);
    return end;
  }

  /**
   * Takes a token.
   *
   * @param start where it starts, or where the token that was replaced in front of it ends
   * @param mark its first digit, or the slash with which it starts
   * @return the offset behind what was taken, at least one byte
   */
  private int token(byte[] b, int from, int start, int mark, int to) {
    if (b[mark] == '/') {
      return path(b, from, mark, to);
    }
    int end = words.take(hash, b, from, start, to, ByteClass.isEdge(b, from, start - 1));
    hash = words.hash;
    return end;
  }

  /** What follows a path may depend on its last byte. */
  private static int pathEndingIn(int last) {
    return Ascii.isWord(last) ? 0 : last == '.' ? 1 : last == '*' ? 2 : 3;
  }
}
