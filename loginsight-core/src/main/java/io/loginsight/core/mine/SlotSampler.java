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

  /** So many skeletons are remembered to be drawn often enough; of others reserves are kept. */
  private static final int MOST_REMEMBERED = 1 << 16;

  private final MessageScanner scanner = new MessageScanner();
  private final byte[] record = new byte[ValueRecord.MOST_BYTES];
  private final SkeletonTable drawnBefore = new SkeletonTable();
  private int[] drawn = new int[64]; // at the level
  private byte[] levels = new byte[64];
  private SlotSample sample = new SlotSample();
  private int wanted; // the skeleton of the event at hand
  private long rank; // of the event at hand

  /** Creates a sampler for one worker. */
  public SlotSampler() {}

  /**
   * Begins a block. What was seen since the last {@link #end} counts no more.
   *
   * @param empty takes what is drawn from the block
   */
  public void begin(SlotSample empty) {
    sample = empty;
  }

  /**
   * Counts an event, and says whether it is one of those to look at. It costs a few nanoseconds.
   *
   * @param skeleton its number in this block: one that is there, or the next one
   * @param hash of its skeleton
   * @param source number of its source
   * @param line number of its line in the source
   * @return whether {@link #take} is to follow
   */
  public boolean wants(int skeleton, long hash, int source, long line) {
    if (sample.count(skeleton, hash)) {
      recall(skeleton, hash);
    }
    wanted = skeleton;
    rank = rank(source, line);
    return sample.wants(skeleton, rank);
  }

  /**
   * Looks at the values of the event that was wanted.
   *
   * @param text holds the message; neither modified nor kept
   * @param from offset of the message's first byte
   * @param to offset behind its last byte
   */
  public void take(byte[] text, int from, int to) {
    scanner.scan(text, from, to);
    int length = ValueRecord.write(text, scanner.tokens(), record);
    scanner.release();
    if (sample.draws(wanted, rank)) {
      sample.addDrawn(wanted, rank, record, length);
    } else if (length > 0) {
      sample.addReserve(wanted, rank, Arrays.copyOf(record, length));
    }
  }

  /** Returns where an event stands in the order in which they are drawn. */
  static long rank(int source, long line) {
    return SkeletonHash.finish((line + 1) * ODD ^ source);
  }

  /** Ends a block, of which all is handed to the merger. */
  public void end() {
    for (int skeleton = 0; skeleton < sample.skeletons(); skeleton++) {
      remember(sample.hash(skeleton), sample.level(skeleton), sample.drawn(skeleton));
    }
  }

  private void remember(long hash, int level, int count) {
    int id = drawnBefore.size() < MOST_REMEMBERED ? drawnBefore.idOf(hash) : drawnBefore.find(hash);
    if (id < 0) {
      return;
    }
    if (id == drawn.length) {
      drawn = Arrays.copyOf(drawn, id * 2);
      levels = Arrays.copyOf(levels, id * 2);
    }
    drawn[id] += count;
    int next = DrawRate.next(level, drawn[id]);
    drawn[id] = next > level ? 0 : Math.min(drawn[id], DrawRate.ENOUGH);
    levels[id] = (byte) next;
  }

  /*
   * Once a worker has handed over enough drawn events of a skeleton, no reserve of it can be of use,
   * as drawn events rank before all others. So nothing depends on which worker remembers what.
   */
  private void recall(int skeleton, long hash) {
    int id = drawnBefore.find(hash);
    if (id >= 0 && (levels[id] > 0 || drawn[id] >= SlotSample.LEAST_EVENTS)) {
      sample.wantOnlyDrawn(skeleton, levels[id]);
    }
  }
}
