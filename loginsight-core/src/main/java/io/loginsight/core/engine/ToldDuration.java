package io.loginsight.core.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out of a line how long something took, where it says so. */
final class ToldDuration {

  /** {@code took=12ms}, {@code "took_ms":12}, {@code rt=0.012}, {@code duration: 12 ms}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?<![a-z])(?:took|dur|duration|elapsed|latency|rt|request_time|response_time)"
              + "(_ms|_s|_us|ms)?\"?[=: ]\\s*\"?([0-9]+(?:\\.[0-9]+)?) ?(ns|us|µs|ms|s)?(?![a-z0-9.])");

  /** {@code 12 hits in 34 ms}; what lies ahead is told by warnings. */
  private static final Pattern SAID =
      Pattern.compile("\\b(in)() ([0-9]+(?:\\.[0-9]+)?) ?(us|µs|ms|s)(?![a-z0-9.])");

  private ToldDuration() {}

  /**
   * Returns what a line says.
   *
   * @param plain whether it is neither a warning nor an error
   * @return milliseconds; {@code NaN} if it says nothing
   */
  static double of(String line, boolean plain) {
    if (mayBeNamed(line.toLowerCase(Locale.ROOT))) {
      Matcher named = NAMED.matcher(line);
      while (named.find()) {
        String unit = unit(named);
        if (!unit.isEmpty()) {
          return Double.parseDouble(named.group(2)) * millis(unit);
        }
      }
    }
    if (plain && line.contains("in ")) {
      Matcher said = SAID.matcher(line);
      return said.find() ? Double.parseDouble(said.group(3)) * millis(said.group(4)) : Double.NaN;
    }
    return Double.NaN;
  }

  /** Most lines have none of the names: the expression need not be tried. */
  private static boolean mayBeNamed(String lower) {
    return lower.contains("took")
        || lower.contains("dur")
        || lower.contains("rt=")
        || lower.contains("rt\"")
        || lower.contains("rt:")
        || lower.contains("rt ")
        || lower.contains("_time")
        || lower.contains("elapsed")
        || lower.contains("latency");
  }

  /** A number with a fraction and no unit is one of seconds, as proxies write it. */
  private static String unit(Matcher named) {
    if (named.group(3) != null) {
      return named.group(3);
    }
    if (named.group(1) != null) {
      return named.group(1).replace("_", "");
    }
    return named.group(2).indexOf('.') >= 0 ? "s" : "";
  }

  private static double millis(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "ns" -> 1e-6;
      case "us", "µs" -> 1e-3;
      case "ms" -> 1;
      default -> 1e3;
    };
  }
}
