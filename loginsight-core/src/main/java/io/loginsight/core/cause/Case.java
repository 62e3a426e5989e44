package io.loginsight.core.cause;

import java.util.List;
import java.util.Set;

/**
 * A request that fails or does not; without requests, an event.
 *
 * @param failing whether it fails
 * @param now whether it is of the incident; else it is of the time before
 * @param ways how it comes to those it passes, each by a number: what fails is compared with what
 *     came the same way. Of one that fails, how it came to the one where it does, if that is known
 * @param events the numbers of those whose values count: what a failing one says once it fails is
 *     no cause of it
 */
public record Case(boolean failing, boolean now, Set<Integer> ways, List<Integer> events) {

  /** Copies the collections. */
  public Case {
    ways = Set.copyOf(ways);
    events = List.copyOf(events);
  }
}
