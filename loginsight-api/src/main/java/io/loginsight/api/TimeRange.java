package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * From the first to the last of some events.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param first the time of the earliest event
 * @param last the time of the latest event, itself included; not before {@code first}
 */
public record TimeRange(Instant first, Instant last) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code last} is before {@code first}
   */
  public TimeRange {
    requireNonNull(first, "first");
    requireNonNull(last, "last");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "last must not be before first, got " + first + " " + last);
    }
  }

  /**
   * Returns the time that passed from the first event to the last.
   *
   * @return zero or more
   */
  public Duration duration() {
    return Duration.between(first, last);
  }
}
