package io.loginsight.core.session;

import io.loginsight.api.SessionReason;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A session that may go on.
 *
 * <p><b>Threads:</b> Confined.
 */
final class OpenSession {

  private static final int[] NONE = {};

  final String name;
  final long number; // of its beginning
  final int place; // among those that are open
  final boolean continues; // one that was closed for want of room
  final double start;
  double last;
  int quietness; // how many times of quiet it has come to since its last event
  int ages; // how many it has come to
  boolean immediate; // an alarm was raised at once
  boolean quiet; // an alarm was raised at a time of quiet
  double bits; // of the last verdict
  boolean alarm; // by the last verdict
  List<SessionReason> reasons = List.of(); // of the last verdict
  long count; // of events
  boolean cut; // not all events are told apart
  boolean rested; // it is learnt how it went; taken back if it goes on
  int before = -1; // its last event
  @Nullable OddSteps odd; // null if no step surprised
  int peaks; // of what is learnt how it went: a level a byte

  private int[] events = NONE;
  private int[] times = NONE;
  private int size;

  OpenSession(String name, long number, int place, boolean continues, double start) {
    this.name = name;
    this.number = number;
    this.place = place;
    this.continues = continues;
    this.start = start;
    this.last = start;
  }

  /** Counts an event, and returns how often it came; 0 if it is one too many to be told apart. */
  int count(int event, int mostKinds) {
    count++;
    int at = indexOf(event);
    if (at == size) {
      if (size == mostKinds) {
        cut = true;
        return 0;
      }
      if (size == events.length) {
        int room = Math.min(mostKinds, Math.max(4, 2 * size));
        events = Arrays.copyOf(events, room);
        times = Arrays.copyOf(times, room);
      }
      events[size] = event;
      times[size++] = 0;
    }
    times[at] += times[at] < Integer.MAX_VALUE ? 1 : 0;
    return times[at];
  }

  /** Returns how many events are told apart. */
  int kinds() {
    return size;
  }

  private int indexOf(int event) {
    int at = 0;
    while (at < size && events[at] != event) {
      at++;
    }
    return at;
  }

  /** Returns how often an event came. */
  int times(int event) {
    int at = indexOf(event);
    return at < size ? times[at] : 0;
  }

  boolean has(int item) {
    return times(Items.event(item)) >= Items.times(item);
  }

  /** Returns how many ages it has come to as one that is compared with its peers. */
  int agesAsPeer() {
    return continues ? 0 : ages;
  }

  /** Returns one of its events, in the order in which they came first. */
  int event(int i) {
    return events[i];
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
