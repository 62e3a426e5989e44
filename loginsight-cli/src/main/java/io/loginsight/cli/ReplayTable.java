package io.loginsight.cli;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReplay.Change;
import io.loginsight.api.AlertReplay.Effect;
import io.loginsight.api.AlertReplay.Turned;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRule;
import io.loginsight.api.AlertRules;
import io.loginsight.api.RuleUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What rules would have done, as a table. */
final class ReplayTable {

  private static final String ROW = "%-20s  %-6s  %9s  %7s  %9s  %7s  ";
  private static final int BECAUSE_AT = 70;
  private static final int LONGEST_ID = 20;
  private static final int MOST_NAMED = 20;

  private final AlertReplay replay;
  private final AlertRules rules;
  private final Look look;
  private final List<String> rows = new ArrayList<>();

  ReplayTable(AlertReplay replay, AlertRules rules, Look look) {
    this.replay = replay;
    this.rules = rules;
    this.look = look;
  }

  /** Returns the difference in a line, a row for each rule, and the incidents that it is about. */
  List<String> rows() {
    AlertReport with = replay.with();
    AlertReport without = replay.without();
    rows.add(
        look.paint(Look.Tone.HEADING, Numbers.count(with.alerts(), "alert"))
            + (": " + Numbers.count(with.notifications(), "notification"))
            + IncidentTable.perDay(with)
            + (" with the rules; " + Numbers.count(without.notifications()))
            + (IncidentTable.perDay(without) + " without"));
    rows.add("");
    rows.add(
        look.paint(
            Look.Tone.HEADING,
            String.format(ROW, "RULE", "DOES", "MATCHED", "ACTED", "HELD BACK", "TOLD OF")
                + "BECAUSE"));
    replay.effects().forEach(this::row);
    if (rules.budget() != AlertRules.NO_BUDGET) {
      String because = "At most " + rules.budget() + " an hour";
      row("", "budget", "-", "-", new Change(replay.overBudget(), 0), because);
    }
    if (!replay.others().equals(new Change(0, 0))) {
      row("", "others", "-", "-", replay.others(), "By what rules did before");
    }
    turned(replay.lost(), "lost: told of without the rules only", Look.Tone.ALARM);
    turned(replay.gained(), "gained: told of with the rules only", Look.Tone.CALM);
    return rows;
  }

  private void row(Effect effect) {
    RuleUse use = effect.use();
    AlertRule rule = use.rule();
    row(
        rule.id(),
        rule.action().name().toLowerCase(Locale.ROOT),
        Numbers.count(use.matched()),
        Numbers.count(use.acted()),
        effect.change(),
        rule.because());
  }

  private void row(
      String id, String does, String matched, String acted, Change change, String because) {
    rows.add(
        String.format(
                Locale.ROOT,
                ROW,
                look.cut(id, LONGEST_ID),
                does,
                matched,
                acted,
                Numbers.count(change.heldBack()),
                Numbers.count(change.toldOf()))
            + look.cut(Visible.text(because), Math.max(20, look.width() - BECAUSE_AT)));
  }

  private void turned(List<Turned> turned, String how, Look.Tone tone) {
    if (turned.isEmpty()) {
      return;
    }
    rows.add("");
    rows.add(look.paint(tone, Numbers.count(turned.size(), "incident") + " " + how));
    for (Turned one : turned.subList(0, Math.min(turned.size(), MOST_NAMED))) {
      Alert first = one.first();
      String text =
          (IncidentTable.time(first.time()) + "  " + first.type())
              + (first.host().isEmpty() ? "" : " on " + first.host())
              + (", " + why(one.decision()));
      rows.add("  " + look.cut(Visible.text(text), Math.max(40, look.width() - 2)));
    }
    if (turned.size() > MOST_NAMED) {
      rows.add("  and " + Numbers.count(turned.size() - MOST_NAMED) + " more");
    }
  }

  private static String why(AlertDecision decision) {
    return decision.rule() != null
        ? "by " + decision.rule()
        : decision.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
