package io.loginsight.core.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of some of the messages of one block, as {@link SlotSampler} drew them.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
public final class SlotSample {

  /** So many events of a skeleton are looked at even if fewer were drawn. */
  static final int LEAST_EVENTS = 16;

  /** Of a skeleton of which hardly any event was drawn, no more bytes are kept. */
  static final int RESERVE_BYTES = 8_192;

  private int skeletons;
  private long[] hashes = new long[16];
  private long[] events = new long[16];
  private int[] drawn = new int[16];
  private byte[] levels = new byte[16]; // of the rate at which events are drawn

  /** Below which rank, unsigned, an event is drawn or may yet be wanted; by skeleton. */
  private long[] limits = new long[16];

  private final List<@Nullable Reserve> reserves = new ArrayList<>();

  // The events that were drawn: skeleton, rank, and where in the bytes their records end.
  private int size;
  private int[] skeletonOf = new int[16];
  private long[] ranks = new long[16];
  private int[] ends = new int[16];
  private byte[] bytes = new byte[1024];

  /** Creates an empty sample. */
  public SlotSample() {}

  /** Empties the sample, but keeps its room. What was taken from it stays as it is. */
  public void clear() {
    skeletons = 0;
    size = 0;
    reserves.clear();
  }

  /** Counts an event of a skeleton; returns whether the skeleton is new here. */
  boolean count(int skeleton, long hash) {
    boolean isNew = skeleton >= skeletons;
    if (isNew) {
      reach(skeleton, hash);
    }
    events[skeleton]++;
    return isNew;
  }

  private void reach(int skeleton, long hash) {
    if (skeleton >= hashes.length) {
      int room = Math.max(skeleton + 1, hashes.length * 2);
      hashes = Arrays.copyOf(hashes, room);
      events = Arrays.copyOf(events, room);
      drawn = Arrays.copyOf(drawn, room);
      levels = Arrays.copyOf(levels, room);
      limits = Arrays.copyOf(limits, room);
    }
    hashes[skeleton] = hash;
    events[skeleton] = 0;
    drawn[skeleton] = 0;
    levels[skeleton] = 0;
    limits[skeleton] = -1;
    skeletons = skeleton + 1;
    reserves.add(null);
  }

  /** Says that enough of a skeleton was drawn elsewhere, and at which rate to go on. */
  void wantOnlyDrawn(int skeleton, int level) {
    levels[skeleton] = (byte) level;
    limits[skeleton] = DrawRate.bound(level);
  }

  boolean wants(int skeleton, long rank) {
    return Long.compareUnsigned(rank, limits[skeleton]) < 0;
  }

  boolean draws(int skeleton, long rank) {
    return Long.compareUnsigned(rank, DrawRate.bound(levels[skeleton])) < 0;
  }

  void addReserve(int skeleton, long rank, byte[] record) {
    Reserve reserve = reserves.get(skeleton);
    if (reserve == null) {
      reserve = new Reserve();
      reserves.set(skeleton, reserve);
    }
    reserve.add(new Reserve.Kept(rank, record), LEAST_EVENTS - drawn[skeleton], RESERVE_BYTES);
    setLimit(skeleton, reserve.bound());
  }

  private void setLimit(int skeleton, long ofReserve) {
    long bound = DrawRate.bound(levels[skeleton]);
    limits[skeleton] = Long.compareUnsigned(bound, ofReserve) < 0 ? ofReserve : bound;
  }

  void addDrawn(int skeleton, long rank, byte[] record, int length) {
    int from = size == 0 ? 0 : ends[size - 1];
    if (from + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(from + length, bytes.length * 2));
    }
    if (size == ranks.length) {
      skeletonOf = Arrays.copyOf(skeletonOf, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(record, 0, bytes, from, length);
    skeletonOf[size] = skeleton;
    ranks[size] = rank;
    ends[size++] = from + length;
    shrinkReserve(skeleton);
  }

  /** The more were drawn, the fewer others are needed. */
  private void shrinkReserve(int skeleton) {
    if (++drawn[skeleton] >= LEAST_EVENTS) {
      setLimit(skeleton, 0);
      reserves.set(skeleton, null);
      return;
    }
    Reserve reserve = reserves.get(skeleton);
    if (reserve != null) {
      reserve.limit(LEAST_EVENTS - drawn[skeleton], RESERVE_BYTES);
      setLimit(skeleton, reserve.bound());
    }
  }

  int skeletons() {
    return skeletons;
  }

  long hash(int skeleton) {
    return hashes[skeleton];
  }

  long events(int skeleton) {
    return events[skeleton];
  }

  int level(int skeleton) {
    return levels[skeleton];
  }

  int drawn(int skeleton) {
    return drawn[skeleton];
  }

  @Nullable Reserve reserve(int skeleton) {
    return reserves.get(skeleton);
  }

  /** How many events were drawn. */
  int size() {
    return size;
  }

  int skeletonOf(int event) {
    return skeletonOf[event];
  }

  long rank(int event) {
    return ranks[event];
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int event) {
    return event == 0 ? 0 : ends[event - 1];
  }

  int end(int event) {
    return ends[event];
  }
}
