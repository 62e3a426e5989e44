package io.loginsight.core.engine;

import java.util.Arrays;

/**
 * From when to when the events of each block are, in the order of the input, so that one who reads
 * it once more can leave out blocks.
 *
 * <p><b>Threads:</b> Confined.
 */
final class BlockTimes {

  private long[] first = new long[16];
  private long[] last = new long[16];
  private int size;

  /** Adds the next block. */
  void add(BlockResult block) {
    if (size == first.length) {
      first = Arrays.copyOf(first, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    first[size] = Math.min(block.counts.tallies.firstTime(), block.noted.firstTime());
    last[size++] = Math.max(block.counts.tallies.lastTime(), block.noted.lastTime());
  }

  /** Says whether an event of a block may be within; of one that is not known, it may be. */
  boolean mayBeWithin(int block, TimeFilter filter) {
    return block >= size || filter.touches(first[block], last[block]);
  }
}
