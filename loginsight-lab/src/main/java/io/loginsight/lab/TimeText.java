package io.loginsight.lab;

import java.time.LocalDate;
import java.util.List;

/**
 * Writes times, always UTC, in the ways of different loggers. One per run: it remembers the day.
 */
final class TimeText {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final long DAY_SECONDS = 86_400;

  private LocalDate date = LocalDate.EPOCH;

  /** {@code 2026-03-02}, with any separator. */
  StringBuilder date(StringBuilder out, long micros, char separator) {
    LocalDate day = day(micros);
    out.append(day.getYear()).append(separator);
    return two(two(out, day.getMonthValue()).append(separator), day.getDayOfMonth());
  }

  /** {@code 0302}. */
  StringBuilder monthAndDay(StringBuilder out, long micros) {
    LocalDate day = day(micros);
    return two(two(out, day.getMonthValue()), day.getDayOfMonth());
  }

  /** {@code 02 Mar 2026}, with any separator. */
  StringBuilder wordyDate(StringBuilder out, long micros, char separator) {
    LocalDate day = day(micros);
    two(out, day.getDayOfMonth()).append(separator);
    return out.append(MONTHS.get(day.getMonthValue() - 1)).append(separator).append(day.getYear());
  }

  /** {@code 08:00:00}. */
  StringBuilder time(StringBuilder out, long micros) {
    int second = (int) (micros / Kernel.SECOND % DAY_SECONDS);
    two(out, second / 3600).append(':');
    return two(two(out, second / 60 % 60).append(':'), second % 60);
  }

  StringBuilder millis(StringBuilder out, long micros) {
    return padded(out, micros / Kernel.MILLI % 1000, 3);
  }

  StringBuilder micros(StringBuilder out, long micros) {
    return padded(out, micros % Kernel.SECOND, 6);
  }

  /** {@code 2026-03-02T08:00:00.000}. */
  StringBuilder isoMillis(StringBuilder out, long micros) {
    return millis(time(date(out, micros, '-').append('T'), micros).append('.'), micros);
  }

  static StringBuilder padded(StringBuilder out, long value, int digits) {
    String text = Long.toString(value);
    for (int i = text.length(); i < digits; i++) {
      out.append('0');
    }
    return out.append(text);
  }

  private static StringBuilder two(StringBuilder out, int value) {
    return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private LocalDate day(long micros) {
    long epochDay = micros / (DAY_SECONDS * Kernel.SECOND);
    if (date.toEpochDay() != epochDay) {
      date = LocalDate.ofEpochDay(epochDay);
    }
    return date;
  }
}
