package io.loginsight.core.bytes;

/**
 * What hashes of text are made of: one multiplication for eight bytes. No seed and no secret.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Hashes {

  /** An odd number whose bits are as good as any. */
  public static final long ODD = 0x9e3779b97f4a7c15L;

  private Hashes() {}

  /** Mixes eight bytes into a hash. */
  public static long mix(long hash, long word) {
    long product = (hash ^ word) * ODD;
    return product ^ (product >>> 32);
  }
}
