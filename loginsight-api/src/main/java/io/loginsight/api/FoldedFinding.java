package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of a finding: an entry of the ledger.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param finding as an analyzer has reported it
 * @param incident the number of its incident, from 1 on; null if it is part of the background
 * @param reason why a person is told of it as an incident, or not
 */
public record FoldedFinding(Finding finding, @Nullable Long incident, AlertDecision.Reason reason) {

  /**
   * Checks that there is an incident unless it is in the background.
   *
   * @throws IllegalArgumentException if it is the other way round
   */
  public FoldedFinding {
    requireNonNull(finding, "finding");
    if ((incident == null) != (reason == AlertDecision.Reason.ROUTINE)) {
      throw new IllegalArgumentException(reason + " does not go with incident " + incident);
    }
  }
}
