package io.loginsight.core.anomaly;

import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How detectors speak of times, counts and events. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  static String range(TimeRange range) {
    return "from " + time(range.first()) + " to " + time(range.last());
  }

  static String count(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
  }

  /** Returns a number to one digit behind the point where that says anything. */
  static String about(double n) {
    return String.format(Locale.ROOT, n < 10 ? "%.1f" : "%,.0f", n);
  }

  static String seconds(double seconds) {
    return seconds < 120
        ? about(seconds) + " s"
        : seconds < 7_200
            ? about(seconds / 60) + " minutes"
            : seconds < 172_800
                ? about(seconds / 3_600) + " hours"
                : about(seconds / 86_400) + " days";
  }

  static String template(PatternStats stats) {
    return stats.pattern().template().replaceAll("\\R", " ");
  }

  /** Returns the level that at least half of the events are at or above; null if there is none. */
  static @Nullable Level level(PatternStats stats) {
    Level[] levels = Level.values();
    for (int i = levels.length - 1; i >= 0; i--) {
      if (stats.counts().atLeast(levels[i]) * 2 >= stats.counts().events()) {
        return levels[i];
      }
    }
    return null;
  }

  static boolean isAtLeast(@Nullable Level level, Level least) {
    return level != null && level.compareTo(least) >= 0;
  }

  /** Returns the examples within a time, or all if there are none. */
  static List<EventId> events(PatternStats stats, TimeRange when) {
    List<EventId> within =
        stats.examples().stream()
            .filter(event -> isWithin(event.time(), when))
            .map(Event::id)
            .toList();
    return within.isEmpty() ? events(stats) : within;
  }

  static List<EventId> events(PatternStats stats) {
    return stats.examples().stream().map(Event::id).toList();
  }

  private static boolean isWithin(@Nullable Instant time, TimeRange when) {
    return time != null && !time.isBefore(when.first()) && !time.isAfter(when.last());
  }
}
