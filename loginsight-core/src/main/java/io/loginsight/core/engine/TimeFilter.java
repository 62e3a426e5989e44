package io.loginsight.core.engine;

import io.loginsight.api.TimeRange;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time ranges that are asked for. With a range, an event without a time is outside: nobody can
 * say that it is inside.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param any whether there is a limit at all
 * @param since the first nanosecond inside
 * @param until the first nanosecond behind
 * @param or what is inside as well; null if that is all
 */
record TimeFilter(boolean any, long since, long until, @Nullable TimeFilter or) {

  private TimeFilter(boolean any, long since, long until) {
    this(any, since, until, null);
  }

  static TimeFilter of(EngineSettings.Reading reading) {
    return new TimeFilter(
        reading.since() != null || reading.until() != null,
        nanos(reading.since(), Long.MIN_VALUE),
        nanos(reading.until(), Long.MAX_VALUE));
  }

  /** Returns what of this range is before a point in time. */
  TimeFilter before(Instant end) {
    return new TimeFilter(true, since, Math.min(until, nanos(end, until)));
  }

  /** Returns what of this range is not before a point in time. */
  TimeFilter from(Instant begin) {
    return new TimeFilter(true, Math.max(since, nanos(begin, since)), until);
  }

  private static long nanos(@Nullable Instant time, long none) {
    if (time == null) {
      return none;
    }
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException e) { // beyond the years 1678 .. 2261, in which all events lie
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** Returns what is in any of some ranges, both ends included; at least one. */
  TimeFilter within(List<TimeRange> ranges) {
    TimeFilter all = null;
    for (TimeRange range : ranges) {
      long first = Math.max(since, nanos(range.first(), since));
      long behind = Math.min(until, nanos(range.last(), until - 1) + 1);
      all = new TimeFilter(true, first, behind, all);
    }
    return Objects.requireNonNull(all, "ranges");
  }

  boolean outside(long time) {
    return any
        && (time == LogBatch.NO_TIME || time < since || time >= until)
        && (or == null || or.outside(time));
  }

  /** Says whether a time from the first to the last of these, which are both times, is inside. */
  boolean touches(long first, long last) {
    return !any
        || (last >= since && first < until && first <= last)
        || (or != null && or.touches(first, last));
  }
}
