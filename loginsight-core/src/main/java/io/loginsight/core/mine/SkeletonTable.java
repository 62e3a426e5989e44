package io.loginsight.core.mine;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives each skeleton hash a dense id, in the order of their first appearance: 0, 1, 2 and so on.
 * Open addressing with linear probing; a look-up of a known hash allocates nothing.
 *
 * <p>Where a hash is put depends on a secret drawn for each table, so nobody can write lines whose
 * hashes crowd one corner of it. The ids do not depend on the secret.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SkeletonTable {

  private static final int FIRST_CAPACITY = 1 << 10;

  private final long secret = ThreadLocalRandom.current().nextLong() | 1;
  private int[] places = new int[FIRST_CAPACITY]; // id + 1, or 0 where free
  private long[] hashes = new long[FIRST_CAPACITY / 2];
  private int size;

  /** Creates an empty table. */
  public SkeletonTable() {}

  /**
   * Returns the id of a hash, and gives it the next one if it has none: then {@link #size} has
   * grown.
   *
   * @param hash any hash
   * @return its id
   */
  public int idOf(long hash) {
    int place = place(hash);
    return places[place] == 0 ? add(hash, place) : places[place] - 1;
  }

  /**
   * Returns the id of a hash.
   *
   * @param hash any hash
   * @return its id, or -1 if it has none
   */
  public int find(long hash) {
    return places[place(hash)] - 1;
  }

  /**
   * Returns the hash that has an id.
   *
   * @param id in {@code [0, size())}
   * @return the hash
   */
  public long hash(int id) {
    return hashes[id];
  }

  /**
   * Returns how many hashes have an id.
   *
   * @return the number of ids given
   */
  public int size() {
    return size;
  }

  /** Forgets all hashes, but keeps the room. */
  public void clear() {
    Arrays.fill(places, 0);
    size = 0;
  }

  /** The place that holds the hash, or the free one where it belongs. */
  private int place(long hash) {
    int mask = places.length - 1;
    int at = (int) (SkeletonHash.finish(hash * secret) & mask);
    while (places[at] != 0 && hashes[places[at] - 1] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private int add(long hash, int place) {
    if (size == hashes.length) {
      grow();
      return add(hash, place(hash));
    }
    hashes[size] = hash;
    places[place] = ++size;
    return size - 1;
  }

  /** At most half of the places are taken, so a free one is never far. */
  private void grow() {
    hashes = Arrays.copyOf(hashes, size * 2);
    places = new int[places.length * 2];
    for (int id = 0; id < size; id++) {
      places[place(hashes[id])] = id + 1;
    }
  }
}
