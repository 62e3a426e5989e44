package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param surprise how far what was seen is from what chance does; null if that was not calculated
 */
public record Evidence(
    String statement,
    String observed,
    String expected,
    List<EventId> events,
    @Nullable Surprise surprise) {

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

  /**
   * Makes evidence without a calculation.
   *
   * @param statement one sentence, without line breaks
   * @param observed what was seen
   * @param expected what would have been unremarkable
   * @param events where to look, most telling first; at least one
   */
  public Evidence(String statement, String observed, String expected, List<EventId> events) {
    this(statement, observed, expected, events, null);
  }

  /**
   * How far something is from what chance does.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param bits the surprise: {@code -log2} of the probability that chance alone does as much
   *     anywhere among all that was looked at; 0 or more
   * @param baseline what it was compared with, in one line
   * @param maturity how far what it was compared with can be trusted, in {@code [0, 1]}: 0 if
   *     nothing was known before, 1 if nothing is left to learn
   */
  public record Surprise(double bits, String baseline, double maturity) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if {@code bits} is negative or not finite, or {@code
     *     maturity} outside {@code [0, 1]}
     */
    public Surprise {
      requireNonNull(baseline, "baseline");
      if (!(bits >= 0 && bits < Double.POSITIVE_INFINITY && maturity >= 0 && maturity <= 1)) {
        throw new IllegalArgumentException(bits + " bits, maturity " + maturity);
      }
    }
  }
}
