package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.core.bytes.Swar;
import io.loginsight.spi.FormatContext;

/**
 * Reads one timestamp in any of the shapes that logs use, straight from the bytes.
 *
 * <p>{@link #scan} reads the longest timestamp that begins at an offset; what it found stays in the
 * fields until the next call. Every number is checked against its range, so that what is not a time
 * is not taken for one. A shape says how a timestamp is written, not what it means: two lines with
 * the same shape were very likely written by the same code.
 *
 * <p>Confined.
 */
final class Timestamps {

  static final int ISO = 0; // 2024-03-01T10:00:00.123Z and with other separators
  static final int DOTTED_CLOCK = 1; // 2024-03-01-10.00.00.123456
  static final int COMPACT = 2; // 20240301-10:00:00:123, 20240301T100000Z, 20240301100000
  static final int NUMERIC = 3; // 24/03/01 10:00:00, 03/01/2024 10:00:00 AM, 01.03.2024 10:00:00
  static final int NAMED_MONTH = 4; // 01/Mar/2024:10:00:00 +0000
  static final int WEEKDAY = 5; // Fri Mar 01 10:00:00 2024
  static final int WEEKDAY_COMMA = 6; // Fri, 01 Mar 2024 10:00:00 GMT
  static final int MONTH_DAY = 7; // Mar  1 10:00:00, Mar 01, 2024 10:00:00 AM
  static final int DAY_MONTH = 8; // 1 Mar 2024 10:00:00
  static final int SHORT_DATE = 9; // 03-01 10:00:00, 03.01 10:00:00
  static final int SIX_SIX = 10; // 240301 100000
  static final int CLOCK = 11; // 10:00:00.123
  static final int LETTER_DATE = 12; // I0301 10:00:00.123456
  static final int EPOCH = 13; // 1709287200.123
  static final int DATE = 14; // 2024-03-01

  /** One more than the largest shape. */
  static final int SHAPES = 15;

  /** {@link #precision} of a date alone. */
  static final int DAYS = 0;

  /** {@link #precision} of hours and minutes. */
  static final int MINUTES = 1;

  /** {@link #precision} of whole seconds; each digit of a fraction adds 1. */
  static final int SECONDS = 2;

