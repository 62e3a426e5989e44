package io.loginsight.core.engine;

import io.loginsight.core.format.HeaderProof;
import io.loginsight.core.format.HeaderShape;
import io.loginsight.core.mine.MessageKey;
import io.loginsight.core.mine.MessageScanner;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how headers were cut and which skeleton messages have, so that others that are written
 * alike need not be taken apart. What it says is what taking them apart would say; it only says it
 * sooner.
 *
 * <p>A header is found by its bytes with the values of digits left out, a message by its {@link
 * MessageKey}. Where the header of a line ends is guessed, as nothing has been parsed yet: behind
 * as many spaces, or whatever stood in front of the message, as in the last two lines that began
 * alike. A wrong guess finds nothing.
 *
 * <p><b>Threads:</b> Confined.
 */
final class LineMemo {

  /** So many headers, and as many messages, are kept; one takes about 200 bytes. */
  private static final int MOST = 1 << 16;

  /** What a line begins with says how to find the end of its header. */
  private static final int BEGINNING = 32;

  /** A header that is longer is cut anew each time. */
  private static final int LONGEST_HEADER = 250;

  /**
   * A header in which a byte comes so often is cut anew each time; the count must fit in a byte.
   */
  private static final int MOST_SEPARATORS = 100;

  private static final int GUESSES = 1 << 12;

  /** Bits for keys that came once; when half of them are set, all are forgotten. */
  private static final int ONCE_BITS = 1 << 18;

  /** What is known of the messages with one key. */
  static final class Message {

    final KnownSkeleton skeleton;
    final long detail;

    private int told; // a bit for each level plus 1

    Message(KnownSkeleton skeleton, long detail) {
      this.skeleton = skeleton;
      this.detail = detail;
    }

    /** Says whether the merger wants nothing of such an event but to count it. */
    boolean isTold(int level) {
      int bit = 1 << (level + 1);
      if ((told & bit) == 0 && skeleton.isTold(level, detail)) {
        told |= bit; // it will not take that back
      }
      return (told & bit) != 0;
    }
  }

  private final MessageKey keys = new MessageKey();
  private final short[] guesses = new short[2 * GUESSES]; // count << 8 | separator
  private final KeyTable<HeaderProof> headers = new KeyTable<>(MOST);
  private final KeyTable<Message> messages = new KeyTable<>(MOST);
  private final long[] once = new long[ONCE_BITS / Long.SIZE];
  private int onceSet;

  // Of the line that was found last
  private @Nullable HeaderProof header;
  private int messageStart;

  private long key; // of the message that was looked for last, or 0

  /**
   * Returns what is known of the message of a line whose header is known; or null.
   *
   * @param to offset behind the last byte that is not blank
   */
  @Nullable Message line(byte[] b, int from, int to) {
    if (to - from < BEGINNING + 8 || to - from > MessageScanner.MAX_BYTES) {
      return null;
    }
    long beginning = HeaderShape.hash(0, b, from, from + BEGINNING);
    int place = place(beginning);
    Message found = guessed(guesses[place], beginning, b, from, to);
    if (found == null && guesses[place + 1] != 0) {
      found = guessed(guesses[place + 1], beginning, b, from, to);
      swap(place);
    }
    return found;
  }

  /** The same for the header alone, whatever the message is. */
  @Nullable HeaderProof headerOf(byte[] b, int from, int to) {
    if (to - from < BEGINNING + 8) {
      return null;
    }
    long beginning = HeaderShape.hash(0, b, from, from + BEGINNING);
    int place = place(beginning);
    return isHeader(guesses[place], beginning, b, from, to)
            || isHeader(guesses[place + 1], beginning, b, from, to)
        ? header
        : null;
  }

  private @Nullable Message guessed(int guess, long beginning, byte[] b, int from, int to) {
    return isHeader(guess, beginning, b, from, to)
        ? messages.find(keys.of(b, messageStart, to))
        : null;
  }

  private boolean isHeader(int guess, long beginning, byte[] b, int from, int to) {
    int start = messageStart(guess, b, from, to);
    messageStart = start;
    header = start < 0 ? null : headers.find(headerKey(beginning, b, from, start));
    return header != null;
  }

  /** Returns the header of the line that was found last. */
  @Nullable HeaderProof header() {
    return header;
  }

  /** Returns where the message of the line that was found last begins. */
  int messageStart() {
    return messageStart;
  }

  /** A guess is the length of a short header, or how often a byte comes behind the beginning. */
  private static int messageStart(int guess, byte[] b, int from, int to) {
    int count = guess >> 8;
    int separator = guess & 0xff;
    if (separator != 0) {
      return HeaderShape.end(b, from + BEGINNING, to, separator, count);
    }
    return count == 0 || from + count >= to ? -1 : from + count;
  }

  private static long headerKey(long beginning, byte[] b, int from, int start) {
    int begun = from + BEGINNING;
    long hash =
        start < begun
            ? HeaderShape.hash(1, b, from, start)
            : HeaderShape.hash(beginning, b, begun, start);
    return hash == 0 ? 1 : hash;
  }

  private static int place(long beginning) {
    return (int) (beginning >>> 51) & -2; // 12 bits, two guesses each
  }

  private void swap(int place) {
    short first = guesses[place];
    guesses[place] = guesses[place + 1];
    guesses[place + 1] = first;
  }

  /** Remembers how the header of a line was cut. */
  void learnHeader(byte[] b, int from, int to, HeaderProof proof) {
    int length = proof.length();
    if (length == 0 || length > LONGEST_HEADER || to - from < BEGINNING + 8) {
      return;
    }
    int start = from + length;
    boolean isShort = length <= BEGINNING;
    int separator = isShort ? 0 : b[start - 1];
    int count = isShort ? length : HeaderShape.count(b, from + BEGINNING, start, separator);
    if (separator < 0 || count >= MOST_SEPARATORS) {
      return;
    }
    int guess = count << 8 | separator;
    long beginning = HeaderShape.hash(0, b, from, from + BEGINNING);
    guess(place(beginning), (short) guess);
    if (messageStart(guess, b, from, to) == start) {
      long of = headerKey(beginning, b, from, start);
      if (headers.find(of) == null && cameBefore(of)) {
        headers.put(of, proof);
      }
    }
  }

  /** The last two are remembered. */
  private void guess(int place, short guess) {
    if (guesses[place] != guess) {
      swap(place);
      guesses[place] = guess;
    }
  }

  /** A key that never comes again is not worth the room; most of those that come once do not. */
  private boolean cameBefore(long of) {
    int word = (int) (of >>> 40) & once.length - 1;
    long bit = 1L << (of >>> 52);
    if ((once[word] & bit) != 0) {
      return true;
    }
    if (++onceSet > ONCE_BITS / 2) {
      Arrays.fill(once, 0);
      onceSet = 1;
    }
    once[word] |= bit;
    return false;
  }

  /** Returns what is known of a message, or null. */
  @Nullable Message message(byte[] b, int from, int to) {
    boolean readable = from >= MessageKey.PADDING && to + MessageKey.PADDING <= b.length;
    key = 0;
    if (!readable || to - from > MessageScanner.MAX_BYTES) {
      return null;
    }
    key = keys.of(b, from, to);
    return messages.find(key);
  }

  /** Remembers what was found in the message that was asked for last. */
  Message learnMessage(KnownSkeleton skeleton, long detail) {
    Message message = new Message(skeleton, detail);
    if (key != 0 && cameBefore(key)) {
      messages.put(key, message);
    }
    return message;
  }
}
