package io.loginsight.core.engine;

import io.loginsight.api.TimeSeries;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Counts events by key and time interval. Intervals are ten seconds long at first, and a minute
 * from two hours on. When there are more pairs of key and interval than the cap allows, all
 * intervals are joined into longer ones: since the number of pairs only grows, the final length is
 * the shortest one that keeps the cap, whatever the order of the events. So what goes wrong for two
 * minutes of twenty is seen, a week of a few patterns keeps its minutes, and a decade of many does
 * not fill the memory.
 *
 * <p><b>Threads:</b> Confined.
 */
final class TimeBuckets {

  /** Lengths in seconds; each divides the next. */
  private static final long[] LADDER = {
    10, 60, 300, 900, 3_600, 21_600, 86_400, 604_800, 2_419_200, 31_449_600, 3_144_960_000L
  };

  private static final int LAST_PLACES = 256;

  // in nanoseconds, the first two of the ladder
  private static final long TEN_SECONDS = 10_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;

  /** The shortest intervals are for two hours: what is looked at over time is in no more parts. */
  private static final long MOST_SHORTEST = 720;

  /** What nanoseconds in 64 bits can tell. */
  private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L + 1;

  private final int cap;
  private final int[] lastPlaces = new int[LAST_PLACES]; // by the last bits of the key
  private int rung;

  // the bucket that was found last, and the times in it
  private long lastBucket;
  private long lastFrom = 1;
  private long lastTo; // included
  private int size;

  // of the shortest intervals, as long as they are
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  /*
   * Place i is pairs[2 * i], which holds the interval, as epoch seconds divided by the step, in the
   * upper half and the key in the lower one, and pairs[2 * i + 1], which holds the count; 0 marks a
   * free place. What belongs together lies together, because most places are not in the cache.
   */
  private long[] pairs = new long[2 * 64];

  /**
   * Makes an empty table.
   *
   * @param cap the largest number of pairs, above the number of keys times a few
   */
  TimeBuckets(int cap) {
    this.cap = cap;
  }

  /** Forgets all events, but keeps the room and the length of the intervals. */
  void clear() {
    Arrays.fill(pairs, 0);
    size = 0;
    earliest = Long.MAX_VALUE;
    latest = Long.MIN_VALUE;
    lastTo = lastFrom - 1;
  }

  /** Returns how many pairs of key and interval there are. */
  int size() {
    return size;
  }

  /** Counts events of a key at a time in nanoseconds since 1970. */
  void add(int key, long nanos, long events) {
    if (nanos < lastFrom || nanos > lastTo) {
      find(nanos);
    }
    put(key, lastBucket, events);
    keepCap();
  }

  /** Neighbouring events share their interval, and divisions are slow. */
  private void find(long nanos) {
    if (rung == 0) {
      lastBucket = Math.floorDiv(nanos, TEN_SECONDS); // by a constant, which is no division
      span(lastBucket);
    }
    if (rung == 1) {
      lastBucket = Math.floorDiv(nanos, MINUTE);
    } else if (rung > 1) {
      lastBucket = Math.floorDiv(Math.floorDiv(nanos, 1_000_000_000L), LADDER[rung]);
    }
    long length = rung == 0 ? TEN_SECONDS : MINUTE;
    boolean near = rung <= 1 && Math.abs(lastBucket) < Long.MAX_VALUE / length - 1;
    lastFrom = near ? lastBucket * length : nanos;
    lastTo = near ? lastFrom + length - 1 : nanos;
  }

  /** Takes note of one of the shortest intervals, which may end them. */
  private void span(long bucket) {
    earliest = Math.min(earliest, bucket);
    latest = Math.max(latest, bucket);
    if (latest - earliest >= MOST_SHORTEST) {
      coarsen();
    }
  }

  private void addSecond(int key, long second, long events) {
    if (rung == 0) {
      span(Math.floorDiv(second, LADDER[0]));
    }
    put(key, Math.floorDiv(second, LADDER[rung]), events);
    keepCap();
  }

  private void keepCap() {
    while (size > cap && rung < LADDER.length - 1) {
      coarsen();
    }
  }

  private void put(int key, long bucket, long events) {
    long pair = bucket << 32 | key;
    int last = lastPlaces[key & LAST_PLACES - 1]; // most events of a key share their interval
    if (pairs[last] == pair && pairs[last + 1] != 0) {
      pairs[last + 1] += events;
    } else {
      search(pair, events);
    }
  }

  private void search(long pair, long events) {
    int at = locate(pair);
    lastPlaces[(int) pair & LAST_PLACES - 1] = at;
    if (pairs[at + 1] == 0) {
      pairs[at] = pair;
      pairs[at + 1] = events;
      if (++size > pairs.length / 8 * 3) { // three quarters of the places
        rebuild(pairs.length * 2, 1);
      }
    } else {
      pairs[at + 1] += events;
    }
  }

