package io.loginsight.core.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times: numbers since 1970, or ISO 8601. */
public final class TimeReader {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' '][HH:mm[:ss]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX][X]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT); // else 30 February is the 28th

  /** A number from here on is of milliseconds, and a thousand times as much of microseconds. */
  private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

  /** No number is longer, and none greater than its exponent allows; others cost time. */
  private static final Pattern NUMBER = Pattern.compile("[0-9.]{1,40}([eE]\\+?[0-9]{1,2})?");

  /** What a time in nanoseconds can say. */
  private static final Instant FIRST = Instant.ofEpochSecond(0, Long.MIN_VALUE);

  private static final Instant LAST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

  private final ZoneId zone;

  /**
   * Makes a reader.
   *
   * @param zone of times that name none
   */
  public TimeReader(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Reads a time: seconds, milliseconds, microseconds or nanoseconds since 1970, which differ in
   * magnitude, or ISO 8601.
   *
   * @param text the whole of it
   * @return the time, or null if it is none
   */
  public @Nullable Instant parse(String text) {
    try {
      Instant time =
          NUMBER.matcher(text).matches()
              ? number(new BigDecimal(text))
              : date(text.replace(',', '.'));
      return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static Instant number(BigDecimal number) {
    BigDecimal bound = MILLIS_FROM;
    int places = 9; // from seconds to nanoseconds
    while (places > 0 && number.compareTo(bound) >= 0) {
      bound = bound.movePointRight(3);
      places -= 3;
    }
    return Instant.ofEpochSecond(0, number.movePointRight(places).toBigInteger().longValueExact());
  }

  private Instant date(String text) {
    TemporalAccessor parsed = ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
    return parsed instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : Instant.from(parsed);
  }
}
