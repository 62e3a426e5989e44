package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * That alerts which a rule waits for did not come. There is no alert to tell of, so it stands for
 * itself.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param rule the id of the rule
 * @param of the parts by which the rule tells alerts apart, with commas between them; empty if it
 *     does not
 * @param since when one came last, or the rule began to wait
 * @param overdue when the rule had waited long enough
 * @param told whether a person is told; if not, the budget was used up
 */
public record Absence(String rule, String of, Instant since, Instant overdue, boolean told) {

  /** Checks that nothing is null. */
  public Absence {
    requireNonNull(rule, "rule");
    requireNonNull(of, "of");
    requireNonNull(since, "since");
    requireNonNull(overdue, "overdue");
  }
}
