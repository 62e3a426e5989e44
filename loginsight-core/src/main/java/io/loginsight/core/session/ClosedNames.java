package io.loginsight.core.session;

/**
 * Knows of names that they were closed for want of room; each may be forgotten for another.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ClosedNames {

  private static final int PLACES = 1 << 20; // 8 MB, once there is one

  private long[] hashes = {};

  void add(String name) {
    if (hashes.length == 0) {
      hashes = new long[PLACES];
    }
    long hash = Names.hash(name);
    hashes[place(hash)] = hash;
  }

  /** Forgets a name, and returns whether it was known. */
  boolean remove(String name) {
    if (hashes.length == 0) {
      return false;
    }
    long hash = Names.hash(name);
    int place = place(hash);
    boolean known = hashes[place] == hash;
    if (known) {
      hashes[place] = 0;
    }
    return known;
  }

  private static int place(long hash) {
    return (int) (hash >>> 44); // 20 bits
  }
}
