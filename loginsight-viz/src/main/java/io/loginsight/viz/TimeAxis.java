package io.loginsight.viz;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses where a time axis has its ticks and what stands at them, in UTC. */
final class TimeAxis {

  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  /** Steps below a month; each begins anew at midnight but for the last three. */
  private static final long[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR,
    12 * HOUR, DAY, 2 * DAY, 7 * DAY
  };

  private static final int[] MONTHS = {1, 3, 6};

  private static final DateTimeFormatter SECOND = pattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTE = pattern("HH:mm");
  private static final DateTimeFormatter DATE = pattern("d MMM");
  private static final DateTimeFormatter FULL_DATE = pattern("d MMM uuuu");
  private static final DateTimeFormatter MONTH = pattern("MMM");
  private static final DateTimeFormatter YEAR = pattern("uuuu");

  private TimeAxis() {}

  /**
   * A place on the axis.
   *
   * @param second seconds since 1970
   * @param label what changes from tick to tick, such as the time of day
   * @param context what stays for many ticks, such as the date; empty where it has not changed
   */
  record Tick(long second, String label, String context) {}

  /**
   * Returns the ticks of a stretch of time.
   *
   * @param from its first second
   * @param to its end; above {@code from}
   * @param most how many ticks there may be, 2 or more
   * @return ticks at round times in {@code [from, to)}, rising; none if the calendar does not reach
   *     that far
   */
  static List<Tick> ticks(long from, long to, int most) {
    try {
      for (long step : STEPS) {
        if ((to - from) / step < most) {
          return everySeconds(from, to, step);
        }
      }
      for (int step : MONTHS) {
        if ((to - from) / (28 * DAY * step) < most) {
          return everyMonths(from, to, step, MONTH, YEAR);
        }
      }
      long years = 1;
      while ((to - from) / (365 * DAY * years) >= most) {
        years *= leading(years) == 2 ? 5 : 2; // 1, 2, 10, 20, 100, ...
      }
      return everyMonths(from, to, 12 * years, YEAR, null);
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private static long leading(long number) {
    while (number >= 10) {
      number /= 10;
    }
    return number;
  }

  private static List<Tick> everySeconds(long from, long to, long step) {
    DateTimeFormatter label = step < 60 ? SECOND : step < DAY ? MINUTE : DATE;
    DateTimeFormatter context = step < DAY ? FULL_DATE : YEAR;
    List<Tick> ticks = new ArrayList<>();
    String before = "";
    for (long at = Math.floorDiv(from + step - 1, step) * step; at < to; at += step) {
      LocalDateTime time = time(at);
      String now = context.format(time);
      ticks.add(new Tick(at, label.format(time), now.equals(before) ? "" : now));
      before = now;
    }
    return ticks;
  }

  private static List<Tick> everyMonths(
      long from, long to, long step, DateTimeFormatter label, @Nullable DateTimeFormatter context) {
    LocalDateTime start = time(from);
    long month = Math.floorDiv(start.getYear() * 12L + start.getMonthValue() - 1, step) * step;
    List<Tick> ticks = new ArrayList<>();
    String before = "";
    while (true) {
      LocalDateTime time =
          LocalDateTime.of(
              Math.toIntExact(Math.floorDiv(month, 12L)), Math.floorMod(month, 12) + 1, 1, 0, 0);
      long at = time.toEpochSecond(ZoneOffset.UTC);
      if (at >= to) {
        return ticks;
      }
      if (at >= from) {
        String now = context == null ? "" : context.format(time);
        ticks.add(new Tick(at, label.format(time), now.equals(before) ? "" : now));
        before = now;
      }
      month += step;
    }
  }

  private static LocalDateTime time(long second) {
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
