package io.loginsight.core.engine;

import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReplay.Change;
import io.loginsight.api.AlertReplay.Effect;
import io.loginsight.api.AlertReplay.Turned;
import io.loginsight.api.AlertReport;
import io.loginsight.api.Incident;
import io.loginsight.api.RuleUse;
import io.loginsight.core.alert.AlertTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what became of the same alerts without rules and with them.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ReplayComparison {

  private final AlertTable table;
  private final Decisions without;
  private final Decisions with;

  ReplayComparison(AlertTable table, Decisions without, Decisions with) {
    this.table = table;
    this.without = without;
    this.with = with;
  }

  AlertReplay of(AlertReport before, AlertReport after) {
    int[] places = table.byTime();
    List<RuleUse> uses = after.rules();
    long[] heldBack = new long[uses.size()];
    long[] toldOf = new long[uses.size()];
    long overBudget = 0;
    long othersHeldBack = 0;
    long othersToldOf = 0;
    for (int place : places) {
      boolean told = with.reason(place).notifies();
      int rule = with.rule(place);
      if (told == without.reason(place).notifies()) {
        continue;
      }
      if (rule >= 0) {
        (told ? toldOf : heldBack)[rule]++;
      } else if (told) {
        othersToldOf++;
      } else if (with.reason(place) == Reason.OVER_BUDGET) {
        overBudget++;
      } else {
        othersHeldBack++;
      }
    }
    List<Effect> effects = new ArrayList<>(uses.size());
    for (int i = 0; i < uses.size(); i++) {
      String id = uses.get(i).rule().id();
      long absences =
          after.absences().stream().filter(a -> a.told() && a.rule().equals(id)).count();
      effects.add(new Effect(uses.get(i), new Change(heldBack[i], toldOf[i] + absences)));
    }
    return new AlertReplay(
        before,
        after,
        effects,
        overBudget,
        new Change(othersHeldBack, othersToldOf),
        turned(places, before.incidents(), without, with),
        turned(places, after.incidents(), with, without));
  }

  /** Returns the incidents that a person is told of by one side and by no alert of the other. */
  private List<Turned> turned(
      int[] places, List<Incident> incidents, Decisions telling, Decisions other) {
    int[] first = new int[incidents.size() + 1]; // its place, from 1 on
    boolean[] known = new boolean[incidents.size() + 1];
    for (int place : places) {
      int incident = telling.incident(place);
      known[incident] |= other.reason(place).notifies();
      if (first[incident] == 0 && telling.reason(place).notifies()) {
        first[incident] = place + 1;
      }
    }
    List<Turned> turned = new ArrayList<>();
    for (Incident incident : incidents) {
      int number = Math.toIntExact(incident.number());
      if (first[number] > 0 && !known[number]) {
        int place = first[number] - 1;
        turned.add(new Turned(incident, table.alert(place), with.decision(place)));
      }
    }
    return turned;
  }
}
