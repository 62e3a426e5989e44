package io.loginsight.core.session;

import java.util.Arrays;

/**
 * Some queues of small numbers, each of which stands in one of them at most. Whoever stands in the
 * middle can leave.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Queues {

  private static final int NONE = -1;

  private final int[] firsts;
  private final int[] lasts;
  private int[] before = new int[64];
  private int[] behind = new int[64];

  Queues(int queues) {
    firsts = new int[queues];
    lasts = new int[queues];
    clear();
  }

  void clear() {
    Arrays.fill(firsts, NONE);
    Arrays.fill(lasts, NONE);
  }

  /** Returns who stands first in a queue, or -1. */
  int first(int queue) {
    return firsts[queue];
  }

  /** Returns who stands behind another, or -1. */
  int next(int number) {
    return behind[number];
  }

  void append(int queue, int number) {
    if (number >= before.length) {
      before = Arrays.copyOf(before, Math.max(number + 1, 2 * before.length));
      behind = Arrays.copyOf(behind, before.length);
    }
    int last = lasts[queue];
    before[number] = last;
    behind[number] = NONE;
    lasts[queue] = number;
    if (last == NONE) {
      firsts[queue] = number;
    } else {
      behind[last] = number;
    }
  }

  void remove(int queue, int number) {
    int left = before[number];
    int right = behind[number];
    if (left == NONE) {
      firsts[queue] = right;
    } else {
      behind[left] = right;
    }
    if (right == NONE) {
      lasts[queue] = left;
    } else {
      before[right] = left;
    }
  }
}
