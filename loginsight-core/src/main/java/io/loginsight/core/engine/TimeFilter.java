package io.loginsight.core.engine;

import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time range that was asked for. With a range, an event without a time is outside: nobody can
 * say that it is inside.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param any whether there is a limit at all
 * @param since the first nanosecond inside
 * @param until the first nanosecond behind
 */
record TimeFilter(boolean any, long since, long until) {

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

  boolean outside(long time) {
    return any && (time == LogBatch.NO_TIME || time < since || time >= until);
  }
}
