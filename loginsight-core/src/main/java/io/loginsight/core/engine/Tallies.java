package io.loginsight.core.engine;

import io.loginsight.api.EventCounts;
import io.loginsight.api.Level;
import io.loginsight.api.TimeRange;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines, events of each level, and first and last time, by key. One record of {@value #RECORD}
 * longs a key, so that counting an event touches little memory.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Tallies {

  private static final int LINES = 0;
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final int NO_LEVEL = 3; // behind it one place a level
  private static final int LEVELS = Level.values().length;
  private static final int RECORD = NO_LEVEL + 1 + LEVELS;

  private long[] records = new long[RECORD * 16];
  private int keys;

  /** Makes sure that keys up to the given one exist. */
  void reach(int key) {
    if (key < keys) {
      return;
    }
    int needed = (key + 1) * RECORD;
    if (needed > records.length) {
      records = Arrays.copyOf(records, Math.max(needed, records.length * 2));
    }
    for (; keys <= key; keys++) {
      records[keys * RECORD + FIRST] = Long.MAX_VALUE;
      records[keys * RECORD + LAST] = Long.MIN_VALUE;
    }
  }

  /** Forgets all keys, but keeps the room. */
  void clear() {
    Arrays.fill(records, 0, keys * RECORD, 0);
    keys = 0;
  }

  /** Counts an event and its first line. */
  void event(int key, long time, int level) {
    int at = key * RECORD;
    records[at + LINES]++;
    records[at + NO_LEVEL + 1 + level]++; // no level is -1
    if (time != LogBatch.NO_TIME) {
      records[at + FIRST] = Math.min(records[at + FIRST], time);
      records[at + LAST] = Math.max(records[at + LAST], time);
    }
  }

  /** Counts more lines of an event that was counted. */
  void lines(int key, long lines) {
    records[key * RECORD + LINES] += lines;
  }

  /**
   * Adds all keys of another table under other keys, which must exist; those of -1 are left out.
   */
  void addAll(Tallies other, int[] keyOf) {
    for (int key = 0; key < other.keys; key++) {
      if (keyOf[key] >= 0) {
        add(keyOf[key], other, key);
      }
    }
  }

  private void add(int key, Tallies other, int otherKey) {
    int to = key * RECORD;
    int from = otherKey * RECORD;
    records[to + LINES] += other.records[from + LINES];
    records[to + FIRST] = Math.min(records[to + FIRST], other.records[from + FIRST]);
    records[to + LAST] = Math.max(records[to + LAST], other.records[from + LAST]);
    for (int i = NO_LEVEL; i < RECORD; i++) {
      records[to + i] += other.records[from + i];
    }
  }

  /** Writes all keys. */
  void write(StateWriter out) {
    out.number(keys);
    for (int key = 0; key < keys; key++) {
      int at = key * RECORD;
      out.number(records[at + LINES]);
      for (int i = NO_LEVEL; i < RECORD; i++) {
        out.number(records[at + i]);
      }
      boolean timed = records[at + FIRST] != Long.MAX_VALUE;
      out.number(timed ? 1 : 0);
      if (timed) {
        out.signed(records[at + FIRST]);
        out.number(records[at + LAST] - records[at + FIRST]);
      }
    }
  }

  /** Reads what {@link #write} wrote of so many keys. */
  static Tallies read(StateReader in, int keys) {
    StateReader.check(in.count(RECORD - 1, "tallies") == keys, "it has other tallies");
    Tallies tallies = new Tallies();
    for (int key = 0; key < keys; key++) {
      tallies.reach(key);
      int at = key * RECORD;
      tallies.records[at + LINES] = in.amount("a count");
      for (int i = NO_LEVEL; i < RECORD; i++) {
        tallies.records[at + i] = in.amount("a count");
      }
      StateReader.check(
          tallies.events(key) <= tallies.lines(key), "there are more events than lines");
      if (in.upTo(1, "a flag") == 1) {
        long first = in.signed();
        long last = first + in.natural("a time");
        StateReader.check(
            last >= first && first != Long.MAX_VALUE && first != LogBatch.NO_TIME,
            "a time is out of range");
        tallies.records[at + FIRST] = first;
        tallies.records[at + LAST] = last;
      }
    }
    return tallies;
  }

  /** Returns a number that depends on all of it, and so on the times of a run. */
  int digest() {
    return Arrays.hashCode(Arrays.copyOf(records, keys * RECORD));
  }

  /** Returns how many keys there are. */
  int keys() {
    return keys;
  }

  /** Returns the sum of all keys as a table with the one key 0. */
  Tallies sum() {
    Tallies sum = new Tallies();
    sum.reach(0);
    for (int key = 0; key < keys; key++) {
      sum.add(0, this, key);
    }
    return sum;
  }

  /** Returns the number of lines of a key. */
  long lines(int key) {
    return records[key * RECORD + LINES];
  }

  /** Returns the number of events of a key. */
  long events(int key) {
    long sum = 0;
    for (int i = NO_LEVEL; i < RECORD; i++) {
      sum += records[key * RECORD + i];
    }
    return sum;
  }

  EventCounts counts(int key) {
    Map<Level, Long> levels = new EnumMap<>(Level.class);
    for (int level = 0; level < LEVELS; level++) {
      long count = records[key * RECORD + NO_LEVEL + 1 + level];
      if (count > 0) {
        levels.put(Level.ofOrdinal(level), count);
      }
    }
    return new EventCounts(events(key), lines(key), levels);
  }

  /** Returns the first time of all keys; {@link Long#MAX_VALUE} if there is none. */
  long firstTime() {
    long first = Long.MAX_VALUE;
    for (int key = 0; key < keys; key++) {
      first = Math.min(first, records[key * RECORD + FIRST]);
    }
    return first;
  }

  /** Returns the last time of all keys; {@link Long#MIN_VALUE} if there is none. */
  long lastTime() {
    long last = Long.MIN_VALUE;
    for (int key = 0; key < keys; key++) {
      last = Math.max(last, records[key * RECORD + LAST]);
    }
    return last;
  }

  /** Returns from the first to the last time of a key, or null if none of its events has one. */
  @Nullable TimeRange seen(int key) {
    long first = records[key * RECORD + FIRST];
    return first == Long.MAX_VALUE
        ? null
        : new TimeRange(instant(first), instant(records[key * RECORD + LAST]));
  }

  /** Returns the instant of nanoseconds since 1970. */
  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
