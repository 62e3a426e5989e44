package io.loginsight.core.engine;

import io.loginsight.api.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a skeleton that may become examples: the first ones, and behind them the first at
 * each level from WARN on, which prove that there was such a thing.
 *
 * <p>What is kept of a stream is always among what is kept of its parts, so cutting the stream in
 * other places changes nothing.
 *
 * <p><b>Threads:</b> Confined.
 */
@SuppressWarnings("EnumOrdinal") // levels travel through arrays as numbers
final class KeptEvents {

  private static final int SEVERE = Level.WARN.ordinal();

  private final int most; // of the first ones
  private final List<KeptEvent> events = new ArrayList<>(1);
  private int levels; // a bit for each that an event was kept of

  /**
   * Keeps nothing yet.
   *
   * @param most how many of the first events are kept whatever their level
   */
  KeptEvents(int most) {
    this.most = most;
  }

  /** Says whether the next event is to be kept. */
  boolean wants(int level) {
    return events.size() < most || (level >= SEVERE && (levels & 1 << level) == 0);
  }

  /** Returns a bit for each level plus 1 of which no further event is wanted. */
  int unwanted() {
    int levels = 0;
    for (int level = -1; level <= Level.FATAL.ordinal(); level++) {
      levels |= wants(level) ? 0 : 1 << (level + 1);
    }
    return levels;
  }

  /** Keeps an event that {@link #wants} has said yes to. */
  void add(KeptEvent event) {
    events.add(event);
    if (event.level() >= SEVERE) {
      levels |= 1 << event.level();
    }
  }

  /** Returns how many are kept. */
  int size() {
    return events.size();
  }

  /** Returns the first ones, in the order of the input. */
  List<KeptEvent> first() {
    return events.subList(0, Math.min(most, events.size()));
  }

  /** Returns all that are kept, in the order of the input. */
  List<KeptEvent> all() {
    return events;
  }
}
