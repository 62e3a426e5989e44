package io.loginsight.cli;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Concentration;
import io.loginsight.api.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Causes for a terminal: the first ones, each with what speaks for it. */
final class CauseTable {

  private static final int SHOWN = 5;
  private static final int MOST_EVIDENCE = 3;
  private static final int STATEMENT_LINES = 3;
  private static final String INDENT = "     ";

  private CauseTable() {}

  /** Returns the verdict in a line, and some lines for each hypothesis. */
  static List<String> of(CauseReport report, Look look) {
    List<String> rows = new ArrayList<>();
    rows.add(look.paint(Look.Tone.HEADING, verdict(report)));
    for (Cause cause : report.causes().subList(0, Math.min(SHOWN, report.causes().size()))) {
      rows.add("");
      add(rows, cause, look);
    }
    int more = report.causes().size() - SHOWN;
    if (more > 0) {
      rows.add("");
      rows.add("and " + Numbers.count(more, "less likely service"));
    }
    addShared(rows, report.concentrations(), look);
    if (!report.missing().isEmpty()) {
      rows.add("");
      report.missing().forEach(missing -> rows.add("Missing: " + Visible.text(missing)));
    }
    return rows;
  }

  private static String verdict(CauseReport report) {
    String events = " (" + Numbers.count(report.events(), "event") + " looked at)";
    if (report.causes().isEmpty()) {
      return "Inconclusive: nothing is as it was not before" + events;
    }
    String first = Visible.text(report.causes().get(0).service());
    if (report.conclusive()) {
      return "The cause is most likely " + first + events;
    }
    return report.causes().size() == 1
        ? "Inconclusive: little speaks for " + first + events
        : "Inconclusive: "
            + (first + " and " + Visible.text(report.causes().get(1).service()))
            + " are rivals"
            + events;
  }

  private static void add(List<String> rows, Cause cause, Look look) {
    String terms =
        cause.terms().entrySet().stream()
            .map(term -> term.getKey() + " " + number(term.getValue()))
            .collect(Collectors.joining(", "));
    rows.add(
        String.format(Locale.ROOT, "%3d. ", cause.rank())
            + look.paint(Look.Tone.HEADING, Visible.text(cause.service()))
            + "  "
            + number(cause.score())
            + "  ("
            + terms
            + ")");
    int room = Math.max(20, look.width() - INDENT.length());
    for (Evidence evidence :
        cause.evidence().subList(0, Math.min(MOST_EVIDENCE, cause.evidence().size()))) {
      for (String line : look.wrap(Visible.text(evidence.statement()), room, STATEMENT_LINES)) {
        rows.add(INDENT + line);
      }
      String numbers = "  " + evidence.observed() + "; " + evidence.expected() + "  ";
      String where = evidence.events().get(0).toString();
      int left = Math.max(room / 3, room - Look.columnsOf(numbers));
      String shown = look.cut(Visible.text(numbers), room - room / 3);
      rows.add(
          INDENT + look.paint(Look.Tone.FAINT, shown + look.cutStart(Visible.text(where), left)));
    }
  }

  private static void addShared(List<String> rows, List<Concentration> shared, Look look) {
    if (shared.isEmpty()) {
      return;
    }
    rows.add("");
    rows.add(look.paint(Look.Tone.HEADING, "What the failures share"));
    int room = Math.max(20, look.width() - INDENT.length());
    for (Concentration one : shared) {
      String what = Visible.text(one.place() + " = " + one.value());
      look.wrap(what, room, STATEMENT_LINES).forEach(line -> rows.add(INDENT + line));
      String numbers =
          "  "
              + (of(one.failing(), one.ofFailing()) + " failing; ")
              + (of(one.others(), one.ofOthers()) + " others  ");
      String where = look.cutStart(Visible.text(one.events().get(0).toString()), room / 3);
      rows.add(INDENT + look.paint(Look.Tone.FAINT, look.cut(numbers, room - room / 3) + where));
    }
  }

  private static String of(long some, long all) {
    return Math.round(100.0 * some / all) + " % of " + all;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
