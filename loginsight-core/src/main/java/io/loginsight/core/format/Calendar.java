package io.loginsight.core.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns dates into days and local times into instants, remembering the last answers: the lines of a
 * log share their date and their offset nearly always. What is remembered is exact, so an answer
 * depends on the question alone.
 */
final class Calendar {

  /** What {@link #toEpochDay} returns for a date that does not exist. */
  static final int NO_DAY = Integer.MIN_VALUE;

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final ZoneRules rules;
  private final boolean fixed;

  private int lastDate = -1;
  private int lastDay;

  // the last offset of the zone, and the local seconds for which it is the only valid one
  private int lastOffset;
  private long validFrom = 1;
  private long validTo;

  Calendar(ZoneId zone) {
    rules = zone.getRules();
    fixed = rules.isFixedOffset();
    if (fixed) {
      lastOffset = rules.getOffset(Instant.EPOCH).getTotalSeconds();
    }
  }

  /** Says whether the offset is the same at all times. */
  boolean isFixed() {
    return fixed;
  }

  /**
   * Returns the day that a date names.
   *
   * @param year {@code 0 .. 9999}
   * @return days since 1970-01-01, or {@link #NO_DAY} if there is no such date
   */
  int toEpochDay(int year, int month, int day) {
    if (!exists(month, day)) {
      return NO_DAY;
    }
    int date = year << 9 | month << 5 | day;
    if (date == lastDate) {
      return lastDay;
    }
    if (day > daysOf(year, month)) {
      return NO_DAY;
    }
    lastDate = date;
    lastDay = daysFromCivil(year, month, day);
    return lastDay;
  }

  /** Says whether a date may exist in some year. */
  static boolean exists(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 29 : DAYS[month - 1]);
  }

  private static int daysOf(int year, int month) {
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /*
   * Counts years from March, so that the leap day is the last of its year; 719468 days lie between
   * 0000-03-01 and 1970-01-01.
   */
  private static int daysFromCivil(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
  }

  /**
   * Returns the offset of the zone at a local time; in a gap or an overlap the one before it, as
   * {@link java.time.ZonedDateTime#ofLocal} does.
   *
   * @param localSeconds seconds since 1970-01-01T00:00:00 local time
   * @return seconds that local time is ahead of UTC
   */
  int offsetAt(long localSeconds) {
    if (fixed || (localSeconds >= validFrom && localSeconds < validTo)) {
      return lastOffset;
    }
    return findOffset(localSeconds);
  }

  private int findOffset(long localSeconds) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    int offset = rules.getOffset(local).getTotalSeconds();
    if (rules.getValidOffsets(local).size() == 1) {
      Instant instant = Instant.ofEpochSecond(localSeconds - offset);
      ZoneOffsetTransition next = rules.nextTransition(instant);
      ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
      lastOffset = offset;
      validFrom = previous == null ? Long.MIN_VALUE : later(previous);
      validTo = next == null ? Long.MAX_VALUE : earlier(next);
    }
    return offset;
  }

  /** Returns the local second from which on only the offset after the transition is valid. */
  private static long later(ZoneOffsetTransition transition) {
    int before = transition.getOffsetBefore().getTotalSeconds();
    int after = transition.getOffsetAfter().getTotalSeconds();
    return transition.toEpochSecond() + Math.max(before, after);
  }

  /** Returns the local second up to which only the offset before the transition is valid. */
  private static long earlier(ZoneOffsetTransition transition) {
    int before = transition.getOffsetBefore().getTotalSeconds();
    int after = transition.getOffsetAfter().getTotalSeconds();
    return transition.toEpochSecond() + Math.min(before, after);
  }
}
