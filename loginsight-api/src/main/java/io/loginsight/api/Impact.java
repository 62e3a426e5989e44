package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what an incident touches: where its patterns came that are warnings or errors or began
 * with it, or all of its patterns if there are none.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param services those that have events of these patterns, most events first; {@value
 *     Incident#MOST_NAMED} at most
 * @param events how many events of these patterns there are while it lasts; 0 if they did not come
 *     while they should have
 * @param share what share of all events of that time they are, in {@code [0, 1]}
 * @param requests how many traces have one of these events; null if no event has a trace id
 * @param requestsInAll how many traces there are while it lasts; null if no event has a trace id
 * @param trend whether it gets worse
 */
public record Impact(
    List<Incident.Counted> services,
    long events,
    double share,
    @Nullable Long requests,
    @Nullable Long requestsInAll,
    Trend trend) {

  /** How the end of an incident, or of what is seen of it, compares with its middle. */
  public enum Trend {
    /** More events at the end. */
    RISING,
    /** About as many. */
    STEADY,
    /** Fewer events at the end. */
    FALLING
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the share is no share
   */
  public Impact {
    services = List.copyOf(services);
    requireNonNull(trend, "trend");
    if (!(share >= 0 && share <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("share must be in [0, 1], got " + share);
    }
  }
}
