package io.loginsight.viz;

import io.loginsight.api.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How numbers, times and lengths of time are said to a person. */
final class Words {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** Says a number: {@code 1,234}. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Says how many there are: {@code 1 line}, {@code 1,234 lines}. */
  static String count(long value, String noun) {
    return number(value) + ' ' + plural(value, noun);
  }

  /** Returns the noun for so many. */
  static String plural(long value, String noun) {
    return value == 1 ? noun : noun + 's';
  }

  /** Says a share: {@code 12.3%}; never 0% of something, never 100% of less than all. */
  static String share(long part, long total) {
    if (part == 0 || total == 0) {
      return "0%";
    }
    if (part == total) {
      return "100%";
    }
    double percent = 100.0 * part / total;
    if (percent < 0.1) {
      return "<0.1%";
    }
    return percent > 99.9 ? ">99.9%" : String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /** Says a length of time in its two largest units: {@code 2 h 5 min}. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 86_400) {
      return twoUnits(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }
    if (seconds >= 3_600) {
      return twoUnits(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
    }
    if (seconds >= 60) {
      return twoUnits(seconds / 60, "min", seconds % 60, "s");
    }
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0 s";
    }
    if (millis < 1_000) {
      return millis + " ms";
    }
    return millis % 1_000 == 0
        ? seconds + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  private static String twoUnits(long large, String largeUnit, long small, String smallUnit) {
    String first = number(large) + ' ' + largeUnit;
    return small == 0 ? first : first + ' ' + small + ' ' + smallUnit;
  }

  /** Says a point in time to the second: {@code 2026-01-31 09:12:03}, in UTC. */
  static String time(Instant time) {
    return format(time.truncatedTo(ChronoUnit.SECONDS), SECONDS);
  }

  /** Says a point in time to the millisecond, if it has any, in UTC. */
  static String exactTime(Instant time) {
    boolean whole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    return format(time, whole ? SECONDS : MILLIS);
  }

  private static String format(Instant time, DateTimeFormatter as) {
    try {
      return as.format(time);
    } catch (DateTimeException e) { // a billion years away
      return time.toString();
    }
  }

  /** Says from when to when, without saying the same date twice. */
  static String range(TimeRange range) {
    String first = time(range.first());
    String last = time(range.last());
    if (first.equals(last)) {
      return first;
    }
    int date = first.indexOf(' ') + 1;
    boolean sameDay = date > 0 && last.startsWith(first.substring(0, date));
    return first + " – " + (sameDay ? last.substring(date) : last);
  }

  /** Returns a text, or the beginning and an ellipsis if it is too long. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return JsonText.wellFormed(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return JsonText.wellFormed(text.substring(0, end)) + '…';
  }

  /** Returns the lower-case name of a constant: {@code TIMESTAMP} gives {@code timestamp}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
