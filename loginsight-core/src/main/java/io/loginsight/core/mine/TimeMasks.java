package io.loginsight.core.mine;

import static io.loginsight.core.mine.Ascii.digits;
import static io.loginsight.core.mine.Ascii.isDigit;
import static io.loginsight.core.mine.Ascii.isLower;
import static io.loginsight.core.mine.Ascii.isSpace;
import static io.loginsight.core.mine.Ascii.isUpper;
import static io.loginsight.core.mine.Ascii.peek;
import static io.loginsight.core.mine.Ascii.wordAt;

/**
 * Points in time inside a message: dates, times of day and both together. Every method takes the
 * place where the text would start and returns where it ends, or -1. No step goes back once it has
 * taken bytes, so the cost is that of one look at each byte.
 */
final class TimeMasks {

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String DAYS = "MonTueWedThuFriSatSun";

  private TimeMasks() {}

  /** A point in time that starts with a digit. */
  static int numeric(byte[] text, int at, int to) {
    int end = complete(text, yearFirst(text, at, to), to);
    if (end < 0) {
      end = complete(text, monthBetweenSlashes(text, at, to), to);
    }
    if (end < 0) {
      end = complete(text, twoDigitDate(text, at, to), to);
    }
    if (end < 0) {
      end = complete(text, dateAlone(text, at, to), to);
    }
    if (end < 0) {
      end = complete(text, timeOfDay(text, at, to), to);
    }
    return end < 0 ? complete(text, minutesAndSeconds(text, at, to), to) : end;
  }

  /** A point in time that starts with the name of a day or month. */
  static int named(byte[] text, int at, int to) {
    int end = complete(text, dayFirst(text, at, to), to);
    return end < 0 ? complete(text, monthFirst(text, at, to), to) : end;
  }

  /** Whether the name of a day or month may start here; cheap, and true too often. */
  static boolean mayBeNamed(byte[] text, int at, int to) {
    return isUpper(text[at]) && (name(text, at, to, MONTHS) >= 0 || name(text, at, to, DAYS) >= 0);
  }

  private static int complete(byte[] text, int end, int to) {
    return end >= 0 && (wordAt(text, end, to) || peek(text, end, to) == ':') ? -1 : end;
  }

  /** {@code 2024-03-01T10:15:30.123+01:00}. */
  private static int yearFirst(byte[] text, int at, int to) {
    int p = exactly(text, at, to, 4);
    p = dateSeparator(text, p, to);
    p = oneOrTwo(text, p, to);
    p = dateSeparator(text, p, to);
    p = oneOrTwo(text, p, to);
    int c = p < 0 ? -1 : peek(text, p, to);
    return c == 'T' || c == ' ' || c == '_' ? zone(text, timeOfDay(text, p + 1, to), to) : -1;
  }

  private static int dateSeparator(byte[] text, int at, int to) {
    int c = at < 0 ? -1 : peek(text, at, to);
    return c == '-' || c == '/' || c == '.' ? at + 1 : -1;
  }

  /** {@code 01/Mar/2024:10:15:30 +0100}. */
  private static int monthBetweenSlashes(byte[] text, int at, int to) {
    int p = one(text, oneOrTwo(text, at, to), to, '/');
    p = p < 0 ? -1 : name(text, p, to, MONTHS);
    p = exactly(text, one(text, p, to, '/'), to, 4);
    p = one(text, p, to, ':');
    return p < 0 ? -1 : zone(text, timeOfDay(text, p, to), to);
  }

  /** {@code 01-03-24 10:15:30}. */
  private static int twoDigitDate(byte[] text, int at, int to) {
    int p = dashOrSlash(text, exactly(text, at, to, 2), to);
    p = dashOrSlash(text, exactly(text, p, to, 2), to);
    if (p < 0) {
      return -1;
    }
    int year = digits(text, p, to, 4);
    int time = one(text, year - p < 2 ? -1 : year, to, ' ');
    return time < 0 ? -1 : timeOfDay(text, time, to);
  }

  /** {@code 2024-03-01}. */
  private static int dateAlone(byte[] text, int at, int to) {
    int p = dashOrSlash(text, exactly(text, at, to, 4), to);
    p = dashOrSlash(text, exactly(text, p, to, 2), to);
    return exactly(text, p, to, 2);
  }

  private static int dashOrSlash(byte[] text, int at, int to) {
    int c = at < 0 ? -1 : peek(text, at, to);
    return c == '-' || c == '/' ? at + 1 : -1;
  }

