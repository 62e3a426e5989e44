package io.loginsight.core.mine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;

/**
 * Which skeleton stands for a hash, be it its own or that of one it has adopted.
 *
 * <p><b>Threads:</b> Confined.
 */
final class KnownHashes {

  private final SkeletonTable hashes = new SkeletonTable();
  private final long most;
  private int[] skeletons = new int[64];

  /** Creates a table that remembers so many hashes, and forgets those that come later. */
  KnownHashes(long most) {
    this.most = most;
  }

  /** Returns the skeleton that stands for a hash, or -1. */
  int find(long hash) {
    int entry = hashes.find(hash);
    return entry < 0 ? -1 : skeletons[entry];
  }

  void remember(long hash, int skeleton) {
    if (hashes.size() < most) {
      int entry = hashes.idOf(hash);
      if (entry == skeletons.length) {
        skeletons = Arrays.copyOf(skeletons, entry * 2);
      }
      skeletons[entry] = skeleton;
    }
  }

  /** Returns the hashes by the skeleton that stands for them and has another one, in order. */
  Map<Integer, Set<Long>> aliases(IntToLongFunction ownHash) {
    Map<Integer, Set<Long>> aliases = new HashMap<>();
    for (int entry = 0; entry < hashes.size(); entry++) {
      int skeleton = skeletons[entry];
      if (skeleton != Miner.FOLDED && hashes.hash(entry) != ownHash.applyAsLong(skeleton)) {
        addTo(aliases, skeleton, hashes.hash(entry));
      }
    }
    return aliases;
  }

  static void addTo(Map<Integer, Set<Long>> aliases, int skeleton, long hash) {
    aliases.computeIfAbsent(skeleton, s -> new TreeSet<>(Long::compareUnsigned)).add(hash);
  }
}
