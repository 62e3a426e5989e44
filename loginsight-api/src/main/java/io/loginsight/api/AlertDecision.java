package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of an alert: an entry of the ledger.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param incident the number of its incident, from 1 on; null if it is part of the background
 * @param reason why a person is told of it, or not
 * @param bits how surprising it was: {@code -log2} of how likely it would be if all were as before;
 *     0 or more
 */
public record AlertDecision(@Nullable Long incident, Reason reason, double bits) {

  /** Why a person is told of an alert, or not. */
  public enum Reason {
    /** It opens an incident: a person is told. */
    OPENS,
    /** It is the first of its type in an incident, and surprising: a person is told. */
    ADDS,
    /** It is surprising, but its type has been told of in the incident already. */
    REPEATS,
    /** It came with an incident, on one of its hosts, and is not surprising. */
    ACCOMPANIES,
    /** It comes like this all the time. */
    ROUTINE;

    /**
     * Returns whether a person is told.
     *
     * @return true for {@link #OPENS} and {@link #ADDS}
     */
    public boolean notifies() {
      return this == OPENS || this == ADDS;
    }
  }

  /**
   * Checks that there is an incident unless it is routine.
   *
   * @throws IllegalArgumentException if it is the other way round, or the bits are below 0
   */
  public AlertDecision {
    requireNonNull(reason, "reason");
    if ((incident == null) != (reason == Reason.ROUTINE)) {
      throw new IllegalArgumentException(reason + " does not go with incident " + incident);
    }
    if (!(bits >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits must be 0 or more, got " + bits);
    }
  }
}
