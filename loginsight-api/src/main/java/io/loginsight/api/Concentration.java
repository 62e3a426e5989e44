package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A value that most of what fails has in common, and the rest has not: {@code shard=7} in 93 % of
 * the requests that fail, and in 5 % of the others. What fails are the requests with an error that
 * is new or comes more often; where too few requests fail, or there are none, it is the events that
 * say so.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param place what the log calls the value, such as {@code shard}, or {@code pod of orders}; where
 *     it has no name, the text around it with {@value #HERE} in its place
 * @param value as it was logged, cut if it is long: text of the log, to be escaped
 * @param failing how many have it of what fails
 * @param ofFailing how many fail
 * @param others how many have it of those that do not fail, or came before
 * @param ofOthers how many of those have any value at that place, and so can be compared; above 0
 * @param bits how surprising that is: {@code -log2} of the probability that chance alone does as
 *     much with any of the values that were looked at
 * @param events where some of what fails says it, at least one
 */
public record Concentration(
    String place,
    String value,
    long failing,
    long ofFailing,
    long others,
    long ofOthers,
    double bits,
    List<EventId> events) {

  /** How the place of a value is written in the text around it. */
  public static final String HERE = "<?>";

  /**
   * Copies the events.
   *
   * @throws IllegalArgumentException if a count is negative or above its total, a total is 0, there
   *     is no event, or {@code bits} is negative or not finite
   */
  public Concentration {
    requireNonNull(place, "place");
    requireNonNull(value, "value");
    events = List.copyOf(events);
    if (failing < 0 || failing > ofFailing || ofFailing == 0) {
      throw new IllegalArgumentException(failing + " of " + ofFailing + " failing");
    }
    if (others < 0 || others > ofOthers || ofOthers == 0) {
      throw new IllegalArgumentException(others + " of " + ofOthers + " others");
    }
    if (events.isEmpty()) {
      throw new IllegalArgumentException("it must point at an event: " + place);
    }
    if (!(bits >= 0 && bits < Double.POSITIVE_INFINITY)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits must be 0 or more, got " + bits);
    }
  }
}
