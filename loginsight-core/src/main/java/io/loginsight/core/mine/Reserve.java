package io.loginsight.core.mine;

import java.util.Arrays;

/**
 * The records of the events with the smallest ranks, as many as fit. What is held is a function of
 * the set of events: once one does not fit, none with a larger rank is taken, however short it is.
 *
 * <p>There is one for each skeleton, so that it takes little more than the records themselves.
 */
final class Reserve {

  private static final byte[] NOTHING = {};
  private static final long[] NO_RANKS = {};
  private static final char[] NO_ENDS = {};

  /** What is done with an event. */
  interface Taker {

    /** Takes a record, which is {@code bytes[from .. to)} and not kept. */
    void take(long rank, byte[] bytes, int from, int to);
  }

  // Event i has the record bytes[ends[i - 1] .. ends[i]); they are in the order of their ranks.
  private long[] ranks = NO_RANKS;
  private char[] ends = NO_ENDS; // below 2^16, as no owner keeps more than some thousand bytes
  private byte[] bytes = NOTHING;
  private int size;
  private long limit = -1; // unsigned: the smallest rank that did not fit

  /** Whether an event of this rank might be kept. */
  boolean wants(long rank) {
    return Long.compareUnsigned(rank, limit) < 0;
  }

  /** Takes the record {@code from[start .. end)}. */
  void add(long rank, byte[] from, int start, int end, int mostEvents, int mostBytes) {
    if (!wants(rank)) {
      return;
    }
    int at = size;
    while (at > 0 && isBefore(rank, from, start, end, at - 1)) {
      at--;
    }
    insert(at, rank, from, start, end);
    limit(mostEvents, mostBytes);
  }

  /** Ranks are equal only if two inputs are made one; then the content decides. */
  private boolean isBefore(long rank, byte[] from, int start, int end, int other) {
    int order = Long.compareUnsigned(rank, ranks[other]);
    return order != 0
        ? order < 0
        : Arrays.compare(from, start, end, bytes, start(other), ends[other]) < 0;
  }

  private void insert(int at, long rank, byte[] from, int start, int end) {
    int length = end - start;
    int used = used();
    if (size == ranks.length) {
      ranks = Arrays.copyOf(ranks, Math.max(2, size * 2));
      ends = Arrays.copyOf(ends, ranks.length);
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, used + used / 2));
    }
    int place = start(at);
    System.arraycopy(bytes, place, bytes, place + length, used - place);
    System.arraycopy(from, start, bytes, place, length);
    System.arraycopy(ranks, at, ranks, at + 1, size - at);
    System.arraycopy(ends, at, ends, at + 1, size - at);
    ranks[at] = rank;
    ends[at] = (char) place;
    size++;
    for (int i = at; i < size; i++) {
      ends[i] += (char) length;
    }
  }

  private int start(int event) {
    return event == 0 ? 0 : ends[event - 1];
  }

  private int used() {
    return start(size);
  }

  /** Leaves out what does not fit. */
  void limit(int mostEvents, int mostBytes) {
    while (size > mostEvents || used() > mostBytes) {
      limit = ranks[size - 1];
      dropBehindLimit(); // all of this rank, so that it does not matter which came first
    }
  }

  private void dropBehindLimit() {
    while (size > 0 && !wants(ranks[size - 1])) {
      size--;
    }
  }

  /** Takes all of another one. */
  void addAll(Reserve other, int mostEvents, int mostBytes) {
    other.forEach((rank, from, start, end) -> add(rank, from, start, end, mostEvents, mostBytes));
    if (Long.compareUnsigned(other.limit, limit) < 0) {
      limit = other.limit;
      dropBehindLimit();
    }
  }

  /**
   * Returns below which rank, unsigned, an event might be kept.
   *
   * @param mostEvents 1 or more
   */
  long bound(int mostEvents) {
    return size < mostEvents ? limit : ranks[mostEvents - 1];
  }

  /** Gives the events, by rank. */
  void forEach(Taker taker) {
    for (int i = 0; i < size; i++) {
      taker.take(ranks[i], bytes, start(i), ends[i]);
    }
  }

  /** Returns how many events there are. */
  int size() {
    return size;
  }

  /** Forgets all events, and the room for them. */
  void clear() {
    size = 0;
    ranks = NO_RANKS;
    ends = NO_ENDS;
    bytes = NOTHING;
  }
}
