package io.loginsight.core.incident;

import io.loginsight.api.Absence;
import io.loginsight.api.Alert;
import io.loginsight.api.AlertRule;
import io.loginsight.api.AlertRule.Action;
import io.loginsight.api.AlertRules;
import io.loginsight.api.RuleUse;
import io.loginsight.api.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, and what they have counted.
 *
 * <p><b>Threads:</b> Confined.
 */
final class RuleBook {

  /** What the rules say of an alert: how bad it is, and what decides on it, if anything does. */
  record Ruling(@Nullable Severity severity, @Nullable RuleState decides) {

    boolean folds() {
      return decides != null && decides.rule.action() == Action.FOLD;
    }

    boolean isCritical() {
      return severity == Severity.CRITICAL;
    }
  }

  private final AlertRules rules;
  private final List<RuleState> states;

  /**
   * Takes rules.
   *
   * @param before those that were in force; what a rule of them has counted stays. Null if none
   */
  RuleBook(AlertRules rules, @Nullable RuleBook before) {
    this.rules = rules;
    Map<AlertRule, RuleState> known = new HashMap<>();
    if (before != null) {
      before.states.forEach(state -> known.put(state.rule, state));
    }
    states =
        rules.rules().stream()
            .map(rule -> known.containsKey(rule) ? known.get(rule) : new RuleState(rule))
            .toList();
  }

  boolean isOf(AlertRules others) {
    return rules.equals(others); // the same object most of the time
  }

  int budget() {
    return rules.budget();
  }

  /** Returns what they say of an alert, which counts. */
  Ruling ask(Alert alert, double now, @Nullable Instant time) {
    Severity severity = alert.severity();
    RuleState decides = null;
    for (RuleState state : states) {
      if (state.speaksOf(alert, severity, now, time)) {
        Severity rated = rated(state.rule, severity);
        if (rated != severity) {
          severity = rated;
          state.acts();
        }
        boolean isDecision = state.rule.to() == null;
        decides = decides == null && isDecision ? state : decides;
      }
    }
    return new Ruling(severity, decides);
  }

  /** One that nobody rated is below all. */
  private static @Nullable Severity rated(AlertRule rule, @Nullable Severity severity) {
    Severity to = rule.to();
    boolean changes =
        to != null
            && switch (rule.action()) {
              case RAISE -> severity == null || severity.compareTo(to) < 0;
              case LOWER -> severity != null && severity.compareTo(to) > 0;
              case NOTIFY, FOLD -> false;
            };
    return changes ? to : severity;
  }

  /** Adds what did not come. */
  void overdue(Instant time, List<Absence> absences) {
    for (RuleState state : states) {
      Watch watch = state.watch(time);
      Absence absence = watch == null ? null : watch.next(time);
      while (absence != null && watch != null) {
        state.acts();
        absences.add(absence);
        absence = watch.next(time);
      }
    }
  }

  List<RuleUse> uses(@Nullable Instant last) {
    return states.stream().map(state -> state.use(last)).toList();
  }
}
