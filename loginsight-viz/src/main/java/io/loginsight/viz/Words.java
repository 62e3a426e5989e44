package io.loginsight.viz;

import io.loginsight.api.NumberStats;
import io.loginsight.api.TimeRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

  /** Returns the words of a constant: {@code WORD_SET} gives {@code word set}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private record Scale(double size, String name) {}

  private static final List<Scale> TIMES =
      List.of(
          new Scale(3600e9, " h"),
          new Scale(60e9, " min"),
          new Scale(1e9, " s"),
          new Scale(1e6, " ms"),
          new Scale(1e3, " µs"),
          new Scale(1, " ns"));

  private static final List<Scale> DATA =
      List.of(
          new Scale(0x1p40, " TB"),
          new Scale(0x1p30, " GB"),
          new Scale(0x1p20, " MB"),
          new Scale(0x1p10, " KB"),
          new Scale(1, " B"));

  private static final List<Scale> PLAIN = List.of(new Scale(1, ""));

  /** Says a number in a unit in which it is neither large nor small: {@code 1.25 s}. */
  static String quantity(double value, NumberStats.Unit unit) {
    List<Scale> scales =
        switch (unit) {
          case NANOSECONDS -> TIMES;
          case BYTES -> DATA;
          case NONE -> PLAIN;
        };
    for (Scale scale : scales) {
      if (Math.abs(value) >= scale.size()) {
        return threeDigits(value / scale.size()) + scale.name();
      }
    }
    return threeDigits(value) + scales.get(scales.size() - 1).name();
  }

  /** Three digits of a fraction, all of a number without one unless it is very large. */
  private static String threeDigits(double value) {
    double size = Math.abs(value);
    if (size >= 1e15 || (size > 0 && size < 0.001)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    if (size >= 100 || value == Math.rint(value)) {
      return number(Math.round(value));
    }
    return new BigDecimal(value)
        .round(new MathContext(3, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }
}
