package io.loginsight.core.session;

/**
 * Two events, and in how many sessions the one comes as often as the other, or so many times as
 * often.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Balance {

  private static final int[] FIRST = {1, 1, 2, 1, 3};
  private static final int[] SECOND = {1, 2, 1, 3, 1};

  /** So many ratios are tried: equal, and up to three to one. */
  static final int RATIOS = FIRST.length;

  final int first;
  final int second;
  long together; // sessions that have both
  final long[] held = new long[RATIOS]; // sessions that have both in a ratio
  final long[] varied = new long[RATIOS]; // of those, where it is not the least there can be

  boolean watched; // whether it is looked at whether sessions keep it

  Balance(int first, int second) {
    this.first = first;
    this.second = second;
  }

  void learn(long a, long b, int sign) {
    together += sign;
    for (int ratio = 0; ratio < RATIOS; ratio++) {
      if (holds(ratio, a, b)) {
        held[ratio] += sign;
        varied[ratio] += a > FIRST[ratio] ? sign : 0;
      }
    }
  }

  static boolean holds(int ratio, long a, long b) {
    return a * SECOND[ratio] == b * FIRST[ratio];
  }

  /** Returns which holds the most often. */
  int ratio() {
    int best = 0;
    for (int ratio = 1; ratio < RATIOS; ratio++) {
      best = held[ratio] > held[best] ? ratio : best;
    }
    return best;
  }

  /** Returns the same ratio of the second to the first. */
  static int mirrored(int ratio) {
    return ratio == 0 ? 0 : (ratio - 1 ^ 1) + 1;
  }

  static int first(int ratio) {
    return FIRST[ratio];
  }

  static int second(int ratio) {
    return SECOND[ratio];
  }
}
