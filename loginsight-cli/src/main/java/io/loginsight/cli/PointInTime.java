package io.loginsight.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A point in time as a user writes it. */
final class PointInTime {

  private PointInTime() {}

  /**
   * Reads ISO-8601: a date, a date and time, or these with a zone.
   *
   * @param zone what a text without a zone means
   * @throws UsageException if it is anything else
   */
  static Instant parse(String option, String text, ZoneId zone) {
    String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replace(' ', 'T') : text;
    try {
      if (iso.indexOf('T') < 0) {
        return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
      }
      return hasOffset(iso)
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException(
          (option + ": '" + text + "' is not a time; write it as 2026-03-10, ")
              + "2026-03-10T14:05, 2026-03-10T14:05:30Z or 2026-03-10T14:05:30+01:00");
    }
  }

  private static boolean hasOffset(String iso) {
    String time = iso.substring(iso.indexOf('T'));
    return time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
  }
}
