package io.loginsight.core.session;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * What came directly behind an event. Of what there is no room for only the sum is kept.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Successors {

  /** So many are told apart. An event with more of them says nothing about what comes next. */
  static final int MOST = 64;

  private int[] events = new int[2];
  private long[] counts = new long[2];
  private int size;
  private long beyond; // of those that are not told apart
  private long total;

  private int indexOf(int event) {
    int at = 0;
    while (at < size && events[at] != event) {
      at++;
    }
    return at;
  }

  /**
   * Counts one.
   *
   * @param room whether there is room for one more
   * @return whether it is one more that is told apart
   */
  boolean add(int event, long n, boolean room) {
    total += n;
    int at = indexOf(event);
    if (at < size) {
      counts[at] += n;
      return false;
    }
    if (!room || size == MOST) {
      beyond += n;
      return false;
    }
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    events[size] = event;
    counts[size++] = n;
    return true;
  }

  void addBeyond(long n) {
    beyond += n;
    total += n;
  }

  long total() {
    return total;
  }

  long beyond() {
    return beyond;
  }

  int size() {
    return size;
  }

  int event(int i) {
    return events[i];
  }

  long countAt(int i) {
    return counts[i];
  }

  long count(int event) {
    int at = indexOf(event);
    return at < size ? counts[at] : 0;
  }

  /** Whether at least one in eight is this one, which never surprises. */
  boolean isCommon(int event) {
    return 8 * count(event) >= total && total > 0;
  }

  /**
   * Returns how likely it is that something as rare comes behind the event, whatever it is. So
   * where ever new things come behind it, as in a log of many threads, nothing surprises: what came
   * once is the share of what is new, after Good and Turing.
   *
   * @param own how many of those that are counted are of who is to be judged
   */
  double share(int event, long own) {
    int at = indexOf(event);
    long n = Math.max(0, (at < size ? counts[at] : 0) - own);
    double rare = n + (at < size ? beyond : Math.max(0, beyond - own));
    for (int i = 0; i < size; i++) {
      rare += i != at && counts[i] <= Math.max(1, n) ? counts[i] : 0;
    }
    return Math.min(1, (rare + 0.5) / (Math.max(0, total - own) + 1));
  }

  /** Returns who is told apart, in the order of other numbers. */
  int[] inOrder(IntUnaryOperator number) {
    return Arrays.stream(events, 0, size)
        .boxed()
        .sorted((a, b) -> Integer.compare(number.applyAsInt(a), number.applyAsInt(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
