package io.loginsight.viz;

import java.util.Locale;

/**
 * The axis of a chart that counts: from 0 to a round number, with round numbers between.
 *
 * @param top the number at the upper end; at least the largest count, and at least 1
 * @param step from one tick to the next
 */
record CountAxis(long top, long step) {

  /**
   * Returns an axis.
   *
   * @param largest the largest count shown
   * @param ticks about how many ticks above 0, 1 or more
   */
  static CountAxis upTo(long largest, int ticks) {
    long step = 1;
    for (int i = 0; Math.max(largest, 1) > step * ticks; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2; // 1, 2, 5, 10, ...
    }
    return new CountAxis(Math.max(1, (largest + step - 1) / step) * step, step);
  }

  /** Returns how long a bar is. */
  double share(long count) {
    return (double) count / top;
  }

  /** Says a number in little room: {@code 1,500}, {@code 20k}, {@code 1.5M}. */
  static String label(long count) {
    if (count < 10_000) {
      return Words.number(count);
    }
    double[] units = {1e3, 1e6, 1e9, 1e12, 1e15, 1e18};
    String names = "kMGTPE";
    int unit = 0;
    while (unit + 1 < units.length && count >= units[unit + 1]) {
      unit++;
    }
    String number = String.format(Locale.ROOT, "%.1f", count / units[unit]);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number)
        + names.charAt(unit);
  }
}