  private static final long NANOS = 1_000_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / NANOS - 1;
  private static final long[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  // The names of months and weekdays: the multiplier gives each of the 19 a slot of its own.
  private static final int NAME_HASH = 0x9c546497;
  private static final int[] NAME_LETTERS = new int[32];
  private static final byte[] NAME_NUMBERS = new byte[32];

  static {
    String names = "janfebmaraprmayjunjulaugsepoctnovdecmontuewedthufrisatsun";
    for (int i = 0; i < names.length(); i += 3) {
      int letters = names.charAt(i) << 16 | names.charAt(i + 1) << 8 | names.charAt(i + 2);
      NAME_LETTERS[(letters * NAME_HASH) >>> 27] = letters;
      NAME_NUMBERS[(letters * NAME_HASH) >>> 27] = (byte) (i / 3 + 1);
    }
  }

  private static final int LOCAL = Integer.MIN_VALUE; // no zone was named

  private final Calendar calendar;
  private final int assumedYear;
  private DateOrder slashOrder = DateOrder.YEAR_FIRST;
  private DateOrder dashOrder = DateOrder.DAY_FIRST;

  /** How the last timestamp was written. */
  int shape;

  /** Whether {@link #nanos} holds its time: false outside 1678 .. 2261. */
  boolean timed;

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  long nanos;

  /** Whether it names a date, with or without a year. */
  boolean dated;

  /** Whether it names a time of day. */
  boolean clocked;

  /** The year that is written out, or -1. */
  int year;

  /** The date it names, as days since 1970-01-01; 0 if it names none. */
  int epochDay;

  /**
   * {@link #DAYS}, {@link #MINUTES}, or {@link #SECONDS} plus the number of digits of the fraction.
   */
  int precision;

  /** The ordinal of the {@link Level} that a {@link #LETTER_DATE} begins with, or -1. */
  int level;

  /**
   * Where {@code hh:mm:ss}, with one byte between the pairs or none, begins; -1 if the time of day
   * is not written so, or means something else in the light of what is behind it.
   */
  int clockAt;

  /** From one pair of the clock to the next: 2 or 3. */
  int clockStep;

  /** Where the digits of the fraction begin; behind the seconds if there is none. */
  int fractionAt;

  /** Where they end. */
  int fractionEnd;

  /** The numbers of a {@link #NUMERIC} date as they stand, for finding out their order. */
  final int[] numbers = new int[3];

  private int month;
  private int day;
  private int secondOfDay;
  private long fraction;
  private int offset;

  // what readNumber has read
  private long number;

  Timestamps(FormatContext context) {
    calendar = new Calendar(context.zone());
    assumedYear = Math.max(0, Math.min(9999, context.year()));
  }

  /** Sets the order to prefer in dates such as {@code 03/04/05}, {@code 03-04-2005}. */
  void prefer(DateOrder slashes, DateOrder dashes) {
    slashOrder = slashes;
    dashOrder = dashes;
  }

  /**
   * Reads the timestamp that begins at an offset.
   *
   * @return the offset behind it, or -1 if there is none; the caller checks what follows
   */
  int scan(byte[] b, int from, int to) {
    if (to - from < 6) {
      return -1;
    }
    int c = b[from];
    if (Ascii.isDigit(c)) {
      return finish(numeric(b, from, to));
    }
    if (Ascii.isLetter(c)) {
      if (Ascii.isDigit(b[from + 1])) {
        reset();
        return finish(letterDate(b, from, to));
      }
      int name = name(b, from);
      if (name != 0) {
        reset();
        return finish(name > 12 ? weekday(b, from, to) : monthFirst(b, from, to, name));
      }
    }
    return -1;
  }

  /**
   * Says whether other digits in the place of those here, or another text behind them, might make a
   * timestamp of what is none. It says yes too often.
   */
  static boolean mayBe(byte[] b, int from, int to) {
    if (to - from < 2) {
      return true;
    }
    if (Ascii.isLetter(b[from])) {
      return Ascii.isDigit(b[from + 1]) ? LevelWords.ofLetter(b[from]) >= 0 : name(b, from) != 0;
    }
    return switch (endOfDigits(b, from, to) - from) {
      case 0, 3, 5, 7, 9, 11, 12, 15, 17, 18 -> false;
      default -> true;
    };
  }

  /** Says whether a number with a word behind it, all in front of {@code to}, can be none. */
  static boolean isNumberAndWord(byte[] b, int from, int to) {
    int end = endOfDigits(b, from, to);
    int digits = end - from;
    return (digits == 1 || digits == 2 || digits == 4)
        && end + 4 <= to
        && b[end] == ' '
        && name(b, end + 1) == 0;
  }

  private static int endOfDigits(byte[] b, int from, int to) {
    int end = from;
    while (end < to && Ascii.isDigit(b[end])) {
      end++;
    }
    return end;
  }

  /**
   * Moves the time of day that was read last to a date that stands elsewhere.
   *
   * @param day days since 1970-01-01
   */
  void moveTo(int day) {
    setTime(day);
  }

  /** Says whether the timestamp that was read last names a date without its year. */
  boolean lacksYear() {
    return dated && year < 0 && shape != EPOCH;
  }

  private void reset() {
    dated = false;
    clocked = false;
    timed = false;
    year = -1;
    month = 0;
    day = 0;
    secondOfDay = 0;
    fraction = 0;
    precision = DAYS;
    offset = LOCAL;
    level = -1;
    clockAt = -1;
  }

  /** Says whether the offset from UTC is the same for all times that are written so. */
  boolean hasFixedOffset() {
    return offset != LOCAL || calendar.isFixed();
  }

  /** Returns a power of ten, the exponent in {@code 0 .. 9}. */
  static long power(int exponent) {
    return TENS[exponent];
  }

  private void clockIs(int at, int step, int end) {
    clockAt = at;
    clockStep = step;
    fractionAt = end;
    fractionEnd = end;
  }

  private int finish(int end) {
    if (end < 0 || shape == EPOCH) {
      return end;
    }
    epochDay = 0;
    if (dated) {
      epochDay = year >= 0 ? calendar.toEpochDay(year, month, day) : dayOfAssumedYear();
      if (epochDay == Calendar.NO_DAY) {
        return -1;
      }
    }
    setTime(epochDay);
    return end;
  }

  private void setTime(long days) {
    long seconds = days * 86_400 + secondOfDay;
    seconds -= offset == LOCAL ? calendar.offsetAt(seconds) : offset;
    timed = seconds < LAST_SECOND && seconds > -LAST_SECOND;
    nanos = timed ? seconds * NANOS + fraction : 0;
  }

  /**
   * A leap day must not get lost because the year is assumed: it counts from the first of its
   * month.
   */
  private int dayOfAssumedYear() {
    if (!Calendar.exists(month, day)) {
      return Calendar.NO_DAY;
    }
    return calendar.toEpochDay(assumedYear, month, 1) + day - 1;
  }

  // ---- shapes that begin with a digit

  private int numeric(byte[] b, int from, int to) {
    int at = readNumber(b, from, to);
    int digits = at - from;
    if (digits == 3 || (at == to && digits < 10)) {
      return -1;
    }
    reset();
    return switch (digits) {
      case 1, 2 -> shortNumber(b, at, to, from);
      case 4 -> at < to ? yearFirst(b, at, to) : -1;
      case 6 -> sixDigits(b, at, to);
      case 8 -> eightDigits(b, at, to);
      case 14 -> fourteenDigits(b, at, to);
      case 10 -> epoch(b, at, to, 1);
      case 13 -> epoch(b, at, to, 1_000);
      case 16 -> epoch(b, at, to, 1_000_000);
      case 19 -> epoch(b, at, to, NANOS);
      default -> -1;
    };
  }

  private int epoch(byte[] b, int from, int to, long perSecond) {
    long seconds = number / perSecond;
    if (seconds < 1_000_000_000L || seconds >= 2_100_000_000L) {
      return -1;
    }
    fraction = number % perSecond * (NANOS / perSecond);
    precision = SECONDS + digits(perSecond);
    int at = from;
    if (perSecond == 1 && at + 1 < to && b[at] == '.' && Ascii.isDigit(b[at + 1])) {
      at = readFraction(b, at + 1, to);
    }
    if (at < to && (Ascii.isLetter(b[at]) || b[at] == '-' || b[at] == '_' || b[at] == '.')) {
      return -1;
    }
    shape = EPOCH;
    dated = true;
    clocked = true;
    timed = true;
    nanos = seconds * NANOS + fraction;
    return at;
  }

  private static int digits(long powerOfTen) {
    int n = 0;
    for (long p = powerOfTen; p > 1; p /= 10) {
      n++;
    }
    return n;
  }

  /** {@code at} is behind the four digits of the year. */
  private int yearFirst(byte[] b, int at, int to) {
    int separator = b[at];
    year = (int) number;
    if (separator == ' ') {
      int name = at + 4 < to ? name(b, at + 1) : 0;
      return name >= 1 && name <= 12 ? yearMonthName(b, at + 1, to, name) : -1;
    }
    if (separator != '-' && separator != '/' && separator != '.') {
      return -1;
    }
    int i = readMonth(b, at + 1, to);
    if (i < 0 || i >= to || b[i] != separator) {
      return -1;
    }
    i = readDay(b, i + 1, to);
    if (i < 0) {
      return -1;
    }
    dated = true;
    int clock = clockBehindDate(b, i, to);
    if (clock >= 0) {
      shape = ISO;
      return clock;
    }
    if (i < to && (b[i] == '-' || b[i] == 'T' || b[i] == '_' || b[i] == ' ')) {
      clock = dottedClock(b, i + 1, to);
      if (clock >= 0) {
        shape = DOTTED_CLOCK;
        return zone(b, clock, to);
      }
    }
    shape = DATE;
    return i;
  }

  private int yearMonthName(byte[] b, int from, int to, int name) {
    month = name;
    int i = skipSpaces(b, skipLetters(b, from, to), to);
    i = readDay(b, i, to);
    if (i < 0) {
      return -1;
    }
    dated = true;
    shape = MONTH_DAY;
    return clockBehindDate(b, i, to);
  }

  /** Reads a month as digits or as a name. */
  private int readMonth(byte[] b, int from, int to) {
    if (from + 3 < to && Ascii.isLetter(b[from])) {
      int name = name(b, from);
      month = name;
      return name >= 1 && name <= 12 ? skipLetters(b, from, to) : -1;
    }
    int end = readNumber(b, from, to);
    month = (int) number;
    return end > from && end <= from + 2 && month >= 1 && month <= 12 ? end : -1;
  }

  private int readDay(byte[] b, int from, int to) {
    int end = readNumber(b, from, to);
    day = (int) number;
    return end > from && end <= from + 2 && day >= 1 && day <= 31 ? end : -1;
  }

  private int sixDigits(byte[] b, int at, int to) {
    int date = (int) number;
    if (at >= to
        || b[at] != ' '
        || !setDate(fullYear(date / 10_000), date / 100 % 100, date % 100)) {
      return -1;
    }
    shape = SIX_SIX;
    int i = skipSpaces(b, at, to);
    int clock = plainClock(b, i, to);
    return clock >= 0 ? clock : clock(b, i, to, true);
  }

  private int eightDigits(byte[] b, int at, int to) {
    int date = (int) number;
    if (at >= to || !setDate(date / 10_000, date / 100 % 100, date % 100)) {
      return -1;
    }
    int c = b[at];
    if (c != '-' && c != 'T' && c != ' ' && c != '_' && c != '.') {
      return -1;
    }
    shape = COMPACT;
    int clock = plainClock(b, at + 1, to);
    if (clock >= 0) {
      return zone(b, clock, to);
    }
    return c == '.' ? -1 : clock(b, at + 1, to, true);
  }

  private int fourteenDigits(byte[] b, int at, int to) {
    long date = number / 1_000_000;
    int clock = (int) (number % 1_000_000);
    if (date < 19700101
        || date > 21001231
        || !setDate((int) (date / 10_000), (int) (date / 100 % 100), (int) (date % 100))
        || !setClock(clock / 10_000, clock / 100 % 100, clock % 100)) {
      return -1;
    }
    precision = SECONDS;
    shape = COMPACT;
    if (at + 1 < to && (b[at] == '.' || b[at] == ',') && Ascii.isDigit(b[at + 1])) {
      return zone(b, readFraction(b, at + 1, to), to);
    }
    return zone(b, at, to);
  }

  /** {@code at} is behind one or two digits. */
  private int shortNumber(byte[] b, int at, int to, int from) {
    int first = (int) number;
    int separator = b[at];
    if (separator == ':') {
      shape = CLOCK;
      return clock(b, from, to, false);
    }
    if (separator == ' ') {
      int name = at + 4 < to ? name(b, at + 1) : 0;
      return name >= 1 && name <= 12 ? dayMonth(b, at + 1, to, first, ' ', DAY_MONTH) : -1;
    }
    if (separator != '/' && separator != '-' && separator != '.') {
      return -1;
    }
    if (at + 4 < to && Ascii.isLetter(b[at + 1])) {
      return dayMonth(b, at + 1, to, first, separator, NAMED_MONTH);
    }
    int i = readNumber(b, at + 1, to);
    if (i == at + 1 || i > at + 3) {
      return -1;
    }
    int second = (int) number;
    if (i < to && b[i] == separator) {
      return numericDate(b, i + 1, to, separator, first, second);
    }
    if (i >= to || (b[i] != ' ' && b[i] != 'T' && b[i] != '-')) {
      return -1;
    }
    boolean dayFirst = first > 12;
    month = dayFirst ? second : first;
    day = dayFirst ? first : second;
    if (!Calendar.exists(month, day)) {
      return -1;
    }
    dated = true;
    shape = SHORT_DATE;
    return clock(b, i + 1, to, true);
  }

  private int numericDate(byte[] b, int from, int to, int separator, int first, int second) {
    int i = readNumber(b, from, to);
    int width = i - from;
    if (width != 2 && width != 4) {
      return -1;
    }
    int third = (int) number;
    numbers[0] = first;
    numbers[1] = second;
    numbers[2] = third;
    if (!order(separator, width == 4)) {
      return -1;
    }
    int clock = clockBehindDate(b, i, to);
    if (clock >= 0) {
      shape = NUMERIC;
      return clock;
    }
    shape = DATE;
    return width == 4 ? i : -1; // 10.2.11 is a version
  }

  /*
   * The preferred order decides; where it gives no date, the first other one that does is taken, so
   * that a line is read even if the sample did not show the whole range of its numbers.
   */
  private boolean order(int separator, boolean fullYear) {
    DateOrder preferred =
        separator == '.' ? DateOrder.DAY_FIRST : separator == '-' ? dashOrder : slashOrder;
    return setDate(preferred, fullYear)
        || setDate(DateOrder.YEAR_FIRST, fullYear)
        || setDate(DateOrder.MONTH_FIRST, fullYear)
        || setDate(DateOrder.DAY_FIRST, fullYear);
  }

  private boolean setDate(DateOrder order, boolean fullYear) {
    if (order == DateOrder.YEAR_FIRST) {
      return !fullYear && setDate(fullYear(numbers[0]), numbers[1], numbers[2]);
    }
    int y = fullYear ? numbers[2] : fullYear(numbers[2]);
    boolean monthFirst = order == DateOrder.MONTH_FIRST;
    return setDate(y, numbers[monthFirst ? 0 : 1], numbers[monthFirst ? 1 : 0]);
  }

  /**
   * Returns the day that {@link #numbers} name in an order.
   *
   * @return days since 1970-01-01, or {@link Calendar#NO_DAY}
   */
  int dayIn(DateOrder order) {
    boolean fullYear = numbers[2] > 99;
    return setDate(order, fullYear) ? calendar.toEpochDay(year, month, day) : Calendar.NO_DAY;
  }

  private boolean setDate(int y, int m, int d) {
    year = y;
    month = m;
    day = d;
    dated = calendar.toEpochDay(y, m, d) != Calendar.NO_DAY;
    return dated;
  }

  /** {@code from} is at the name of the month. */
  private int dayMonth(byte[] b, int from, int to, int first, int separator, int itsShape) {
    int name = name(b, from);
    if (name < 1 || name > 12 || first < 1 || first > 31) {
      return -1;
    }
    month = name;
    day = first;
    dated = true;
    shape = itsShape;
    int i = skipLetters(b, from, to);
    if (i < to && b[i] == '.') {
      i++;
    }
    if (i >= to || b[i] != separator) {
      return -1;
    }
    int end = readNumber(b, i + 1, to);
    if (end - i - 1 == 4 || (separator != ' ' && end - i - 1 == 2)) {
      year = end - i - 1 == 4 ? (int) number : fullYear((int) number);
      int clock = clockBehindDate(b, end, to);
      if (clock < 0 && separator != ' ') {
        shape = DATE;
        return end;
      }
      return clock;
    }
    return separator == ' ' ? clock(b, i + 1, to, true) : -1;
  }

  private static int fullYear(int twoDigits) {
    return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
  }

  // ---- shapes that begin with a letter

  private int letterDate(byte[] b, int from, int to) {
    level = LevelWords.ofLetter(b[from]);
    if (level < 0) {
      return -1;
    }
    int at = readNumber(b, from + 1, to);
    int date = (int) number;
    boolean withYear = at - from == 9;
    if ((at - from != 5 && !withYear) || at >= to || b[at] != ' ') {
      return -1;
    }
    if (withYear) {
      year = date / 10_000;
    }
    month = date / 100 % 100;
    day = date % 100;
    dated = true;
    shape = LETTER_DATE;
    return Calendar.exists(month, day) ? clock(b, at + 1, to, true) : -1;
  }

  private int weekday(byte[] b, int from, int to) {
    int i = skipLetters(b, from, to);
    boolean comma = i < to && b[i] == ',';
    i = skipSpaces(b, comma ? i + 1 : i, to);
    if (i + 5 >= to || b[i - 1] != ' ') {
      return -1;
    }
    if (Ascii.isLetter(b[i])) {
      int name = name(b, i);
      int end = name >= 1 && name <= 12 ? monthFirst(b, i, to, name) : -1;
      shape = WEEKDAY;
      return end;
    }
    int at = readNumber(b, i, to);
    if (at == i || at > i + 2 || at + 4 >= to || (b[at] != ' ' && b[at] != '-')) {
      return -1;
    }
    int end = dayMonth(b, at + 1, to, (int) number, b[at], WEEKDAY_COMMA);
    return shape == DATE ? -1 : end;
  }

  private int monthFirst(byte[] b, int from, int to, int name) {
    month = name;
    int i = skipLetters(b, from, to);
    if (i < to && b[i] == '.') {
      i++;
    }
    int gap = i;
    i = skipSpaces(b, i, to);
    if (i == gap) {
      return -1;
    }
    i = readDay(b, i, to);
    if (i < 0 || i >= to) {
      return -1;
    }
    dated = true;
    shape = MONTH_DAY;
    boolean comma = b[i] == ',';
    int next = skipSpaces(b, comma ? i + 1 : i, to);
    if (next == i) {
      return -1;
    }
    int end = readNumber(b, next, to);
    if (end - next == 4) {
      year = (int) number;
      int clock = clockBehindDate(b, end, to);
      if (clock < 0) {
        shape = DATE;
        return end;
      }
      return clock;
    }
    int clock = clock(b, next, to, true);
    return clock < 0 ? -1 : yearBehindClock(b, clock, to);
  }

  /** {@code Mar 01 10:00:00 2024}, the order of C's {@code ctime}. */
  private int yearBehindClock(byte[] b, int at, int to) {
    if (at + 5 > to || b[at] != ' ') {
      return at;
    }
    int end = readNumber(b, at + 1, to);
    boolean border = end >= to || (!Ascii.isLetter(b[end]) && b[end] != '.' && b[end] != '-');
    if (end - at == 5 && border && number >= 1970 && number < 2100) {
      year = (int) number;
      return end;
    }
    return at;
  }

  // ---- times of day and zones

  /**
   * Reads a time of day behind a date: {@code T}, {@code _}, {@code -}, {@code :}, a comma or
   * spaces part them.
   */
  private int clockBehindDate(byte[] b, int at, int to) {
    if (at + 4 >= to) {
      return -1;
    }
    int c = b[at];
    int i = at;
    if (c == 'T' || c == 't' || c == '_' || c == '-' || c == ':') {
      i++;
    } else if (c == ',' || c == ' ') {
      i = skipSpaces(b, at + 1, to);
    } else {
      return -1;
    }
    return i - at <= 3 ? clock(b, i, to, true) : -1;
  }

  /**
   * Reads {@code h:m:s} with all that may follow it.
   *
   * @param minutesSuffice whether {@code h:m} is a time, too
   */
  private int clock(byte[] b, int from, int to, boolean minutesSuffice) {
    int i = readNumber(b, from, to);
    if (i == from || i > from + 2 || i + 1 >= to || b[i] != ':') {
      return -1;
    }
    int hour = (int) number;
    int at = i + 1;
    i = readNumber(b, at, to);
    if (i == at || i > at + 2) {
      return -1;
    }
    int minute = (int) number;
    int second = 0;
    int itsPrecision = MINUTES;
    if (i + 1 < to && b[i] == ':' && Ascii.isDigit(b[i + 1])) {
      at = i + 1;
      i = readNumber(b, at, to);
      if (i > at + 2) {
        return -1;
      }
      second = (int) number;
      itsPrecision = SECONDS;
    } else if (!minutesSuffice) {
      return -1;
    }
    if (!setClock(hour, minute, second)) {
      return -1;
    }
    precision = itsPrecision;
    clockIs(precision == SECONDS && i == from + 8 ? from : -1, 3, i);
    if (precision == SECONDS && i + 1 < to && Ascii.isDigit(b[i + 1])) {
      i = fraction(b, i, to);
    }
    int behind = meridiem(b, i, to);
    if (behind != i) {
      clockAt = -1;
    }
    return behind < 0 ? -1 : zone(b, behind, to);
  }

  /** Reads {@code .123}, {@code ,123} or {@code :123}; the last counts milliseconds. */
  private int fraction(byte[] b, int at, int to) {
    int c = b[at];
    if (c == '.' || c == ',') {
      return readFraction(b, at + 1, to);
    }
    if (c != ':') {
      return at;
    }
    int end = readNumber(b, at + 1, to);
    if (end - at > 4) {
      return readFraction(b, at + 1, to);
    }
    fraction = number * 1_000_000;
    precision = SECONDS + 3;
    fractionAt = at + 1;
    fractionEnd = end;
    if (end - at < 4) {
      clockAt = -1; // 5 is five milliseconds, and not a half second
    }
    return end;
  }

  /** {@code hhmmss}, and a fraction. */
  private int plainClock(byte[] b, int from, int to) {
    int i = readNumber(b, from, to);
    int clock = (int) number;
    if (i - from != 6 || !setClock(clock / 10_000, clock / 100 % 100, clock % 100)) {
      return -1;
    }
    precision = SECONDS;
    clockIs(from, 2, i);
    if (i + 1 < to && (b[i] == '.' || b[i] == ',') && Ascii.isDigit(b[i + 1])) {
      return readFraction(b, i + 1, to);
    }
    return i;
  }

  /** {@code hh.mm.ss}, and a fraction. */
  private int dottedClock(byte[] b, int from, int to) {
    if (from + 8 > to || b[from + 2] != '.' || b[from + 5] != '.') {
      return -1;
    }
    int hour = twoDigits(b, from);
    int minute = twoDigits(b, from + 3);
    int second = twoDigits(b, from + 6);
    if (hour < 0 || minute < 0 || second < 0 || !setClock(hour, minute, second)) {
      return -1;
    }
    precision = SECONDS;
    int i = from + 8;
    clockIs(from, 3, i);
    if (i + 1 < to && b[i] == '.' && Ascii.isDigit(b[i + 1])) {
      return readFraction(b, i + 1, to);
    }
    return i < to && Ascii.isDigit(b[i]) ? -1 : i;
  }

  private boolean setClock(int hour, int minute, int second) {
    if (hour > 23 || minute > 59 || second > 60) { // 60 is a leap second
      return false;
    }
    secondOfDay = hour * 3600 + minute * 60 + second;
    clocked = true;
    return true;
  }

  private int readFraction(byte[] b, int from, int to) {
    int i = from;
    long value = 0;
    while (i < to && Ascii.isDigit(b[i])) {
      if (i - from < 9) {
        value = value * 10 + b[i] - '0';
      }
      i++;
    }
    int width = Math.min(9, i - from);
    fraction = value * TENS[9 - width];
    precision = SECONDS + width;
    fractionAt = from;
    fractionEnd = i;
    return i;
  }

  /**
   * Reads {@code AM} or {@code PM}.
   *
   * @return the offset behind it, {@code at} if there is none, -1 if it does not go with the hour
   */
  private int meridiem(byte[] b, int at, int to) {
    int i = at < to && b[at] == ' ' ? at + 1 : at;
    if (i + 1 >= to || (b[i + 1] | 0x20) != 'm') {
      return at;
    }
    int c = b[i] | 0x20;
    if ((c != 'a' && c != 'p') || (i + 2 < to && isWord(b[i + 2]))) {
      return at;
    }
    int hour = secondOfDay / 3600;
    if (hour < 1 || hour > 12) {
      return -1;
    }
    int half = c == 'p' ? 12 : 0;
    secondOfDay += (half + (hour == 12 ? -12 : 0)) * 3600;
    return i + 2;
  }

  /**
   * Reads a zone, if one follows.
   *
   * @return the offset behind it, or {@code at}
   */
  private int zone(byte[] b, int at, int to) {
    if (at >= to) {
      return at;
    }
    int c = b[at];
    if (c == 'Z' || c == 'z') {
      return named(b, at, to, at);
    }
    if (c == '+' || c == '-') {
      return numericZone(b, at, to, at, true);
    }
    if (c == ' ' && at + 1 < to) {
      c = b[at + 1];
      if (c == '+' || c == '-') {
        return numericZone(b, at + 1, to, at, false);
      }
      return c >= 'A' && c <= 'Z' ? named(b, at + 1, to, at) : at;
    }
    return c == 'U' || c == 'G' ? named(b, at, to, at) : at;
  }

  private int named(byte[] b, int from, int to, int otherwise) {
    int i = from;
    int letters = 0;
    while (i < to && Ascii.isLetter(b[i]) && i - from < 5) {
      letters = letters << 8 | b[i];
      i++;
    }
    if (i < to && isWord(b[i])) {
      return otherwise;
    }
    int seconds = ZoneNames.offset(letters);
    if (seconds == ZoneNames.UNKNOWN) {
      return otherwise;
    }
    offset = seconds;
    return i;
  }

  /** Reads {@code +hhmm}, {@code +hh:mm}, or directly behind the time also {@code +hh}. */
  private int numericZone(byte[] b, int sign, int to, int otherwise, boolean hoursSuffice) {
    int at = sign + 1;
    int i = readNumber(b, at, to);
    int hours;
    int minutes = 0;
    if (i - at == 4) {
      hours = (int) number / 100;
      minutes = (int) number % 100;
    } else if (i - at == 2) {
      hours = (int) number;
      if (i + 2 < to && b[i] == ':' && twoDigits(b, i + 1) >= 0) {
        minutes = twoDigits(b, i + 1);
        i += 3;
      } else if (!hoursSuffice) {
        return otherwise;
      }
    } else {
      return otherwise;
    }
    if (hours > 18 || minutes > 59 || (i < to && isWord(b[i]))) {
      return otherwise;
    }
    int seconds = hours * 3600 + minutes * 60;
    offset = b[sign] == '-' ? -seconds : seconds;
    return i;
  }

  // ---- bytes

  /**
   * Reads a run of digits into {@link #number}; of more than 19 digits the value means nothing.
   *
   * @return the offset behind the run
   */
  private int readNumber(byte[] b, int from, int to) {
    long word = Swar.load(b, from);
    int digits = Math.min(Swar.leadingDigits(word), to - from);
    number = Swar.number(word, digits);
    return digits < 8 ? from + digits : readLongNumber(b, from + 8, to);
  }

  private int readLongNumber(byte[] b, int from, int to) {
    int i = from;
    long value = number;
    while (i < to && Ascii.isDigit(b[i])) {
      value = value * 10 + b[i] - '0';
      i++;
    }
    number = value;
    return i;
  }

  private static int twoDigits(byte[] b, int at) {
    return Ascii.isDigit(b[at]) && Ascii.isDigit(b[at + 1])
        ? (b[at] - '0') * 10 + b[at + 1] - '0'
        : -1;
  }

  private static int skipLetters(byte[] b, int from, int to) {
    int i = from;
    while (i < to && Ascii.isLetter(b[i])) {
      i++;
    }
    return i;
  }

  private static int skipSpaces(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] == ' ') {
      i++;
    }
    return i;
  }

  /**
   * Returns what three letters stand for.
   *
   * @return 1 .. 12 for months, 13 .. 19 for weekdays, 0 for anything else
   */
  private static int name(byte[] b, int at) {
    int letters = (b[at] | 0x20) << 16 | (b[at + 1] | 0x20) << 8 | (b[at + 2] | 0x20);
    int slot = (letters * NAME_HASH) >>> 27;
    return NAME_LETTERS[slot] == letters ? NAME_NUMBERS[slot] : 0;
  }

  private static boolean isWord(int c) {
    return Ascii.isDigit(c) || Ascii.isLetter(c) || c == '_';
  }
}
