package io.loginsight.core.incident;

import io.loginsight.api.AlertRule.Condition;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether something came often lately, by key.
 *
 * <p><b>Threads:</b> Confined.
 */
final class RecentCount {

  private static final int MOST_KEYS = 10_000;

  /** Of all keys together. */
  private static final int MOST_TIMES = 50_000;

  private final int enough;
  private final double within;
  private final Bounded<String, Deque<Double>> times;
  private boolean wasReached;

  RecentCount(Condition condition) {
    enough = condition.times();
    within = condition.within().toSeconds();
    times = new Bounded<>(Math.min(MOST_KEYS, MOST_TIMES / enough));
  }

  /** Takes one, and returns whether it came often enough. */
  boolean isReached(double now, String key) {
    Deque<Double> recent = times.computeIfAbsent(key, none -> new ArrayDeque<>());
    while (!recent.isEmpty() && now - recent.getFirst() > within) {
      recent.removeFirst();
    }
    wasReached = recent.size() == enough;
    if (wasReached) {
      recent.removeFirst();
    }
    recent.addLast(now);
    return recent.size() == enough;
  }

  /** Whether it had come often enough when the last one came, and had not stopped since. */
  boolean wasReached() {
    return wasReached;
  }
}