  /** Returns where a pair is, or the free place where it belongs. */
  private int locate(long pair) {
    int mask = pairs.length - 1;
    int at = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) << 1 & mask;
    while (pairs[at + 1] != 0 && pairs[at] != pair) {
      at = at + 2 & mask;
    }
    return at;
  }

  private static int key(long pair) {
    return (int) pair;
  }

  private static long bucket(long pair) {
    return pair >> 32;
  }

  private void coarsen() {
    long factor = LADDER[rung + 1] / LADDER[rung];
    rung++;
    lastTo = lastFrom - 1; // it was one of shorter intervals
    rebuild(pairs.length, factor);
  }

  private void rebuild(int length, long factor) {
    long[] old = pairs;
    pairs = new long[length];
    Arrays.fill(lastPlaces, 0);
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        put(key(old[i]), Math.floorDiv(bucket(old[i]), factor), old[i + 1]);
      }
    }
  }

  /** Adds another table under other keys. */
  void addAll(TimeBuckets other, int[] keyOf) {
    while (rung < other.rung) {
      coarsen();
    }
    for (int i = 0; i < other.pairs.length; i += 2) {
      if (other.pairs[i + 1] != 0) {
        long second = bucket(other.pairs[i]) * LADDER[other.rung];
        addSecond(keyOf[key(other.pairs[i])], second, other.pairs[i + 1]);
      }
    }
  }

  /** Makes its intervals as long as those of another table, to which it will be added. */
  void follow(TimeBuckets other) {
    while (rung < other.rung) {
      coarsen();
    }
  }

  /** Returns whether there are events of a key. */
  boolean has(int key) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != 0 && key(pairs[i]) == key) {
        return true;
      }
    }
    return false;
  }

  /** Writes all counts, those of one key behind those of a smaller one. */
  void write(StateWriter out) {
    List<Integer> order = new ArrayList<>(size);
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != 0) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingInt((Integer i) -> key(pairs[i]))
            .thenComparingLong(i -> bucket(pairs[i])));
    out.number(rung);
    out.number(size);
    int key = 0;
    long bucket = 0;
    for (int i : order) {
      int nextKey = key(pairs[i]);
      long next = bucket(pairs[i]);
      out.number(nextKey - key);
      out.signed(nextKey == key ? next - bucket : next);
      out.number(pairs[i + 1]);
      key = nextKey;
      bucket = next;
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param keys how many keys there may be
   */
  static TimeBuckets read(StateReader in, int cap, int keys) {
    TimeBuckets read = new TimeBuckets(cap);
    read.rung = in.upTo(LADDER.length - 1, "the length of intervals");
    int key = 0;
    long bucket = 0;
    for (int rest = in.count(3, "intervals"); rest > 0; rest--) {
      int further = in.upTo(keys - 1 - key, "a key");
      long next = in.signed() + (further == 0 ? bucket : 0);
      boolean first = bucket == 0 && read.size == 0;
      StateReader.check(further > 0 || first || next > bucket, "intervals do not rise");
      StateReader.check(
          Math.abs(next) <= MOST_SECONDS / LADDER[read.rung] + 1, "an interval is wrong");
      long events = in.amount("a count");
      StateReader.check(events > 0, "an interval is empty");
      key += further;
      bucket = next;
      if (read.rung == 0) {
        read.earliest = Math.min(read.earliest, bucket);
        read.latest = Math.max(read.latest, bucket);
      }
      read.put(key, bucket, events);
    }
    StateReader.check(read.size <= cap || read.rung == LADDER.length - 1, "intervals are too many");
    StateReader.check(
        read.rung > 0 || read.size == 0 || read.latest - read.earliest < MOST_SHORTEST,
        "intervals are too short");
    return read;
  }

  /** Returns what lies within a stretch of time, in nanoseconds since 1970, both ends included. */
  TimeBuckets within(long from, long to) {
    long length = 1_000_000_000L * LADDER[rung];
    TimeBuckets within = new TimeBuckets(Integer.MAX_VALUE);
    within.rung = rung;
    for (int i = 0; i < pairs.length; i += 2) {
      long bucket = bucket(pairs[i]);
      if (pairs[i + 1] != 0
          && bucket >= Math.floorDiv(from, length)
          && bucket <= Math.floorDiv(to, length)) {
        within.put(key(pairs[i]), bucket, pairs[i + 1]);
      }
    }
    return within;
  }

  /**
   * Returns one series a group of keys.
   *
   * @param groupOf the group of each key, {@code 0 .. groups - 1}
   * @param groups the number of groups
   * @return the series of each group; empty for a group without events
   */
  TimeSeries[] series(int[] groupOf, int groups) {
    if (size == 0) {
      TimeSeries[] none = new TimeSeries[groups];
      Arrays.fill(none, TimeSeries.empty());
      return none;
    }
    TimeBuckets grouped = new TimeBuckets(Integer.MAX_VALUE);
    grouped.rung = rung;
    int[] sizes = new int[groups];
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != 0) {
        int group = groupOf[key(pairs[i])];
        int before = grouped.size;
        grouped.put(group, bucket(pairs[i]), pairs[i + 1]);
        sizes[group] += grouped.size - before;
      }
    }
    long[][] buckets = new long[groups][];
    for (int g = 0; g < groups; g++) {
      buckets[g] = new long[sizes[g]];
    }
    int[] filled = new int[groups];
    for (int i = 0; i < grouped.pairs.length; i += 2) {
      if (grouped.pairs[i + 1] != 0) {
        int g = key(grouped.pairs[i]);
        buckets[g][filled[g]++] = bucket(grouped.pairs[i]);
      }
    }
    TimeSeries[] series = new TimeSeries[groups];
    for (int g = 0; g < groups; g++) {
      series[g] = grouped.seriesOf(g, buckets[g]);
    }
    return series;
  }

  private TimeSeries seriesOf(int key, long[] ofKey) {
    Arrays.sort(ofKey);
    long[] starts = new long[ofKey.length];
    long[] found = new long[ofKey.length];
    for (int i = 0; i < ofKey.length; i++) {
      starts[i] = ofKey[i] * LADDER[rung];
      found[i] = get(key, ofKey[i]);
    }
    return TimeSeries.of(Duration.ofSeconds(LADDER[rung]), starts, found);
  }

  private long get(int key, long bucket) {
    return pairs[locate(bucket << 32 | key) + 1];
  }
}
