package io.loginsight.core.cause;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** It tells no more than a word on what was done to a service. */
  private static final double MOST = 8;

  /** Copies the events. */
  public SharedValue {
    events = List.copyOf(events);
  }

  /**
   * Returns what it says of a service: it is one of its own instances, machines or versions, or its
   * name.
   *
   * @param services the names of all
   * @return null if it says nothing of one
   */
  public @Nullable Clue clue(Set<String> services) {
    String service = place.sort() == Place.Sort.ORIGIN ? place.of() : value;
    if (!services.contains(service)) {
      return null;
    }
    return new Clue(
        service,
        Clue.Term.SHARED,
        Math.min(MOST, nats),
        null,
        "What fails shares " + place.name() + " = " + value,
        failing + " of " + ofFailing + " that fail",
        others + " of " + ofOthers + " others",
        events);
  }
}
