package io.loginsight.core.mine;

import java.util.Arrays;

/**
 * Draws the messages whose values are looked at: 1 in 64, fewer of a skeleton that is very frequent
 * ({@link DrawRate}), and as many more as make {@value SlotSample#LEAST_EVENTS} of one that has so
 * many. Which ones is decided by a rank that is hashed from the place of the event in the input. So
 * neither threads nor the cut of blocks make a difference, and a value is drawn as often as it
 * comes, whatever it is.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SlotSampler {

  private static final long ODD = 0x9e3779b97f4a7c15L;

  private final MessageScanner scanner = new MessageScanner();
  private final byte[] record = new byte[ValueRecord.MOST_BYTES];
  private SlotSample sample = new SlotSample();

  // By skeleton
  private int skeletons;
  private int[] entries = new int[64]; // in the sample at hand, or -1
  private byte[] levels = new byte[64]; // of the rate at which events are drawn

  /*
   * Below which ranks, unsigned, an event is of use. What the merger has, or will have, ranks before
   * what is left out, so nothing depends on which worker knows what.
   */
  private long[] limits = new long[64];

  // Of the event at hand
  private int skeleton;
  private long rank;

  /** Creates a sampler for one worker. */
  public SlotSampler() {}

  /**
   * Begins a block.
   *
   * @param empty takes what is drawn from the block
   */
  public void begin(SlotSample empty) {
    sample = empty;
  }

  /**
   * Says whether an event is one of those to look at. It costs a few nanoseconds.
   *
   * @param skeleton a number that the caller gives to skeletons, rising from 0
   * @param source number of its source
   * @param line number of its line in the source
   * @return whether {@link #take} is to follow
   */
  public boolean wants(int skeleton, int source, long line) {
    reach(skeleton);
    this.skeleton = skeleton;
    rank = rank(source, line);
    return Long.compareUnsigned(rank, limits[skeleton]) < 0;
  }

  private void reach(int skeleton) {
    if (skeleton >= skeletons) {
      grow(skeleton);
    }
  }

  private void grow(int skeleton) {
    if (skeleton >= limits.length) {
      int room = Math.max(skeleton + 1, limits.length * 2);
      entries = Arrays.copyOf(entries, room);
      levels = Arrays.copyOf(levels, room);
      limits = Arrays.copyOf(limits, room);
    }
    for (; skeletons <= skeleton; skeletons++) {
      entries[skeletons] = -1;
      levels[skeletons] = 0;
      limits[skeletons] = -1;
    }
  }

  /**
   * Looks at the values of the event that was wanted.
   *
   * @param hash of its skeleton
   * @param text holds the message; neither modified nor kept
   * @param from offset of the message's first byte
   * @param to offset behind its last byte
   */
  public void take(long hash, byte[] text, int from, int to) {
    scanner.scan(text, from, to);
    int length = ValueRecord.write(text, scanner.tokens(), record);
    scanner.release();
    if (length == 0) {
      limits[skeleton] = 0; // it has no variables
      return;
    }
    if (entries[skeleton] < 0) {
      entries[skeleton] = sample.enter(skeleton, hash);
    }
    int entry = entries[skeleton];
    long bound = DrawRate.bound(levels[skeleton]);
    if (Long.compareUnsigned(rank, bound) < 0) {
      sample.addDrawn(entry, rank, record, length);
    } else {
      sample.addReserve(entry, rank, record, length);
    }
    long ofReserve = sample.reserveLimit(entry);
    limit(Long.compareUnsigned(bound, ofReserve) < 0 ? ofReserve : bound);
  }

  private void limit(long limit) {
    if (Long.compareUnsigned(limit, limits[skeleton]) < 0) {
      limits[skeleton] = limit;
    }
  }

  /**
   * Learns what the merger wants no more.
   *
   * @param skeleton its number
   * @param merged a sample of this sampler that the merger has taken
   * @param entry of the skeleton in it
   */
  public void hear(int skeleton, SlotSample merged, int entry) {
    this.skeleton = skeleton;
    reach(skeleton);
    levels[skeleton] = (byte) Math.max(levels[skeleton], merged.toldLevel(entry));
    limit(merged.toldLimit(entry));
  }

  /** Returns where an event stands in the order in which they are drawn. */
  static long rank(int source, long line) {
    return SkeletonHash.finish((line + 1) * ODD ^ source);
  }

  /** Ends a block, of which all is handed to the merger. */
  public void end() {
    for (int entry = 0; entry < sample.entries(); entry++) {
      entries[sample.number(entry)] = -1;
    }
  }

  /**
   * Forgets all skeletons and the block at hand, because its numbers are given anew or because the
   * block is not handed to the merger.
   */
  public void forget() {
    skeletons = 0;
  }
}
