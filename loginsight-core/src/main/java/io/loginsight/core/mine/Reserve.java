package io.loginsight.core.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of the events with the smallest ranks, as many as fit. What is held is a function of
 * the set of events: once one does not fit, none with a larger rank is taken, however short it is.
 */
final class Reserve {

  /** An event and its values. */
  static final class Kept {
    final long rank;
    final byte[] values;

    Kept(long rank, byte[] values) {
      this.rank = rank;
      this.values = values;
    }
  }

  private final List<Kept> kept = new ArrayList<>(2); // by rank
  private int bytes;
  private long limit = -1; // unsigned: the smallest rank that did not fit

  /** Whether an event of this rank might be kept. */
  boolean wants(long rank) {
    return Long.compareUnsigned(rank, limit) < 0;
  }

  /** Takes a record. */
  void add(Kept event, int mostEvents, int mostBytes) {
    if (!wants(event.rank)) {
      return;
    }
    int at = kept.size();
    while (at > 0 && isBefore(event, kept.get(at - 1))) {
      at--;
    }
    kept.add(at, event);
    bytes += event.values.length;
    limit(mostEvents, mostBytes);
  }

  /** Ranks are equal only if two inputs are made one; then the content decides. */
  private static boolean isBefore(Kept a, Kept b) {
    int order = Long.compareUnsigned(a.rank, b.rank);
    return order != 0 ? order < 0 : Arrays.compare(a.values, b.values) < 0;
  }

  /** Leaves out what does not fit. */
  void limit(int mostEvents, int mostBytes) {
    while (kept.size() > mostEvents || bytes > mostBytes) {
      limit = kept.get(kept.size() - 1).rank;
      dropBehindLimit(); // all of this rank, so that it does not matter which came first
    }
  }

  private void dropBehindLimit() {
    for (int last = kept.size() - 1; last >= 0 && !wants(kept.get(last).rank); last--) {
      bytes -= kept.remove(last).values.length;
    }
  }

  /** Takes all of another one. */
  void addAll(Reserve other, int mostEvents, int mostBytes) {
    for (Kept event : other.kept) {
      add(event, mostEvents, mostBytes);
    }
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
    return kept.size() < mostEvents ? limit : kept.get(mostEvents - 1).rank;
  }

  /** The events, by rank. */
  List<Kept> kept() {
    return kept;
  }
}
