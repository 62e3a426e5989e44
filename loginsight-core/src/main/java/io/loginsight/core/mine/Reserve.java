package io.loginsight.core.mine;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.Arrays;

/**
 * The records of the events with the smallest ranks, as many as fit. What is held is a function of
 * the set of events: once one does not fit, none behind it is taken, however short it is. Ranks are
 * equal only if two inputs are made one; then the hashes of the records decide.
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

  // Behind this event, both without sign, none fits: the last one, or the first that did not.
  private long limit = -1;
  private long limitHash = -1;

  Reserve() {}

  private Reserve(Reserve other) {
    this.size = other.size;
    this.ranks = Arrays.copyOf(other.ranks, size);
    this.ends = Arrays.copyOf(other.ends, size);
    this.bytes = Arrays.copyOf(other.bytes, other.used());
    this.limit = other.limit;
    this.limitHash = other.limitHash;
  }

  /** Returns one that needs no more room than what it holds. */
  Reserve copy() {
    return new Reserve(this);
  }

  /** Takes the record {@code from[start .. end)}. */
  void add(long rank, byte[] from, int start, int end, int mostEvents, int mostBytes) {
    if (compareToLimit(rank, from, start, end) > 0) {
      return;
    }
    int at = size;
    while (at > 0 && isBefore(rank, from, start, end, at - 1)) {
      at--;
    }
    insert(at, rank, from, start, end);
    limit(mostEvents, mostBytes);
  }

  private boolean isBefore(long rank, byte[] from, int start, int end, int other) {
    int order = Long.compareUnsigned(rank, ranks[other]);
    return order != 0 ? order < 0 : Long.compareUnsigned(hash(from, start, end), hash(other)) < 0;
  }

  private int compareToLimit(long rank, byte[] from, int start, int end) {
    int order = Long.compareUnsigned(rank, limit);
    return order != 0 ? order : Long.compareUnsigned(hash(from, start, end), limitHash);
  }

  private long hash(int event) {
    return hash(bytes, start(event), ends[event]);
  }

  private static long hash(byte[] bytes, int from, int to) {
    return SkeletonHash.ofText(bytes, from, to);
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

  /** How many bytes the records have. */
  int used() {
    return start(size);
  }

  /** Leaves out what does not fit. */
  void limit(int mostEvents, int mostBytes) {
    while (size > mostEvents || used() > mostBytes) {
      limitTo(--size);
    }
    if (size > 0 && size == mostEvents) {
      limitTo(size - 1); // whatever else was left out, which not all have seen
    }
  }

  private void limitTo(int event) {
    limit = ranks[event];
    limitHash = hash(event);
  }

  /** Takes all of another one. */
  void addAll(Reserve other, int mostEvents, int mostBytes) {
    other.forEach((rank, from, start, end) -> add(rank, from, start, end, mostEvents, mostBytes));
    int order = Long.compareUnsigned(other.limit, limit);
    if (order < 0 || (order == 0 && Long.compareUnsigned(other.limitHash, limitHash) < 0)) {
      limit = other.limit;
      limitHash = other.limitHash;
      dropBehindLimit();
    }
  }

  private void dropBehindLimit() {
    while (size > 0
        && compareToLimit(ranks[size - 1], bytes, start(size - 1), ends[size - 1]) > 0) {
      size--;
    }
  }

  /**
   * Draws the ranks anew. They are hashed from places in the input, and what several inputs have at
   * the same place, such as the first lines of all pods, must not be kept together or not at all.
   * Given what did not fit, any ranks in front of it were as likely.
   *
   * @param input a number that no other input has
   * @param border ranks stay on their side of it, without sign
   */
  Reserve redrawn(long input, long border, int mostEvents) {
    Reserve redrawn = new Reserve();
    long firstEnd = Long.compareUnsigned(limit, border) < 0 ? limit : border;
    forEach(
        (rank, from, start, end) -> {
          boolean first = Long.compareUnsigned(rank, border) < 0;
          long any = SkeletonHash.finish(rank ^ input);
          long drawn = first ? below(any, firstEnd) : border + below(any, limit - border);
          redrawn.add(drawn, from, start, end, Integer.MAX_VALUE, Integer.MAX_VALUE);
        });
    redrawn.limit = limit;
    redrawn.limitHash = limitHash;
    redrawn.limit(mostEvents, Integer.MAX_VALUE);
    return redrawn.copy();
  }

  /** Any number as one below a bound, all without sign: the upper half of their product. */
  private static long below(long any, long bound) {
    return Math.multiplyHigh(any, bound) + (any >> 63 & bound) + (bound >> 63 & any);
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

  /** Returns the places of the first event; none if there is no event. */
  int[] placesOfFirst() {
    return ValueRecord.places(bytes, 0, size == 0 ? 0 : ends[0]);
  }

  /** Returns how many events there are. */
  int size() {
    return size;
  }

  /** Writes all of it, no more than so many events. */
  void write(StateWriter out, int mostEvents) {
    out.number(size);
    for (int i = 0; i < size; i++) {
      out.fixed(ranks[i]);
      out.bytes(Arrays.copyOfRange(bytes, start(i), ends[i]));
    }
    if (size < mostEvents) {
      boolean limited = limit != -1;
      out.number(limited ? 1 : 0);
      if (limited) {
        out.fixed(limit);
        out.fixed(limitHash);
      }
    }
  }

  /** Reads what {@link #write} wrote of no more than so many events and bytes. */
  static Reserve read(StateReader in, int mostEvents, int mostBytes) {
    Reserve read = new Reserve();
    for (int rest = in.upTo(mostEvents, "events"); rest > 0; rest--) {
      long rank = in.fixed();
      byte[] record = in.bytes(ValueRecord.MOST_BYTES, "a record");
      StateReader.check(ValueRecord.isWhole(record), "a record is none");
      int size = read.size;
      StateReader.check(
          size == 0 || !read.isBefore(rank, record, 0, record.length, size - 1),
          "ranks do not rise");
      read.insert(size, rank, record, 0, record.length);
    }
    StateReader.check(read.used() <= mostBytes, "records are too long");
    read.limit(mostEvents, mostBytes);
    if (read.size < mostEvents && in.upTo(1, "a flag") == 1) {
      read.limit = in.fixed();
      read.limitHash = in.fixed();
      int size = read.size;
      read.dropBehindLimit();
      StateReader.check(size == read.size && read.limit != -1, "a rank is out of range");
    }
    return read.copy();
  }
}
