package io.loginsight.core.cause;

import java.util.Arrays;

/** A growing list of points in time. */
final class Times {

  private long[] values = new long[8];
  private int size;

  void add(long time) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = time;
  }

  int size() {
    return size;
  }

  /** Returns how many are not before a point in time. */
  int since(long time) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += values[i] >= time ? 1 : 0;
    }
    return count;
  }
}
