package io.loginsight.core.engine;

import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.util.Arrays;

/**
 * Counts events by key and time interval. Intervals are a minute long at first. When there are more
 * pairs of key and interval than the cap allows, all intervals are joined into longer ones: since
 * the number of pairs only grows, the final length is the shortest one that keeps the cap, whatever
 * the order of the events. So a week of a few patterns keeps its minutes, and a decade of many does
 * not fill the memory.
 *
 * <p><b>Threads:</b> Confined.
 */
final class TimeBuckets {

  /** Lengths in seconds; each divides the next. */
  private static final long[] LADDER = {
    60, 300, 900, 3_600, 21_600, 86_400, 604_800, 2_419_200, 31_449_600, 3_144_960_000L
  };

  private static final int LAST_PLACES = 256;
  private static final long MINUTE = 60_000_000_000L; // in nanoseconds, the first of the ladder

  private final int cap;
  private final int[] lastPlaces = new int[LAST_PLACES]; // by the last bits of the key
  private int rung;

  // the bucket that was found last, and the times in it
  private long lastBucket;
  private long lastFrom = 1;
  private long lastTo; // included
  private int size;
  private int[] keys = new int[64];
  private long[] buckets = new long[64]; // epoch seconds divided by the step
  private long[] counts = new long[64]; // 0 marks a free place

  /**
   * Makes an empty table.
   *
   * @param cap the largest number of pairs, above the number of keys times a few
   */
  TimeBuckets(int cap) {
    this.cap = cap;
  }

  /** Forgets all events, but keeps the room. */
  void clear() {
    Arrays.fill(counts, 0);
    size = 0;
    rung = 0;
    lastTo = lastFrom - 1;
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
    lastBucket =
        rung == 0
            ? Math.floorDiv(nanos, MINUTE) // by a constant, which is no division
            : Math.floorDiv(Math.floorDiv(nanos, 1_000_000_000L), LADDER[rung]);
    boolean near = rung == 0 && Math.abs(lastBucket) < Long.MAX_VALUE / MINUTE - 1;
    lastFrom = near ? lastBucket * MINUTE : nanos;
    lastTo = near ? lastFrom + MINUTE - 1 : nanos;
  }

  private void addSecond(int key, long second, long events) {
    put(key, Math.floorDiv(second, LADDER[rung]), events);
    keepCap();
  }

  private void keepCap() {
    while (size > cap && rung < LADDER.length - 1) {
      coarsen();
    }
  }

  private void put(int key, long bucket, long events) {
    int last = lastPlaces[key & LAST_PLACES - 1]; // most events of a key share their interval
    if (keys[last] == key && buckets[last] == bucket && counts[last] != 0) {
      counts[last] += events;
    } else {
      search(key, bucket, events);
    }
  }

  private void search(int key, long bucket, long events) {
    int mask = keys.length - 1;
    int i = place(key, bucket) & mask;
    while (counts[i] != 0) {
      if (keys[i] == key && buckets[i] == bucket) {
        counts[i] += events;
        lastPlaces[key & LAST_PLACES - 1] = i;
        return;
      }
      i = (i + 1) & mask;
    }
    lastPlaces[key & LAST_PLACES - 1] = i;
    keys[i] = key;
    buckets[i] = bucket;
    counts[i] = events;
    if (++size * 2 > keys.length) {
      rebuild(keys.length * 2, 1);
    }
  }

  private static int place(int key, long bucket) {
    long h = (bucket * 0x9E3779B97F4A7C15L) ^ (key * 0xC2B2AE3D27D4EB4FL);
    h ^= h >>> 32;
    return (int) ((h * 0x9E3779B97F4A7C15L) >>> 32);
  }

  private void coarsen() {
    long factor = LADDER[rung + 1] / LADDER[rung];
    rung++;
    lastTo = lastFrom - 1; // it was one of shorter intervals
    rebuild(keys.length, factor);
  }

  private void rebuild(int length, long factor) {
    int[] oldKeys = keys;
    long[] oldBuckets = buckets;
    long[] oldCounts = counts;
    keys = new int[length];
    buckets = new long[length];
    counts = new long[length];
    Arrays.fill(lastPlaces, 0);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        put(oldKeys[i], Math.floorDiv(oldBuckets[i], factor), oldCounts[i]);
      }
    }
  }

  /** Adds another table, whose intervals are no longer than these, under other keys. */
  void addAll(TimeBuckets other, int[] keyOf) {
    for (int i = 0; i < other.keys.length; i++) {
      if (other.counts[i] != 0) {
        long second = other.buckets[i] * LADDER[other.rung];
        addSecond(keyOf[other.keys[i]], second, other.counts[i]);
      }
    }
  }

  /**
   * Returns one series a group of keys.
   *
   * @param groupOf the group of each key, {@code 0 .. groups - 1}
   * @param groups the number of groups
   * @return the series of each group; empty for a group without events
   */
  TimeSeries[] series(int[] groupOf, int groups) {
    TimeBuckets grouped = new TimeBuckets(Integer.MAX_VALUE);
    grouped.rung = rung;
    int[] sizes = new int[groups];
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] != 0) {
        int before = grouped.size;
        grouped.put(groupOf[keys[i]], buckets[i], counts[i]);
        sizes[groupOf[keys[i]]] += grouped.size - before;
      }
    }
    long[][] pairs = new long[groups][];
    for (int g = 0; g < groups; g++) {
      pairs[g] = new long[sizes[g]];
    }
    int[] filled = new int[groups];
    for (int i = 0; i < grouped.keys.length; i++) {
      if (grouped.counts[i] != 0) {
        int g = grouped.keys[i];
        pairs[g][filled[g]++] = grouped.buckets[i];
      }
    }
    TimeSeries[] series = new TimeSeries[groups];
    for (int g = 0; g < groups; g++) {
      series[g] = grouped.seriesOf(g, pairs[g]);
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
    int mask = keys.length - 1;
    int i = place(key, bucket) & mask;
    while (keys[i] != key || buckets[i] != bucket || counts[i] == 0) {
      i = (i + 1) & mask;
    }
    return counts[i];
  }
}