  /** {@code 10:15:30.123}. */
  private static int timeOfDay(byte[] text, int at, int to) {
    int p = one(text, oneOrTwo(text, at, to), to, ':');
    p = one(text, oneOrTwo(text, p, to), to, ':');
    p = oneOrTwo(text, p, to);
    return p < 0 ? -1 : fraction(text, p, to);
  }

  private static int fraction(byte[] text, int at, int to) {
    int c = peek(text, at, to);
    if (c != '.' && c != ',' && c != ':') {
      return at;
    }
    int end = digits(text, at + 1, to, 9);
    boolean taken = end > at + 1 && !wordAt(text, end, to) && peek(text, end, to) != ':';
    return taken ? end : at;
  }

  /** {@code 15:30}. */
  private static int minutesAndSeconds(byte[] text, int at, int to) {
    return exactly(text, one(text, oneOrTwo(text, at, to), to, ':'), to, 2);
  }

  /** {@code Fri, Mar 1 10:15:30 UTC 2024}. */
  private static int dayFirst(byte[] text, int at, int to) {
    int p = name(text, at, to, DAYS);
    if (p < 0) {
      return -1;
    }
    p = one(text, peek(text, p, to) == ',' ? p + 1 : p, to, ' ');
    p = one(text, dayOfMonth(text, p, to), to, ' ');
    p = p < 0 ? -1 : timeOfDay(text, p, to);
    return p < 0 ? -1 : trailingYear(text, zoneName(text, p, to), to);
  }

  /** {@code Mar 1 2024 10:15:30}. */
  private static int monthFirst(byte[] text, int at, int to) {
    int p = one(text, dayOfMonth(text, at, to), to, ' ');
    if (p < 0) {
      return -1;
    }
    int year = one(text, exactly(text, p, to, 4), to, ' ');
    return timeOfDay(text, year < 0 ? p : year, to);
  }

  /** {@code Mar 1}. */
  private static int dayOfMonth(byte[] text, int at, int to) {
    int p = at < 0 ? -1 : name(text, at, to, MONTHS);
    if (p < 0) {
      return -1;
    }
    int day = p;
    while (day < to && isSpace(text[day])) {
      day++;
    }
    return day == p ? -1 : oneOrTwo(text, day, to);
  }

  /** An optional offset or {@code Z}; returns {@code at} if there is none. */
  private static int zone(byte[] text, int at, int to) {
    if (at < 0) {
      return -1;
    }
    int p = at < to && isSpace(text[at]) ? at + 1 : at;
    int end;
    int c = peek(text, p, to);
    if (c == 'Z') {
      end = p + 1;
    } else if (Ascii.startsWith(text, p, to, "UTC") || Ascii.startsWith(text, p, to, "GMT")) {
      end = p + 3;
    } else if (c == '+' || c == '-') {
      int minutes = exactly(text, p + 1, to, 2);
      end =
          exactly(
              text, minutes >= 0 && peek(text, minutes, to) == ':' ? minutes + 1 : minutes, to, 2);
    } else {
      end = -1;
    }
    return end < 0 || wordAt(text, end, to) ? at : end;
  }

  /** An optional space and three or four capitals. */
  private static int zoneName(byte[] text, int at, int to) {
    int p = one(text, at, to, ' ');
    if (p < 0) {
      return at;
    }
    int end = p;
    while (end < to && end - p < 4 && isUpper(text[end])) {
      end++;
    }
    return end - p < 3 || wordAt(text, end, to) ? at : end;
  }

  private static int trailingYear(byte[] text, int at, int to) {
    int end = exactly(text, one(text, at, to, ' '), to, 4);
    return end < 0 || wordAt(text, end, to) ? at : end;
  }

  /** A name out of {@code names}, three letters each, and up to six more small letters. */
  private static int name(byte[] text, int at, int to, String names) {
    if (to - at < 3) {
      return -1;
    }
    for (int i = 0; i < names.length(); i += 3) {
      if (text[at] == names.charAt(i)
          && text[at + 1] == names.charAt(i + 1)
          && text[at + 2] == names.charAt(i + 2)) {
        int end = at + 3;
        while (end < to && end < at + 9 && isLower(text[end])) {
          end++;
        }
        return end;
      }
    }
    return -1;
  }

  private static int one(byte[] text, int at, int to, int c) {
    return at >= 0 && peek(text, at, to) == c ? at + 1 : -1;
  }

  private static int oneOrTwo(byte[] text, int at, int to) {
    if (at < 0 || at >= to || !isDigit(text[at])) {
      return -1;
    }
    return at + 1 < to && isDigit(text[at + 1]) ? at + 2 : at + 1;
  }

  private static int exactly(byte[] text, int at, int to, int count) {
    return at >= 0 && digits(text, at, to, count) == at + count ? at + count : -1;
  }
}
