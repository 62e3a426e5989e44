package io.loginsight.api;

import java.time.Instant;
import java.util.List;

/**
 * Folds alerts into incidents, one after another, and decides on each as it comes.
 *
 * <p><b>Threads:</b> Confined, but for {@link #use}.
 */
public interface IncidentEngine {

  /**
   * Takes the next alert.
   *
   * @param alert in the order of time; one that is earlier than the one before, or has no time, is
   *     taken as if it were of the same time as that
   * @return what became of it
   */
  AlertDecision add(Alert alert);

  /**
   * Has it go by other rules from the next alert on. What was learnt stays, and so does what a rule
   * has counted that is among the new ones unchanged. Any thread may call this.
   *
   * @param rules all of them; {@link AlertRules#NONE} for none
   */
  void use(AlertRules rules);

  /**
   * Says what rules have waited for in vain. Each is said once, until it comes again.
   *
   * @param now what time it is; of the alerts so far, the latest time counts as well
   * @return what was noticed since this was asked last
   */
  List<Absence> absences(Instant now);

  /**
   * Says what the rules have done.
   *
   * @return one for each of the rules, in their order
   */
  List<RuleUse> ruleUses();

  /**
   * Returns what was learnt, to be kept: which types come where and how often, in which company,
   * and what people were told of. Incidents that are open, and what rules have counted, are not in
   * it.
   *
   * @return the same bytes for the same; none if no alert with a time came
   */
  byte[] snapshot();

  /**
   * Adds what another engine has learnt, before the first alert. Several may be added, in any order
   * and also twice: the larger number counts, so that nothing is more usual than it is.
   *
   * @param snapshot what {@link #snapshot} has returned; may be anyone's bytes
   * @throws LogInsightException if it is none of alerts, damaged, or of another version
   * @throws IllegalStateException if an alert came already
   */
  void learn(byte[] snapshot);
}
