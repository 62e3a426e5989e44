package io.loginsight.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How many events fell into each interval of a fixed length. Intervals without an event are not
 * stored. All intervals begin at a multiple of their length since 1970.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class TimeSeries {

  private static final TimeSeries EMPTY =
      new TimeSeries(Duration.ofMinutes(1), new long[0], new long[0]);

  private final Duration step;
  private final long[] starts; // epoch seconds, rising
  private final long[] counts; // all above 0

  private TimeSeries(Duration step, long[] starts, long[] counts) {
    this.step = step;
    this.starts = starts;
    this.counts = counts;
  }

  /**
   * Returns a series without an event.
   *
   * @return a series with a step of one minute
   */
  public static TimeSeries empty() {
    return EMPTY;
  }

  /**
   * Makes a series.
   *
   * @param step the length of an interval, a whole number of seconds above 0
   * @param starts the beginning of each interval that holds events, in seconds since 1970, rising,
   *     multiples of the step; copied
   * @param counts the number of events in each, above 0; as long as {@code starts}; copied
   * @return the series
   * @throws IllegalArgumentException if one of these does not hold
   */
  public static TimeSeries of(Duration step, long[] starts, long[] counts) {
    long seconds = step.toSeconds();
    if (seconds < 1 || !step.equals(Duration.ofSeconds(seconds))) {
      throw new IllegalArgumentException("step must be whole seconds above 0, got " + step);
    }
    if (starts.length != counts.length) {
      throw new IllegalArgumentException(
          "as many counts as starts are needed, got " + counts.length + " and " + starts.length);
    }
    for (int i = 0; i < starts.length; i++) {
      if (Math.floorMod(starts[i], seconds) != 0 || (i > 0 && starts[i] <= starts[i - 1])) {
        throw new IllegalArgumentException(
            "starts must be rising multiples of " + step + ", got " + starts[i] + " at " + i);
      }
      if (counts[i] < 1) {
        throw new IllegalArgumentException("counts must be above 0, got " + counts[i] + " at " + i);
      }
    }
    return new TimeSeries(step, starts.clone(), counts.clone());
  }

  /**
   * Returns the length of an interval.
   *
   * @return whole seconds above 0
   */
  public Duration step() {
    return step;
  }

  /**
   * Returns how many intervals hold events.
   *
   * @return 0 or more
   */
  public int size() {
    return starts.length;
  }

  /**
   * Returns where an interval begins.
   *
   * @param index {@code 0 .. size() - 1}
   * @return seconds since 1970, rising with the index
   */
  public long startSecond(int index) {
    return starts[index];
  }

  /**
   * Returns where an interval begins.
   *
   * @param index {@code 0 .. size() - 1}
   * @return its first instant
   */
  public Instant start(int index) {
    return Instant.ofEpochSecond(starts[index]);
  }

  /**
   * Returns from when to when an interval lasts. The first of a series may begin before its first
   * event, and the last one end behind its last.
   *
   * @param index {@code 0 .. size() - 1}
   * @return from its first instant to its last, a nanosecond before the next interval
   */
  public TimeRange range(int index) {
    return new TimeRange(start(index), start(index).plus(step).minusNanos(1));
  }

  /**
   * Returns the number of events in an interval.
   *
   * @param index {@code 0 .. size() - 1}
   * @return above 0
   */
  public long count(int index) {
    return counts[index];
  }

  /**
   * Returns the number of events in all intervals.
   *
   * @return 0 or more
   */
  public long total() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeSeries that
        && step.equals(that.step)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(starts) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return size() + " intervals of " + step + ", " + total() + " events";
  }
}
