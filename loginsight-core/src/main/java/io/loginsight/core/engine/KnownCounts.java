package io.loginsight.core.engine;

import java.util.List;

/**
 * What a worker has counted of skeletons of which the merger wants nothing but the counts. They add
 * up in any order.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
final class KnownCounts {

  private final Counts counts;
  private final long[] hashes;
  private final int[] ids;

  /**
   * Hands over counts.
   *
   * @param counts by the number of the skeleton; owned by this
   * @param skeletons by number; not kept
   */
  KnownCounts(Counts counts, List<KnownSkeleton> skeletons) {
    this.counts = counts;
    int size = counts.tallies.keys();
    hashes = new long[size];
    ids = new int[size];
    for (int i = 0; i < size; i++) {
      hashes[i] = skeletons.get(i).hash;
      ids[i] = skeletons.get(i).quiet.mergedId;
    }
  }

  Counts counts() {
    return counts;
  }

  int skeletons() {
    return ids.length;
  }

  long hash(int skeleton) {
    return hashes[skeleton];
  }

  /** Returns what the merger calls each skeleton; -1 if it has no name and no events. */
  int[] ids() {
    return ids;
  }
}
