package io.loginsight.core.engine;

import io.loginsight.core.format.HeaderProof;
import io.loginsight.core.mine.MessageKey;
import io.loginsight.core.mine.MessageScanner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found in lines and messages, so that others that are written alike need not be
 * taken apart. What it says is what taking them apart would say; it only says it sooner.
 *
 * <p>A line is found by its header, with the values of digits left out, and the {@link MessageKey}
 * of its message. Where the header ends is guessed, as nothing has been parsed yet: behind as many
 * spaces, or whatever stood in front of the message, as in the last line that began alike. A wrong
 * guess finds nothing.
 *
 * <p><b>Threads:</b> Confined.
 */
final class LineMemo {

  /** So many entries are kept; one takes about 120 bytes. All are forgotten when it is full. */
  static final int MOST = 1 << 16;

  /** What a line begins with says how to find the end of its header. */
  private static final int BEGINNING = 32;

  /** A header that is longer is cut anew each time. */
  private static final int LONGEST_HEADER = 250;

  /**
   * A header in which a byte comes so often is cut anew each time; the count must fit in a byte.
   */
  private static final int MOST_SEPARATORS = 100;

  private static final int GUESSES = 1 << 12;

  private static final long MESSAGE = 0x9e3779b97f4a7c15L; // the seed for a message without header

  /** What is known of the lines with one key. */
  static final class Entry {

    final KnownSkeleton skeleton;
    final long detail;
    final @Nullable HeaderProof proof; // null for a message
    final int level;

    long block; // the last one that has nothing to learn from such lines

    Entry(KnownSkeleton skeleton, long detail, @Nullable HeaderProof proof, int level) {
      this.skeleton = skeleton;
      this.detail = detail;
      this.proof = proof;
      this.level = level;
    }
  }

  /** Bits for keys that came once; when half of them are set, all are forgotten. */
  private static final int ONCE_BITS = 1 << 18;

  private final MessageKey messages = new MessageKey();
  private final long[] once = new long[ONCE_BITS / Long.SIZE];
  private int onceSet;
  private final Map<Long, HeaderProof> proofs = new HashMap<>(); // by header
  private final short[] guesses =
      new short[2 * GUESSES]; // count << 8 | byte in front of the message
  private long[] keys = new long[1 << 10];
  private Entry[] entries = new Entry[1 << 10];
  private int size;
  private long key; // the last one that was looked for

  /** Returns what is known of a line, or null. */
  @Nullable Entry line(byte[] b, int from, int to) {
    key = 0;
    if (to - from < BEGINNING + 8 || to - from > MessageScanner.MAX_BYTES) {
      return null;
    }
    long beginning = HeaderShape.hash(0, b, from, from + BEGINNING);
    int place = place(beginning);
    Entry entry = guessed(guesses[place], beginning, b, from, to);
    if (entry == null && guesses[place + 1] != 0) {
      entry = guessed(guesses[place + 1], beginning, b, from, to);
      swap(place);
    }
    return entry;
  }

  private @Nullable Entry guessed(int guess, long beginning, byte[] b, int from, int to) {
    int message = message(guess, b, from, to);
    return message < 0 ? null : find(lineKey(beginning, b, from, message, to));
  }

  /** A guess is the length of a short header, or how often a byte comes behind the beginning. */
  private static int message(int guess, byte[] b, int from, int to) {
    int count = guess >> 8;
    int separator = guess & 0xff;
    if (separator != 0) {
      return HeaderShape.end(b, from + BEGINNING, to, separator, count);
    }
    return count == 0 || from + count >= to ? -1 : from + count;
  }

  private void swap(int place) {
    short first = guesses[place];
    guesses[place] = guesses[place + 1];
    guesses[place + 1] = first;
  }

  private long lineKey(long beginning, byte[] b, int from, int message, int to) {
    int begun = from + BEGINNING;
    long header =
        message < begun
            ? HeaderShape.hash(1, b, from, message)
            : HeaderShape.hash(beginning, b, begun, message);
    return messages.of(b, message, to, header);
  }

  private static int place(long beginning) {
    return (int) (beginning >>> 51) & -2; // 12 bits, two guesses each
  }

  /** Remembers what was found in a line. */
  void learnLine(
      byte[] b,
      int from,
      int to,
      HeaderProof proof,
      KnownSkeleton skeleton,
      long detail,
      int level) {
    int length = proof.length();
    if (length == 0 || length > LONGEST_HEADER || to - from < BEGINNING + 8) {
      return;
    }
    int message = from + length;
    boolean isShort = length <= BEGINNING;
    int separator = isShort ? 0 : b[message - 1];
    int count = isShort ? length : HeaderShape.count(b, from + BEGINNING, message, separator);
    if (separator < 0 || count >= MOST_SEPARATORS) {
      return;
    }
    int guess = count << 8 | separator;
    long beginning = HeaderShape.hash(0, b, from, from + BEGINNING);
    guess(place(beginning), (short) guess);
    if (message(guess, b, from, to) == message) {
      long of = lineKey(beginning, b, from, message, to);
      if (cameBefore(of)) {
        put(of, new Entry(skeleton, detail, shared(proof, b, from, message), level));
      }
    }
  }

  /** Many lines share a header, and each look into another place costs. */
  private HeaderProof shared(HeaderProof proof, byte[] b, int from, int message) {
    if (proofs.size() == MOST) {
      proofs.clear();
    }
    HeaderProof known = proofs.putIfAbsent(HeaderShape.hash(2, b, from, message), proof);
    return known == null ? proof : known;
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

  /** The last two are remembered. */
  private void guess(int place, short guess) {
    if (guesses[place] != guess) {
      swap(place);
      guesses[place] = guess;
    }
  }

  /** Returns what is known of a message, or null. */
  @Nullable Entry message(byte[] b, int from, int to) {
    boolean readable = from >= MessageKey.PADDING && to + MessageKey.PADDING <= b.length;
    key = 0;
    if (!readable || to - from > MessageScanner.MAX_BYTES) {
      return null;
    }
    return find(messages.of(b, from, to, MESSAGE));
  }

  /** Remembers what was found in the message that was asked for last. */
  Entry learnMessage(KnownSkeleton skeleton, long detail) {
    Entry entry = new Entry(skeleton, detail, null, 0);
    if (key != 0 && cameBefore(key)) {
      put(key, entry);
    }
    return entry;
  }

  private @Nullable Entry find(long wanted) {
    key = wanted;
    int mask = keys.length - 1;
    for (int at = (int) wanted & mask; keys[at] != 0; at = (at + 1) & mask) {
      if (keys[at] == wanted) {
        return entries[at];
      }
    }
    return null;
  }

  private void put(long of, Entry entry) {
    if (size == MOST) {
      Arrays.fill(keys, 0);
      Arrays.fill(entries, null);
      size = 0;
    }
    if (2 * size >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int at = (int) of & mask;
    while (keys[at] != 0 && keys[at] != of) {
      at = (at + 1) & mask;
    }
    size += keys[at] == 0 ? 1 : 0;
    keys[at] = of;
    entries[at] = entry;
  }

  private void grow() {
    long[] oldKeys = keys;
    Entry[] oldEntries = entries;
    keys = new long[2 * oldKeys.length];
    entries = new Entry[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldEntries[i]);
      }
    }
  }
}
