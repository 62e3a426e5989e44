package io.loginsight.core.incident;

import io.loginsight.api.AlertRules;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much a person can be told of: so much an hour, and whatever is critical.
 *
 * <p><b>Threads:</b> Confined.
 */
final class PageBudget {

  private final Deque<Double> told = new ArrayDeque<>(); // within the hour

  /**
   * Asks whether a person can be told, and counts it if so.
   *
   * @param most so often an hour
   */
  boolean allows(double now, int most, boolean critical) {
    if (most == AlertRules.NO_BUDGET) {
      return true;
    }
    while (!told.isEmpty() && now - told.getFirst() >= Seconds.HOUR) {
      told.removeFirst();
    }
    if (told.size() >= most && !critical) {
      return false;
    }
    if (told.size() < AlertRules.MOST_BUDGET) {
      told.addLast(now);
    }
    return true;
  }
}
