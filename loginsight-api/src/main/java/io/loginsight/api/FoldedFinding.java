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
 * @param prior what people have said of its like; null if nobody has said anything
 */
public record FoldedFinding(
    Finding finding, @Nullable Long incident, AlertDecision.Reason reason, @Nullable Prior prior) {

  /**
   * Checks that there is an incident unless it is in the background.
   *
   * @throws IllegalArgumentException if it is the other way round
   */
  public FoldedFinding {
    requireNonNull(finding, "finding");
    if ((incident == null) != reason.isInBackground()) {
      throw new IllegalArgumentException(reason + " does not go with incident " + incident);
    }
  }

  /**
   * What became of a finding of whose like nobody has said anything.
   *
   * @param finding as an analyzer has reported it
   * @param incident the number of its incident; null if it is part of the background
   * @param reason why a person is told of it, or not
   */
  public FoldedFinding(Finding finding, @Nullable Long incident, AlertDecision.Reason reason) {
    this(finding, incident, reason, null);
  }
}
