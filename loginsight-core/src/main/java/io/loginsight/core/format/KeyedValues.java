package io.loginsight.core.format;

import io.loginsight.spi.Field;
import io.loginsight.spi.FormatContext;
import java.nio.charset.StandardCharsets;

/** Reads the values of the keys that {@link JsonKeys} knows. Confined. */
final class KeyedValues {

  private static final Field[] FIELDS = Field.values();
  private static final long NANOS = 1_000_000_000L;

  private final Timestamps timestamps;

  KeyedValues(FormatContext context) {
    timestamps = new Timestamps(context);
  }

  /** Takes the value of a key that is not a message. */
  void take(int meaning, byte[] b, int from, int to, Found found) {
    int rank = meaning & 0xff;
    int what = meaning >> 8;
    switch (what) {
      case JsonKeys.TIME -> time(b, from, to, rank, found);
      case JsonKeys.LEVEL -> found.level(level(b, from, to), rank);
      case JsonKeys.OTEL_LEVEL -> found.level(otelLevel(number(b, from, to)), 50);
      default -> {
        if (what >= JsonKeys.FIELD) {
          found.field(FIELDS[what - JsonKeys.FIELD], from, to, rank);
        }
      }
    }
  }

  private void time(byte[] b, int from, int to, int rank, Found found) {
    int end = timestamps.scan(b, from, to);
    if (end == to && timestamps.dated && timestamps.timed) {
      if (timestamps.lacksYear()) {
        found.assumedYear();
      }
      found.time(timestamps.nanos, rank);
      return;
    }
    long nanos = epoch(b, from, to);
    if (nanos > 0) {
      found.time(nanos, rank);
    }
  }

  /**
   * Reads seconds, milliseconds, microseconds or nanoseconds since 1970, which differ in magnitude.
   *
   * @return nanoseconds, or 0 if it is no such number
   */
  private static long epoch(byte[] b, int from, int to) {
    long value = 0;
    int i = from;
    while (i < to && Ascii.isDigit(b[i]) && i - from < 19) {
      value = value * 10 + b[i++] - '0';
    }
    if (i == from) {
      return 0;
    }
    if (i < to && b[i] != '.') {
      return exponent(b, from, to);
    }
    long scale = scale(value);
    if (scale == 0) {
      return exponent(b, from, to);
    }
    long nanos = value * scale;
    long unit = scale;
    for (int f = i + 1; f < to && unit >= 10; f++) {
      if (!Ascii.isDigit(b[f])) {
        return exponent(b, from, to);
      }
      unit /= 10;
      nanos += (b[f] - '0') * unit;
    }
    return nanos;
  }

  /** {@code 1.7093E9}: rare, so it may cost a string. */
  private static long exponent(byte[] b, int from, int to) {
    if (to - from > 30) {
      return 0;
    }
    for (int i = from; i < to; i++) {
      int c = b[i];
      boolean allowed = Ascii.isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+';
      if (!allowed) {
        return 0;
      }
    }
    try {
      double value = Double.parseDouble(new String(b, from, to - from, StandardCharsets.US_ASCII));
      long scale = value < Long.MAX_VALUE ? scale((long) value) : 0;
      // a double of this magnitude knows microseconds and no more
      return scale == NANOS ? Math.round(value * 1e6) * 1_000 : ((long) value) * scale;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Returns how many nanoseconds the unit of such a number of units since 1970 has, or 0. */
  private static long scale(long value) {
    if (value < 100_000_000L) {
      return 0; // before 1973: rather a duration
    }
    if (value < 9_000_000_000L) {
      return NANOS;
    }
    if (value < 100_000_000_000L) {
      return 0;
    }
    if (value < 9_000_000_000_000L) {
      return 1_000_000;
    }
    if (value < 100_000_000_000_000L) {
      return 0;
    }
    return value < 9_000_000_000_000_000L ? 1_000 : value < 100_000_000_000_000_000L ? 0 : 1;
  }

  private static int level(byte[] b, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && !Ascii.isLetter(b[start]) && !Ascii.isDigit(b[start])) {
      start++;
    }
    while (end > start && !Ascii.isLetter(b[end - 1]) && !Ascii.isDigit(b[end - 1])) {
      end--;
    }
    if (end - start == 1 && !Ascii.isDigit(b[start])) {
      return LevelWords.ofLetter(b[start] & ~0x20);
    }
    int number = number(b, start, end);
    if (number >= 10) {
      return number <= 60 ? Math.min(number / 10 - 1, 5) : LevelWords.NONE;
    }
    return number >= 0 && number <= 7
        ? LevelWords.ofSyslog(number)
        : LevelWords.find(b, start, end);
  }

  /** OpenTelemetry counts four severities a level: 1 .. 4 is TRACE, 21 .. 24 is FATAL. */
  private static int otelLevel(int number) {
    return number >= 1 && number <= 24 ? (number - 1) / 4 : LevelWords.NONE;
  }

  private static int number(byte[] b, int from, int to) {
    int value = 0;
    if (to - from < 1 || to - from > 3) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      if (!Ascii.isDigit(b[i])) {
        return -1;
      }
      value = value * 10 + b[i] - '0';
    }
    return value;
  }
}
