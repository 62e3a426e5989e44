package io.loginsight.core.engine;

import io.loginsight.api.TimeRange;
import io.loginsight.core.cause.FileClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when the events of an input are by those clocks that are right. One instance whose
 * clock is off by hours would stretch the log to a time in which nobody else says anything.
 *
 * <p><b>Threads:</b> Confined.
 */
final class SoundTime {

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private boolean wrong;

  /** Adds a source. */
  void add(TimeRuns runs) {
    FileClock clock = clock(runs);
    wrong |= clock != null;
    for (int run = 0; run < runs.size(); run++) {
      if (clock == null || clock.ahead(run) == 0) {
        first = Math.min(first, runs.earliest(run));
        last = Math.max(last, runs.latest(run));
      }
    }
  }

  private static @Nullable FileClock clock(TimeRuns runs) {
    return runs.isComplete() ? FileClock.ofSteps(runs.steps()) : null;
  }

  /** Returns what is to be said of a source; null if its clocks are right. */
  static @Nullable String note(TimeRuns runs) {
    FileClock clock = clock(runs);
    if (clock == null) {
      return null;
    }
    long events = 0;
    for (int run = 0; run < runs.size(); run++) {
      events += clock.ahead(run) == 0 ? 0 : runs.events(run);
    }
    return "The clock of an instance is "
        + (seconds(Math.abs(clock.jump())) + (clock.jump() > 0 ? " ahead" : " behind"))
        + (": " + events + (events == 1 ? " event" : " events"))
        + "; those outside of the time that all others cover are not counted over time";
  }

  private static String seconds(long nanos) {
    Duration time = Duration.ofNanos(nanos);
    return time.toMinutes() >= 120
        ? time.toHours() + " h"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** Says whether a clock is wrong, so that not all of the time is sound. */
  boolean isWrong() {
    return wrong;
  }

  /** Returns the part of a range that is sound; null if nothing of it is. */
  @Nullable TimeRange of(TimeRange range) {
    Instant from = Tallies.instant(first);
    Instant to = Tallies.instant(last);
    Instant begin = range.first().isBefore(from) ? from : range.first();
    Instant end = range.last().isAfter(to) ? to : range.last();
    return begin.isAfter(end) ? null : new TimeRange(begin, end);
  }

  /** Returns the earliest time, in nanoseconds since 1970. */
  long first() {
    return first;
  }

  /** Returns the latest time. */
  long last() {
    return last;
  }
}
