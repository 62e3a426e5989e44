package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * What a rule has done.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param rule the rule
 * @param matched of so many alerts it said something while it held: they match, and the condition,
 *     if there is one, is fulfilled
 * @param acted the decisions on so many alerts name it, or so many changed their severity by it; or
 *     how often it noticed that nothing came
 * @param late so many alerts matched it after its end
 * @param expired whether its end is not after the last alert
 */
public record RuleUse(AlertRule rule, long matched, long acted, long late, boolean expired) {

  /** Checks that there is a rule. */
  public RuleUse {
    requireNonNull(rule, "rule");
  }
}
