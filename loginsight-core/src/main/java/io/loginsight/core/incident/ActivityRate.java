package io.loginsight.core.incident;

/**
 * How often something is active: the number of windows of an hour in which it came, however often,
 * fading over a day.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ActivityRate {

  /** A burst of alerts is one activity. */
  static final double WINDOW = Seconds.HOUR;

  static final double MEMORY = Seconds.DAY;

  /**
   * As if it had been active once in the time before the first alert, of which nothing is known.
   */
  private static final double PRIOR_WINDOWS = 1;

  private static final double PRIOR_TIME = 0.1 * Seconds.DAY;

  private double windows;
  private double counted = Seconds.NEVER;
  private double last = Seconds.NEVER;

  /** Whether it never came. */
  boolean isNew() {
    return last == Seconds.NEVER;
  }

  /** Returns when it came last. */
  double last() {
    return last;
  }

  /** Returns in how many windows it was active. */
  double windows(double now) {
    return windows == 0 ? 0 : windows * Seconds.left(counted, now, MEMORY);
  }

  /**
   * Returns how surprising it is to be active, in bits: {@code -log2} of the share of windows in
   * which it is.
   *
   * @param without so many windows are not counted
   */
  double bits(double now, double without) {
    double share =
        (Math.max(0, windows(now) - without) + PRIOR_WINDOWS)
            / (Seconds.remembered(now, MEMORY) + PRIOR_TIME)
            * WINDOW;
    return share >= 1 ? 0 : Bits.of(share);
  }

  /** Returns the bits of what has never come: nothing can be more surprising. */
  static double mostBits(double now) {
    return new ActivityRate().bits(now, 0);
  }

  /** Returns what is known, of a thing that came. */
  FolderState.Rate state(TimeAxis axis, double bits) {
    return new FolderState.Rate(axis.faded(windows, counted), axis.micros(last), bits);
  }

  /** Returns one that knows this. */
  static ActivityRate of(FolderState.Rate state, TimeAxis axis) {
    ActivityRate rate = new ActivityRate();
    rate.windows = state.windows().value();
    rate.counted = axis.seconds(state.windows().at());
    rate.last = axis.seconds(state.last());
    return rate;
  }

  /** Counts that it came. */
  void touch(double now) {
    if (now - counted > WINDOW) {
      windows = windows(now) + 1;
      counted = now;
    }
    last = now;
  }
}
