package io.loginsight.viz;

import io.loginsight.api.TimeSeries;
import org.jspecify.annotations.Nullable;

/**
 * Equal intervals that cover a stretch of time, as the bars of a chart need them.
 *
 * @param origin where the first begins, in seconds since 1970; a multiple of the step
 * @param step the length of each in seconds
 * @param size how many there are
 */
record Buckets(long origin, long step, int size) {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Lengths that a person can read off an axis. */
  private static final long[] ROUND = {
    1,
    2,
    5,
    10,
    15,
    30,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY,
    91 * DAY,
    182 * DAY,
    364 * DAY
  };

  /**
   * Returns intervals that cover a series.
   *
   * @param most how many there may be
   * @return round lengths that hold whole intervals of the series; null if the series is empty
   */
  static @Nullable Buckets over(TimeSeries series, int most) {
    if (series.size() == 0) {
      return null;
    }
    long unit = series.step().toSeconds();
    return over(
        series.startSecond(0), series.startSecond(series.size() - 1) + unit - 1, unit, most);
  }

  /**
   * Returns intervals that cover a stretch of time.
   *
   * @param first its first second
   * @param last its last second, itself included
   * @param unit what the length must be a multiple of
   * @param most how many there may be, 2 or more
   */
  static Buckets over(long first, long last, long unit, int most) {
    for (long step : ROUND) {
      if (step % unit == 0 && size(first, last, step) <= most) {
        return of(first, last, step);
      }
    }
    // No round length is long enough, or holds whole units: take the shortest that fits.
    long step = Math.max(unit, (last - first) / most / unit * unit);
    while (size(first, last, step) > most) {
      step += unit * Math.max(1, step / unit / 8);
    }
    return of(first, last, step);
  }

  private static Buckets of(long first, long last, long step) {
    return new Buckets(Math.floorDiv(first, step) * step, step, (int) size(first, last, step));
  }

  private static long size(long first, long last, long step) {
    return Math.floorDiv(last, step) - Math.floorDiv(first, step) + 1;
  }

  /** Returns where an interval begins, in seconds since 1970. */
  long start(int index) {
    return origin + index * step;
  }

  /** Returns the end of the last interval, in seconds since 1970. */
  long end() {
    return start(size);
  }

  /** Returns the events of a series in each interval; those outside go to the nearest. */
  long[] fold(TimeSeries series) {
    long[] counts = new long[size];
    for (int i = 0; i < series.size(); i++) {
      long index = Math.floorDiv(series.startSecond(i) - origin, step);
      counts[(int) Math.max(0, Math.min(size - 1, index))] += series.count(i);
    }
    return counts;
  }
}
