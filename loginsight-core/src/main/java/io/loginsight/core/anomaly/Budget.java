package io.loginsight.core.anomaly;

import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many findings people are asked to read a day; those without a time have a day of their own.
 */
final class Budget {

  private static final LocalDate NO_DAY = LocalDate.MIN;

  private final int aDay;
  private final @Nullable TimeRange window;

  Budget(int aDay, @Nullable TimeRange window) {
    this.aDay = aDay;
    this.window = window;
  }

  /** Returns those that are kept, in the same order. */
  List<Cause> keep(List<Cause> strongestFirst) {
    Map<LocalDate, Integer> kept = new HashMap<>();
    List<Cause> all = new ArrayList<>();
    for (Cause cause : strongestFirst) {
      TimeRange when = cause.head().when();
      LocalDate day = when == null ? NO_DAY : day(when);
      if (kept.merge(day, 1, Integer::sum) <= aDay) {
        all.add(cause);
      }
    }
    return all;
  }

  /** Days begin when the window does, so that an hour around midnight is one day. */
  private LocalDate day(TimeRange when) {
    Duration since =
        window == null ? Duration.ZERO : Duration.between(window.first(), when.first());
    return LocalDate.ofEpochDay(Math.floorDiv(since.toSeconds(), 86_400L));
  }
}
