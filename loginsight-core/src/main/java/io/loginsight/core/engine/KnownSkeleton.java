package io.loginsight.core.engine;

import io.loginsight.core.engine.BlockResult.SkeletonSeen;

/**
 * A skeleton as one worker knows it: what the merger has told of it so far, and what became of it
 * in the block at hand.
 *
 * <p>What the merger has told is out of date, but blocks are merged in order and the merger only
 * ever wants less: what it did not want any more of an earlier block it does not want of this one.
 *
 * <p><b>Threads:</b> Confined.
 */
final class KnownSkeleton {

  final long hash;

  /** Its place among those that the worker knows. */
  final int number;

  /** Stands for the skeleton in a block of which the merger wants nothing but the counts. */
  final SkeletonSeen quiet;

  // In the block at hand
  long block;
  int id;

  private SkeletonSeen.Told told = SkeletonSeen.Told.NOTHING;

  KnownSkeleton(long hash, int number) {
    this.hash = hash;
    this.number = number;
    this.quiet = SkeletonSeen.quiet(hash);
  }

  /** Takes what the merger said of a block; of two such talks the later one says more. */
  void hear(SkeletonSeen.Told news) {
    if (news.knowsMoreThan(told)) {
      told = news;
      quiet.mergedId = quiet.mergedId < 0 ? news.id() : quiet.mergedId;
    }
  }

  /** Says whether the merger wants nothing of an event but to count it. */
  boolean isTold(int level, long detail) {
    return told.isEnough(level, detail);
  }

  /** Makes what takes events that the merger may want. */
  SkeletonSeen fresh() {
    SkeletonSeen seen = new SkeletonSeen(hash);
    seen.mergedId = quiet.mergedId;
    return seen;
  }
}
