package io.loginsight.core.format;

/** A hash that depends on the order of what it is made of. */
final class Fingerprint {

  /** Of nothing. */
  static final long START = 0xcbf29ce484222325L;

  private static final long FNV_PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /** Returns the hash of some bytes: FNV-1a of 64 bits. */
  static long of(byte[] b, int from, int to) {
    long h = START;
    for (int i = from; i < to; i++) {
      h = (h ^ (b[i] & 0xff)) * FNV_PRIME;
    }
    return h;
  }

  /** Returns the fingerprint of what came before and a value behind it. */
  static long with(long before, long value) {
    long h = (before ^ value) * 0x9E3779B97F4A7C15L;
    return h ^ (h >>> 32);
  }
}
