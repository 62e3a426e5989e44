package io.loginsight.core.mine;

import io.loginsight.core.bytes.Hashes;
import io.loginsight.core.bytes.Swar;

/**
 * Hashes tokens, eight bytes at a time.
 *
 * <p>The hash has no seed: it is the same in every process, so that pattern ids, which are made of
 * it, are. Whoever writes the log could therefore make two skeletons collide on purpose; he would
 * have his own lines counted with others of his own choice, which he reaches more easily by writing
 * those. By accident, {@code n} skeletons hold a collision with probability {@code n² / 2^65}: one
 * in thirty million for a million of them.
 */
final class SkeletonHash {

  private static final long SEED = 0xc2b2ae3d27d4eb4fL;

  /** Stands for a masked token; no token is -1 bytes long. */
  private static final long MASKED = -1;

  private SkeletonHash() {}

  /** Returns the hash of the tokens with the masked ones blanked; never 0. */
  static long ofSkeleton(byte[] text, Tokens tokens) {
    long hash = SEED;
    for (int i = 0; i < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if (Tokens.isMasked(kind)) {
        hash = Hashes.mix(hash, MASKED);
      } else if (kind == Tokens.SPACE) {
        hash = Hashes.mix(Hashes.mix(hash, ' '), 1);
      } else {
        hash = text(hash, text, tokens.starts[i], tokens.ends[i]);
      }
    }
    return neverZero(finish(hash));
  }

  /** Returns the hash of what is masked but shown while it does not vary; 0 if there is nothing. */
  static long ofDetail(byte[] text, Tokens tokens) {
    long hash = 0;
    for (int i = 0; i < tokens.count; i++) {
      byte kind = tokens.kinds[i];
      if (kind == Tokens.SOFT_NAME) {
        hash = text(Hashes.mix(hash, i), text, tokens.starts[i], tokens.ends[i]);
      } else if (kind == Tokens.QUANTITY) {
        int unit = unitStart(text, tokens.starts[i], tokens.ends[i]);
        hash = text(Hashes.mix(hash, i), text, unit, tokens.ends[i]);
      }
    }
    return hash == 0 ? 0 : neverZero(finish(hash));
  }

  /** Returns the hash of a text; its bits are all as good as any. */
  static long ofText(byte[] text, int from, int to) {
    return finish(text(SEED, text, from, to));
  }

  /** Returns where the last word of a quantity starts. */
  static int unitStart(byte[] text, int from, int to) {
    int p = to;
    while (p > from && text[p - 1] != ' ') {
      p--;
    }
    return p;
  }

  /*
   * The length is mixed in behind the bytes, so what was mixed can be read back from its end in one
   * way only: equal input to the mixer means equal tokens.
   */
  private static long text(long hash, byte[] text, int from, int to) {
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      hash = Hashes.mix(hash, Swar.load(text, at));
    }
    if (at < to) {
      hash = Hashes.mix(hash, tail(text, at, to));
    }
    return Hashes.mix(hash, to - from);
  }

  private static long tail(byte[] text, int from, int to) {
    if (from + Long.BYTES <= text.length) {
      return Swar.load(text, from) & ((1L << (8 * (to - from))) - 1);
    }
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = (word << 8) | (text[i] & 0xff);
    }
    return word;
  }

  /** Spreads every bit over all others, so that the smallest of some hashes is any of them. */
  static long finish(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  private static long neverZero(long hash) {
    return hash == 0 ? Hashes.ODD : hash;
  }
}
