package io.loginsight.core.engine;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import io.loginsight.spi.LogBatch;
import java.util.stream.IntStream;

/**
 * Events by key, as tallies and over time, and the events of each level over time.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Counts {

  /** The keys of {@link #levelMinutes}. */
  static final int[] LEVEL_KEYS = IntStream.rangeClosed(0, 6).toArray();

  /** Pairs of key and interval that are counted apart: 16 MB at most, as 2^20 places are enough. */
  private static final int MOST_MINUTES = 750_000;

  /** Pairs of level and interval that are counted apart, which every page carries: 3 MB at most. */
  private static final int MOST_LEVEL_MINUTES = 100_000;

  final Tallies tallies;
  final TimeBuckets minutes;
  final TimeBuckets levelMinutes; // by level plus 1

  private Counts(Tallies tallies, TimeBuckets minutes, TimeBuckets levelMinutes) {
    this.tallies = tallies;
    this.minutes = minutes;
    this.levelMinutes = levelMinutes;
  }

  /** Makes counts of a stream, which are bounded. */
  static Counts ofStream() {
    return new Counts(
        new Tallies(), new TimeBuckets(MOST_MINUTES), new TimeBuckets(MOST_LEVEL_MINUTES));
  }

  /** Makes counts of a part of a stream, which is bounded itself. */
  static Counts ofPart() {
    return new Counts(
        new Tallies(), new TimeBuckets(Integer.MAX_VALUE), new TimeBuckets(Integer.MAX_VALUE));
  }

  /** Makes sure that keys up to the given one exist. */
  void reach(int key) {
    tallies.reach(key);
  }

  /** Counts an event and its first line. */
  void event(int key, long time, int level) {
    tallies.event(key, time, level);
    if (time != LogBatch.NO_TIME) {
      minutes.add(key, time, 1);
      levelMinutes.add(level + 1, time, 1);
    }
  }

  /** Adds other counts under other keys, which must exist; those of -1 have no events. */
  void addAll(Counts other, int[] keyOf) {
    tallies.addAll(other.tallies, keyOf);
    minutes.addAll(other.minutes, keyOf);
    levelMinutes.addAll(other.levelMinutes, LEVEL_KEYS);
  }

  /** Counts in intervals as long as others, to which what comes will be added. */
  void follow(Counts other) {
    minutes.follow(other.minutes);
    levelMinutes.follow(other.levelMinutes);
  }

  /** Forgets all keys, but keeps the room and the length of the intervals. */
  void clear() {
    tallies.clear();
    minutes.clear();
    levelMinutes.clear();
  }

  /** Writes all counts. */
  void write(StateWriter out) {
    tallies.write(out);
    minutes.write(out);
    levelMinutes.write(out);
  }

  /** Reads what {@link #write} wrote of so many keys. */
  static Counts read(StateReader in, int keys) {
    return new Counts(
        Tallies.read(in, keys),
        TimeBuckets.read(in, MOST_MINUTES, keys),
        TimeBuckets.read(in, MOST_LEVEL_MINUTES, LEVEL_KEYS.length));
  }
}
