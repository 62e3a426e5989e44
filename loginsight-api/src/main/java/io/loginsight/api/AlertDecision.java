package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of an alert: an entry of the ledger.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param incident the number of its incident, from 1 on; null if it is part of the background, or
 *     folded by a rule
 * @param reason why a person is told of it, or not
 * @param bits how surprising it was: {@code -log2} of how likely it would be if all were as before;
 *     0 or more; 0 if a rule folds it
 * @param rule the id of the rule that decided; null if none did
 * @param severity how bad it is by the rules, or else by whoever raised it; null if nobody says
 */
public record AlertDecision(
    @Nullable Long incident,
    Reason reason,
    double bits,
    @Nullable String rule,
    @Nullable Severity severity) {

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
    ROUTINE,
    /** A rule says so: a person is told, and would not be otherwise. */
    RULE_TELLS,
    /** A rule says so: nobody is told. */
    RULE_FOLDS,
    /** A person would be told, but has been told of enough within the hour. */
    OVER_BUDGET,
    /** A person would be told, but people said of its like that it is no problem: findings only. */
    NOT_A_PROBLEM;

    /**
     * Returns whether a person is told.
     *
     * @return true for {@link #OPENS}, {@link #ADDS} and {@link #RULE_TELLS}
     */
    public boolean notifies() {
      return this == OPENS || this == ADDS || this == RULE_TELLS;
    }

    boolean isInBackground() {
      return this == ROUTINE || this == RULE_FOLDS || this == NOT_A_PROBLEM;
    }

    private boolean isByRule() {
      return this == RULE_TELLS || this == RULE_FOLDS;
    }
  }

  /**
   * Checks that there is an incident unless it is in the background, and a rule if one decided.
   *
   * @throws IllegalArgumentException if it is the other way round, or the bits are below 0
   */
  public AlertDecision {
    requireNonNull(reason, "reason");
    if ((incident == null) != reason.isInBackground()) {
      throw new IllegalArgumentException(reason + " does not go with incident " + incident);
    }
    if ((rule != null) != reason.isByRule()) {
      throw new IllegalArgumentException(reason + " does not go with rule " + rule);
    }
    if (!(bits >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits must be 0 or more, got " + bits);
    }
  }

  /**
   * What became of an alert without a severity, and without a rule.
   *
   * @param incident the number of its incident
   * @param reason not one that needs a rule
   * @param bits how surprising it was
   */
  public AlertDecision(@Nullable Long incident, Reason reason, double bits) {
    this(incident, reason, bits, null, null);
  }
}
