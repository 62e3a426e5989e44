package io.loginsight.benchmarks;

import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark, standard profile, in our own words [1]: a window is
 * worth up to 1 by how early its first alarm is and costs 1 if it has none; an alarm outside costs
 * up to .11, less shortly behind a window. Nothing counts in the probation, the first 15 % of a
 * series and 750 points at most. 0 is who never says anything, and 100 is who says it at the first
 * point of each window and nowhere else.
 *
 * <p>[1] Lavin and Ahmad: Evaluating Real-time Anomaly Detection Algorithms, ICMLA 2015, section
 * II. https://arxiv.org/abs/1510.03336
 *
 * <p><b>Threads:</b> Confined.
 */
final class NabScore {

  private static final double FALSE_ALARM = 0.11;

  /** A stretch of a series in which something is wrong. */
  record Window(int from, int to) {
    boolean has(int point) {
      return from <= point && point <= to;
    }

    int length() {
      return to - from + 1;
    }
  }

  private double sum;
  private int windows;
  private int caught;
  private int falseAlarms;

  static int probation(int length) {
    return (int) Math.min(0.15 * length, 750);
  }

  /**
   * Adds a series.
   *
   * @param alarms at each point whether there is one
   * @param windows in the order of time
   */
  void add(boolean[] alarms, List<Window> windows) {
    int probation = probation(alarms.length);
    for (Window window : windows) {
      int first = Math.max(window.from, probation);
      while (first <= window.to && !alarms[first]) {
        first++;
      }
      boolean found = first <= window.to;
      double early = -(window.to - first + 1.0) / window.length();
      sum += found ? value(early) / value(-1) : -1;
      caught += found ? 1 : 0;
    }
    this.windows += windows.size();
    for (int i = probation; i < alarms.length; i++) {
      if (alarms[i]) {
        addFalse(i, windows);
      }
    }
  }

  private void addFalse(int point, List<Window> windows) {
    Window before = null;
    for (Window window : windows) {
      if (window.has(point)) {
        return;
      }
      before = window.to < point ? window : before;
    }
    falseAlarms++;
    double behind = before == null ? 4 : (point - before.to) / Math.max(1.0, before.length() - 1);
    sum += FALSE_ALARM * value(behind);
  }

  /** Returns 1 well before the end of a window, 0 at it, -1 well behind, all in its lengths. */
  private static double value(double place) {
    return place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1;
  }

  /** Returns the score, 0 to 100 and below. */
  double score() {
    return 100 * (sum + windows) / (2.0 * windows);
  }

  double recall() {
    return (double) caught / windows;
  }

  /** Returns the share of what was told that is right; a window counts once. */
  double precision() {
    return caught + falseAlarms == 0 ? 0 : (double) caught / (caught + falseAlarms);
  }

  int falseAlarms() {
    return falseAlarms;
  }
}
