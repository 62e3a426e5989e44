package io.loginsight.core.session;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A session that may go on.
 *
 * <p><b>Threads:</b> Confined.
 */
final class OpenSession {

  final int number;
  final double start;
  double last;
  int ages; // how many it has come to
  boolean immediate; // an alarm was raised at once
  boolean quiet; // an alarm was raised at a time of quiet
  double bits; // of the last verdict
  int item = -1; // what weighs most in it
  boolean lacks; // whether it is an item that it lacks

  private int[] events = new int[4];
  private int[] times = new int[4];
  private int size;

  OpenSession(int number, double start) {
    this.number = number;
    this.start = start;
    this.last = start;
  }

  /** Counts an event, and returns how often it came. */
  int count(int event) {
    int at = 0;
    while (at < size && events[at] != event) {
      at++;
    }
    if (at == size) {
      if (size == events.length) {
        events = Arrays.copyOf(events, 2 * size);
        times = Arrays.copyOf(times, 2 * size);
      }
      events[size] = event;
      times[size++] = 0;
    }
    return ++times[at];
  }

  boolean has(int item) {
    int event = Items.event(item);
    for (int i = 0; i < size; i++) {
      if (events[i] == event) {
        return times[i] >= Items.times(item);
      }
    }
    return false;
  }

  void forEachItem(IntConsumer consumer) {
    for (int i = 0; i < size; i++) {
      int levels = Items.levels(times[i]);
      for (int level = 0; level < levels; level++) {
        consumer.accept(events[i] * Items.PER_EVENT + level);
      }
    }
  }
}
