package io.loginsight.lab;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as those remember it whom it befell.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param name what they call it; not empty
 * @param start when it began
 * @param end when it was over; null if nobody knows
 * @param detected when they noticed it themselves; null if nobody knows
 * @param service the service that it came from; empty if nobody knows
 * @param cause a piece of a log line that shows what it came from; empty if nobody knows
 */
public record PastIncident(
    String name,
    Instant start,
    @Nullable Instant end,
    @Nullable Instant detected,
    String service,
    String cause) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if it ends before it begins
   */
  public PastIncident {
    requireNonNull(name, "name");
    requireNonNull(start, "start");
    requireNonNull(service, "service");
    requireNonNull(cause, "cause");
    if (end != null && end.isBefore(start)) {
      throw new IllegalArgumentException("end must not be before start, got " + end);
    }
  }

  /**
   * Returns how long before people noticed it they would have been told.
   *
   * @param told when that was
   * @return below 0 if it was later; null if it is not known when they noticed
   */
  @Nullable Duration lead(Instant told) {
    return detected == null ? null : Duration.between(told, detected);
  }

  /**
   * Returns until when it is taken to have lasted.
   *
   * @param tolerance how long it lasted, or lasted once it was detected, if its end is not known
   * @return its end if that is known
   */
  public Instant lastedUntil(Duration tolerance) {
    if (end != null) {
      return end;
    }
    return (detected != null && detected.isAfter(start) ? detected : start).plus(tolerance);
  }

  boolean namesCause() {
    return !service.isEmpty() || !cause.isEmpty();
  }

  /** Whether a hypothesis about a service, told by a pattern, is right. */
  boolean isCausedBy(String of, String template) {
    return service.isEmpty() ? isShownBy(template) : service.equalsIgnoreCase(of);
  }

  /** Whether a text has the piece that shows the cause. */
  boolean isShownBy(String text) {
    return !cause.isEmpty()
        && text.toLowerCase(Locale.ROOT).contains(cause.toLowerCase(Locale.ROOT));
  }
}
