package io.loginsight.core.bytes;

import java.security.SecureRandom;

/**
 * What hashes of text are made of: one multiplication for eight bytes.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Hashes {

  /** An odd number whose bits are as good as any. */
  public static final long ODD = 0x9e3779b97f4a7c15L;

  /** Of this process; nothing that leaves it may depend on it. */
  private static final long SECRET = new SecureRandom().nextLong() | 1;

  private Hashes() {}

  /** Mixes eight bytes into a hash that is the same everywhere. */
  public static long mix(long hash, long word) {
    long product = (hash ^ word) * ODD;
    return product ^ (product >>> 32);
  }

  /**
   * Mixes eight bytes into a hash of which only this process knows how it is made: who chooses the
   * text cannot choose texts of one hash. Both halves of the product count, as in wyhash, because
   * the lower one alone turns some differences of texts into differences of hashes that are the
   * same for each secret, which the next eight bytes could take back.
   */
  public static long keyed(long hash, long word) {
    long one = hash ^ word;
    return Math.multiplyHigh(one, SECRET) ^ (one * SECRET);
  }

  /** Returns numbers of which only this process knows, to stand for something in a keyed hash. */
  public static long[] secrets(int count) {
    return new SecureRandom().longs(count).toArray();
  }
}
