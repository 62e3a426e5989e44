package io.loginsight.core.engine;

/**
 * The events of a block that are merely to be counted, until the block has been read to its end:
 * what goes wrong on the way leaves no trace. Counting them together is faster, too, as the
 * processor fetches what several of them need at once.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Notes {

  private int[] keys = new int[1 << 10];
  private long[] times = new long[1 << 10];
  private byte[] levels = new byte[1 << 10];
  private int size;

  /** Makes room for so many events, and forgets those that are here. */
  void begin(int events) {
    size = 0;
    if (events > keys.length) {
      int room = Math.max(events, 2 * keys.length);
      keys = new int[room];
      times = new long[room];
      levels = new byte[room];
    }
  }

  /** Notes an event. */
  void add(int key, long time, int level) {
    keys[size] = key;
    times[size] = time;
    levels[size++] = (byte) level;
  }

  /**
   * Counts all events.
   *
   * @param all counts them under the one key 0
   */
  void count(Counts byKey, Tallies all) {
    for (int i = 0; i < size; i++) {
      byKey.event(keys[i], times[i], levels[i]);
    }
    for (int i = 0; i < size; i++) {
      all.event(0, times[i], levels[i]);
    }
  }
}
