package io.loginsight.core.session;

/**
 * What a session can have: an event so many times at least. Up to six times each number is an item,
 * from there on steps of the square root of 2, so that a session with 15 reads has eight items of
 * them and not fifteen.
 */
final class Items {

  private static final int[] TIMES = {
    1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256
  };

  /** So many items an event has. */
  static final int PER_EVENT = TIMES.length;

  private Items() {}

  /** Returns the item that an event has reached with so many times, or -1 if that is no new one. */
  static int reached(int event, int times) {
    for (int level = 0; level < TIMES.length && TIMES[level] <= times; level++) {
      if (TIMES[level] == times) {
        return event * PER_EVENT + level;
      }
    }
    return -1;
  }

  /** Returns how many items of an event a session has. */
  static int levels(int times) {
    int levels = 0;
    while (levels < TIMES.length && TIMES[levels] <= times) {
      levels++;
    }
    return levels;
  }

  static int event(int item) {
    return item / PER_EVENT;
  }

  /** Returns 0 for an event at all, 1 for twice and so on. */
  static int level(int item) {
    return item % PER_EVENT;
  }

  /** Returns how often the event comes at least. */
  static int times(int item) {
    return TIMES[level(item)];
  }
}
