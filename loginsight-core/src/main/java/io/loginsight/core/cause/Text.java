package io.loginsight.core.cause;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers for people. */
final class Text {

  private static final double SECOND = 1_000;

  private Text() {}

  /** Returns the time of day in UTC, to the second. */
  static String clock(long nanos) {
    String iso = Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS).toString();
    return iso.substring(iso.indexOf('T') + 1);
  }

  static String duration(double millis) {
    return millis < SECOND
        ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / SECOND);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
