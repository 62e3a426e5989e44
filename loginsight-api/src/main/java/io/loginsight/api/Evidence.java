package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why a {@link Finding} is believed: a statement that anybody can check against the lines it points
 * at.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param statement one sentence, without line breaks
 * @param observed what was seen, such as {@code "37 events"}
 * @param expected what would have been unremarkable, such as {@code "none"}
 * @param events where to look, most telling first; at least one
 */
public record Evidence(String statement, String observed, String expected, List<EventId> events) {

  /**
   * Copies the events.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Evidence {
    requireNonNull(statement, "statement");
    requireNonNull(observed, "observed");
    requireNonNull(expected, "expected");
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("evidence must point at an event: " + statement);
    }
  }
}
