package io.loginsight.core.mine;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;

/**
 * The part of {@link MessageKey} for words that have letters beside their digits, or what a colon
 * touches: what the word is known to be, or its shape.
 *
 * <p><b>Threads:</b> Confined.
 */
final class WordKey {

  // What stands for a word: a secret.
  private static final long[] KINDS = Hashes.secrets(5);
  private static final int NOTHING = -1;
  private static final int UUID = 0;
  private static final int NAME = 1;
  private static final int DASHED = 2;
  private static final int HOST_AND_ADDRESS = 3;
  private static final int HOST_AND_PORT = 4;

  private static final int UUID_LENGTH = 36;
  private static final long UUID_DASHES = 1L << 8 | 1L << 13 | 1L << 18 | 1L << 23;

  private static final long ZEROS = 0x3030303030303030L;

  private final WordBits word = new WordBits();

  /** The hash of the message up to the end of the word that was taken last. */
  long hash;

  /**
   * Takes a word.
   *
   * @param before the hash of what is in front of it
   * @param from where the message starts
   * @param start where the word starts, or where what was taken of it ends
   * @param to where the message ends
   * @param free whether nothing of the word was taken
   * @return the offset behind what was taken, at least one byte
   */
  int take(long before, byte[] b, int from, int start, int to, boolean free) {
    int end = word.read(b, start, to);
    if (word.length() > WordBits.MOST) {
      hash = MessageKey.text(before, b, start, end);
      return end;
    }
    boolean slash = word.hasOthers() && hasSlash(b, start, end);
    if (free && Ascii.isLatin(b[start])) {
      int host = host(b, from, start, end, to, slash);
      if (host >= 0) {
        hash = Hashes.keyed(before, KINDS[slash ? HOST_AND_ADDRESS : HOST_AND_PORT]);
        return host;
      }
    }
    hash = word(before, b, from, start, end, to, free, slash);
    return end;
  }

  private long word(
      long before, byte[] b, int from, int start, int end, int to, boolean free, boolean slash) {
    boolean key = end < to && b[end] == '=';
    if (key || word.hasDots() || (slash && AddressMasks.hostAndIp(b, start, to) >= 0)) {
      return MessageKey.text(before, b, start, end);
    }
    int kind = free && ByteClass.isEnd(b, end, to) ? kind(b, from, start, end) : NOTHING;
    if (kind != NOTHING) {
      return Hashes.keyed(before, KINDS[kind]);
    }
    return mayHoldUuid()
        ? MessageKey.text(before, b, start, end)
        : shape(before, b, start, end, !slash);
  }

  private static boolean hasSlash(byte[] b, int start, int end) {
    return Swar.indexOf(b, start, end, '/') < end;
  }

  /** Returns where the host ends that has its address or port behind it, or -1. */
  private int host(byte[] b, int from, int start, int end, int to, boolean slash) {
    boolean port = !slash && end + 1 < to && b[end] == ':' && Ascii.isDigit(b[end + 1]);
    if ((!slash && !port)
        || followsAt(b, from, start)
        || followsNumber(b, from, start)
        || mayHoldUuid()) {
      return -1;
    }
    return port ? AddressMasks.hostAndPort(b, start, to) : AddressMasks.hostAndIp(b, start, to);
  }

  /** Returns the kind of a word that is one value whatever its digits are. */
  private int kind(byte[] b, int from, int start, int end) {
    if (word.isName() && (word.digits() > 2 || (word.isHex() && word.length() >= 6))) {
      return NAME;
    }
    if (word.length() == UUID_LENGTH && word.isHexAndDashes() && word.dashes() == UUID_DASHES) {
      return UUID;
    }
    return isDashed(b, from, start, end) ? DASHED : NOTHING;
  }

  /** Whether more than half of the parts between dashes have digits. */
  private boolean isDashed(byte[] b, int from, int start, int end) {
    return !word.hasOthers()
        && word.dashes() != 0
        && word.isMostlyDigits()
        && Ascii.isLatin(b[start])
        && b[end - 1] != '-'
        && b[end - 1] != '.'
        && !followsAt(b, from, start)
        && !followsNumber(b, from, start)
        && !mayHoldUuid();
  }

  /** Whether the word may be the domain of an address of mail, in which its letters count. */
  private static boolean followsAt(byte[] b, int from, int start) {
    return start > from && b[start - 1] == '@';
  }

  /** Whether the beginning of the word may be a unit or a zone. */
  private static boolean followsNumber(byte[] b, int from, int start) {
    return start - 2 >= from && b[start - 1] == ' ' && Ascii.isDigit(b[start - 2]);
  }

  private boolean mayHoldUuid() {
    return word.length() > UUID_LENGTH && (word.dashes() & UUID_DASHES) == UUID_DASHES;
  }

  /** Mixes a word in with its digits blanked, but for those that may be part of a name. */
  private long shape(long before, byte[] b, int start, int end, boolean splits) {
    long notAscii = !word.hasOthers() ? 0 : notAscii(b, start, end);
    long blank = word.blankDigits(splits, notAscii);
    long h = before;
    int at = start;
    for (; end - at >= 8; at += 8) {
      h = Hashes.keyed(h, blanked(Swar.load(b, at), blank, at - start));
    }
    long rest = Swar.first(blanked(Swar.load(b, at), blank, at - start), end - at);
    return Hashes.keyed(h, rest | (long) (end - at) << 56);
  }

  /** Returns eight bytes with those of a bit as the digit zero. */
  private static long blanked(long word, long bits, int from) {
    long blank = from < WordBits.MOST ? Swar.bytes((int) (bits >>> from)) : 0;
    return (word & ~blank) | (blank & ZEROS);
  }

  private static long notAscii(byte[] b, int start, int end) {
    long bits = 0;
    for (int i = start; i < end; i++) {
      bits |= (b[i] < 0 ? 1L : 0) << (i - start);
    }
    return bits;
  }
}
