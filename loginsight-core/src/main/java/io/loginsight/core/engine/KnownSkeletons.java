package io.loginsight.core.engine;

import io.loginsight.core.mine.SkeletonTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The skeletons that one worker knows, each under a number, and how often they came since this was
 * last handed to the merger.
 *
 * <p><b>Threads:</b> Confined.
 */
final class KnownSkeletons {

  /** So many are known; all are forgotten when there are more. */
  private static final int MOST = 1 << 16;

  /** What was counted is handed over when it has so many intervals. */
  private static final int MOST_INTERVALS = 1 << 15;

  private SkeletonTable numbers = new SkeletonTable();
  private final List<KnownSkeleton> skeletons = new ArrayList<>(); // by number
  private Counts counts = Counts.ofPart(); // by number

  /** Returns the skeleton with a hash, which is known from now on. */
  KnownSkeleton of(long hash) {
    int number = numbers.idOf(hash);
    if (number == skeletons.size()) {
      skeletons.add(new KnownSkeleton(hash, number));
    }
    return skeletons.get(number);
  }

  /** Counts events by the numbers of their skeletons, and all of them under the one key 0. */
  void count(Notes events, Tallies all) {
    counts.reach(skeletons.size() - 1);
    events.count(counts, all);
  }

  /** Says whether it is time to hand over and to forget all skeletons. */
  boolean areTooMany() {
    return skeletons.size() > MOST;
  }

  /** Says whether it is time to hand over. */
  boolean areCountsMany() {
    return counts.minutes.size() > MOST_INTERVALS;
  }

  /** Returns what was counted, and begins anew. */
  KnownCounts handOver() {
    KnownCounts counted = new KnownCounts(counts, skeletons);
    counts = Counts.ofPart();
    return counted;
  }

  /** Forgets all skeletons; what was counted must have been handed over. */
  void forget() {
    skeletons.clear();
    numbers = new SkeletonTable();
  }
}
