package io.loginsight.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people. */
final class Numbers {

  private Numbers() {}

  /** Returns {@code 1,234,567}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns {@code 1 line}, {@code 2,000 lines}. */
  static String count(long n, String noun) {
    return count(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /** Returns {@code 25.9%}; what is more than nothing does not become nothing. */
  static String share(long part, long whole) {
    if (part <= 0 || whole <= 0) {
      return "0.0%";
    }
    double percent = 100.0 * part / whole;
    return percent < 0.05 ? "<0.1%" : String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /** Returns the three leading digits of a number, then zeros. */
  static long rounded(double n) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, n))) - 2));
    return Math.round(Math.round(n / unit) * unit);
  }

  /**
   * Returns {@code 40 ms}, {@code 1.9 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 3 d 4 h}.
   */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.toMillis() < 100 && !duration.isZero()) {
      return duration.toMillis() + " ms";
    }
    if (seconds < 60) {
      double exact = duration.toNanos() / 1e9;
      return exact < 10 && exact != seconds
          ? String.format(Locale.ROOT, "%.1f s", exact)
          : seconds + " s";
    }
    if (seconds < 3_600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3_600, "h", seconds / 60 % 60, "min");
    }
    return two(seconds / 86_400, "d", seconds / 3_600 % 24, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
