package io.loginsight.core.incident;

/** Spans of time, in seconds: what all of this package counts in, since the first alert. */
final class Seconds {

  static final double MINUTE = 60;
  static final double HOUR = 60 * MINUTE;
  static final double DAY = 24 * HOUR;

  /** Long before the first alert. */
  static final double NEVER = Double.NEGATIVE_INFINITY;

  private Seconds() {}

  /** Returns what is left of 1 after some time of exponential decay. */
  static double left(double since, double now, double memory) {
    return Math.exp((since - now) / memory);
  }

  /** Returns the time that has passed, as far as it is remembered: at most the memory. */
  static double remembered(double now, double memory) {
    return memory * (1 - Math.exp(-now / memory));
  }
}
