package io.loginsight.core.engine;

import io.loginsight.core.cause.FileClock;
import io.loginsight.spi.LogBatch;
import java.util.Arrays;

/**
 * The times of a source in runs: another one begins where the next event is a minute or more away,
 * later or earlier. What is kept of them is the same wherever blocks are cut.
 *
 * <p><b>Threads:</b> Confined.
 */
final class TimeRuns {

  /** Of a source whose times jump more often, the last run takes the rest. */
  static final int MOST = 4_096;

  /** Farther is all the same, and two of them fit into 64 bits. */
  private static final long FARTHEST = 1L << 61;

  private static final int FIELDS = 5;
  private static final int FIRST = 0;
  private static final int LAST = 1;
  private static final int EARLIEST = 2;
  private static final int LATEST = 3;
  private static final int EVENTS = 4;

  private long[] runs = new long[FIELDS];
  private int size;
  private boolean full;
  private long last; // of the event before

  /** Forgets all. */
  void clear() {
    size = 0;
    full = false;
  }

  /** Adds the next event, at nanoseconds since 1970 or {@link LogBatch#NO_TIME}. */
  void add(long time) {
    if (time != LogBatch.NO_TIME) {
      int run = size > 0 && isNear(time) ? size - 1 : begin(time);
      runs[run * FIELDS + EARLIEST] = Math.min(runs[run * FIELDS + EARLIEST], time);
      runs[run * FIELDS + LATEST] = Math.max(runs[run * FIELDS + LATEST], time);
      runs[run * FIELDS + LAST] = time;
      runs[run * FIELDS + EVENTS]++;
      last = time;
    }
  }

  private boolean isNear(long time) {
    return Math.abs(time / 2 - last / 2) < FileClock.LEAST / 2; // whole, it may not fit
  }

  /** Returns the run that takes an event which is not near the one before. */
  private int begin(long time) {
    if (size == MOST) {
      full = true;
      return size - 1;
    }
    if (runs.length == size * FIELDS) {
      runs = Arrays.copyOf(runs, 2 * runs.length);
    }
    Arrays.fill(runs, size * FIELDS, size * FIELDS + LATEST + 1, time);
    runs[size * FIELDS + EVENTS] = 0;
    return size++;
  }

  /** Adds what comes behind. */
  void addAll(TimeRuns next) {
    for (int i = 0; i < next.size; i++) {
      long first = next.get(i, FIRST);
      int run = size > 0 && isNear(first) ? size - 1 : begin(first);
      int at = run * FIELDS;
      runs[at + EARLIEST] = Math.min(runs[at + EARLIEST], next.get(i, EARLIEST));
      runs[at + LATEST] = Math.max(runs[at + LATEST], next.get(i, LATEST));
      runs[at + LAST] = next.get(i, LAST);
      runs[at + EVENTS] += next.get(i, EVENTS);
      last = next.get(i, LAST);
    }
    full |= next.full;
  }

  int size() {
    return size;
  }

  /** Says whether all runs are told apart. */
  boolean isComplete() {
    return !full;
  }

  /** Returns how far each run begins behind the end of the one before, in nanoseconds, at most. */
  long[] steps() {
    long[] steps = new long[size];
    for (int i = 1; i < size; i++) {
      long quarters = get(i, FIRST) / 4 - get(i - 1, LAST) / 4;
      steps[i] =
          Math.abs(quarters) > FARTHEST / 4
              ? Long.signum(quarters) * FARTHEST
              : get(i, FIRST) - get(i - 1, LAST);
    }
    return steps;
  }

  long earliest(int run) {
    return get(run, EARLIEST);
  }

  long latest(int run) {
    return get(run, LATEST);
  }

  long events(int run) {
    return get(run, EVENTS);
  }

  private long get(int run, int field) {
    return runs[run * FIELDS + field];
  }
}
