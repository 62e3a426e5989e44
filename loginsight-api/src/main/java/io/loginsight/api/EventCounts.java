package io.loginsight.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many events there were, and of which level.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param events the number of events
 * @param lines the number of physical lines they consist of; at least {@code events}
 * @param levels the number of events of each level that occurred; events that state no level are in
 *     none
 */
public record EventCounts(long events, long lines, Map<Level, Long> levels) {

  /**
   * Copies the levels, in the order of the levels.
   *
   * @throws IllegalArgumentException if the numbers contradict each other
   */
  public EventCounts {
    EnumMap<Level, Long> copy = new EnumMap<>(Level.class);
    copy.putAll(levels);
    long sum = 0;
    for (long count : copy.values()) {
      sum += count;
    }
    if (events < 0 || lines < events || sum > events) {
      throw new IllegalArgumentException(
          "events <= lines and the sum of the levels <= events must hold, got "
              + (events + " events, " + lines + " lines, levels " + copy));
    }
    levels = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns how many events stated a level that is at least as serious as the given one.
   *
   * @param level the least serious level that counts
   * @return {@code 0 .. events}
   */
  public long atLeast(Level level) {
    long sum = 0;
    for (Map.Entry<Level, Long> e : levels.entrySet()) {
      if (e.getKey().compareTo(level) >= 0) {
        sum += e.getValue();
      }
    }
    return sum;
  }
}
