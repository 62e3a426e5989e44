package io.loginsight.core.engine;

import java.util.Arrays;
import java.util.BitSet;

/**
 * From when to when the events of each block are, in the order of the input, so that one who reads
 * it once more can leave out blocks, and sources of which no block is wanted.
 *
 * <p><b>Threads:</b> Confined.
 */
final class BlockTimes {

  private long[] first = new long[16];
  private long[] last = new long[16];
  private int[] source = new int[16]; // in the order in which they were opened
  private int size;

  /** Adds the next block. */
  void add(BlockResult block) {
    add(
        Math.min(block.counts.tallies.firstTime(), block.noted.firstTime()),
        Math.max(block.counts.tallies.lastTime(), block.noted.lastTime()),
        block.source.index());
  }

  private void add(long from, long to, int of) {
    if (size == first.length) {
      first = Arrays.copyOf(first, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
      source = Arrays.copyOf(source, 2 * size);
    }
    first[size] = from;
    last[size] = to;
    source[size++] = of;
  }

  /** Returns the sources, in the order in which they were opened, that have events within. */
  BitSet sourcesWithin(TimeFilter filter) {
    BitSet sources = new BitSet();
    for (int block = 0; block < size; block++) {
      if (filter.touches(first[block], last[block])) {
        sources.set(source[block]);
      }
    }
    return sources;
  }

  /** Returns the times of the blocks of some sources, as if there were no others. */
  BlockTimes of(BitSet sources) {
    BlockTimes some = new BlockTimes();
    for (int block = 0; block < size; block++) {
      if (sources.get(source[block])) {
        some.add(first[block], last[block], source[block]);
      }
    }
    return some;
  }

  /** Says whether an event of a block may be within; of one that is not known, it may be. */
  boolean mayBeWithin(int block, TimeFilter filter) {
    return block >= size || filter.touches(first[block], last[block]);
  }
}
