package io.loginsight.core.cause;

import java.util.List;

/**
 * A value that most of what fails has, and the others have not.
 *
 * @param place where it stands
 * @param value the text
 * @param failing how many failing cases have it
 * @param ofFailing how many cases fail
 * @param others how many of the others have it
 * @param ofOthers how many of the others have a value at that place
 * @param nats how sure it is, chance having had a go at each value that was looked at; above 0
 * @param events numbers of failing events that have it
 */
public record SharedValue(
    Place place,
    String value,
    int failing,
    int ofFailing,
    int others,
    int ofOthers,
    double nats,
    List<Integer> events) {

  /** Copies the events. */
  public SharedValue {
    events = List.copyOf(events);
  }
}
