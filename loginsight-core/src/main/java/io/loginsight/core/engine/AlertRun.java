package io.loginsight.core.engine;

import io.loginsight.api.Absence;
import io.loginsight.api.Alert;
import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRule;
import io.loginsight.api.AlertRules;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.RuleUse;
import io.loginsight.api.TimeRange;
import io.loginsight.core.alert.AlertReader;
import io.loginsight.core.alert.AlertTable;
import io.loginsight.core.incident.Folder;
import io.loginsight.core.incident.IncidentLog;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.AlertVisitor;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all alerts, folds them in the order of time, and gives them back in the order of the input.
 *
 * <p><b>Threads:</b> Confined.
 */
final class AlertRun {

  private final AlertReader reader;
  private final List<String> names = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private boolean anyRead;

  AlertRun(AlertColumns columns) {
    reader = new AlertReader(columns);
  }

  AlertReport fold(
      List<LogSource> sources,
      SourceOpener opener,
      AlertRules rules,
      @Nullable AlertVisitor visitor) {
    read(sources, opener);
    if (visitor == null) {
      return fold(rules, null);
    }
    Decisions decisions = new Decisions(reader.table().size(), rules);
    AlertReport report = fold(rules, decisions);
    decisions.visit(visitor);
    return report;
  }

  AlertReplay replay(List<LogSource> sources, SourceOpener opener, AlertRules rules) {
    read(sources, opener);
    AlertTable table = reader.table();
    Decisions without = new Decisions(table.size(), AlertRules.NONE);
    Decisions with = new Decisions(table.size(), rules);
    AlertReport before = fold(AlertRules.NONE, without);
    AlertReport after = fold(rules, with);
    return new ReplayComparison(table, without, with).of(before, after);
  }

  private void read(List<LogSource> sources, SourceOpener opener) {
    for (LogSource source : sources) {
      read(source, opener);
    }
    if (!anyRead && reader.table().size() == 0) {
      throw new LogInsightException(
          problems.isEmpty() ? "There is nothing to read" : String.join("\n", problems));
    }
    problems.addAll(reader.problems());
  }

  private AlertReport fold(AlertRules rules, @Nullable Decisions decisions) {
    AlertTable table = reader.table();
    Folder folder = new Folder();
    folder.use(rules);
    IncidentLog log = new IncidentLog();
    for (int place : table.byTime()) {
      Alert alert = table.alert(place);
      AlertDecision decision = folder.add(alert);
      log.add(alert, decision);
      if (decisions != null) {
        decisions.set(place, decision);
      }
    }
    TimeRange when = log.when();
    List<Absence> absences = when == null ? List.of() : folder.absences(when.last());
    List<RuleUse> uses = folder.ruleUses();
    List<String> all = new ArrayList<>(problems);
    uses.forEach(use -> problem(use, all));
    return new AlertReport(names, when, log.reasons(), log.incidents(), uses, absences, all);
  }

  private static void problem(RuleUse use, List<String> problems) {
    AlertRule rule = use.rule();
    if (use.expired()) {
      problems.add(
          ("Rule '" + rule.id() + "' ended at " + rule.until() + "; alerts since then that it ")
              + ("would be about: " + use.late() + ". Remove it, or give it another end"));
    } else if (use.matched() == 0) {
      problems.add(
          ("Rule '" + rule.id() + "' has nothing to say of any alert; look at its texts, which ")
              + "must fit as a whole, at its times, and at its count if it has one");
    }
  }

  private void read(LogSource source, SourceOpener opener) {
    try (InputStream bytes = opener.bytes(source)) {
      names.add(source.name());
      reader.read(source.name(), bytes);
      anyRead = true;
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }
}
