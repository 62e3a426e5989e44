package io.loginsight.cli;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReport;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SessionVerdict.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sessions that are not as their peers, by what weighs most against them. */
final class SessionTable {

  private static final String ROW = "%8s  %5s  ";
  private static final int NAMED = 3;
  private static final int MOST_CAUSES = 10_000;

  /** What sessions have in common that weighs most against them. */
  private record Cause(String event, int times, boolean lacks) {

    static final Cause OTHER = new Cause("", 0, false);

    static Cause of(SessionVerdict verdict) {
      if (verdict.reasons().isEmpty()) {
        return OTHER;
      }
      SessionReason reason = verdict.reasons().get(0);
      boolean lacks = reason.kind() == SessionReason.Kind.MISSING;
      return new Cause(reason.event(), reason.times(), lacks);
    }

    String text(UnaryOperator<String> template) {
      if (equals(OTHER)) {
        return "for other reasons";
      }
      String often = times == 1 ? "" : " " + times + " times";
      return (lacks ? "lacks" : "has") + often + ": " + Visible.text(template.apply(event));
    }
  }

  /** Sessions of one cause. */
  private static final class Group {
    private final List<String> names = new ArrayList<>(); // the first ones
    private long sessions;
    private double bits; // the most
    private String words = ""; // of the session with the most

    void add(SessionVerdict verdict) {
      sessions++;
      if (names.size() < NAMED) {
        names.add(verdict.session());
      }
      if (verdict.bits() > bits) {
        bits = verdict.bits();
        words = verdict.reasons().isEmpty() ? "" : verdict.reasons().get(0).words();
      }
    }
  }

  private final Map<Cause, Group> groups = new LinkedHashMap<>();

  /** Takes a session if it is an alarm. */
  void add(SessionVerdict verdict) {
    if (verdict.anomalous()) {
      Cause cause = Cause.of(verdict);
      boolean room = groups.size() < MOST_CAUSES || groups.containsKey(cause);
      groups.computeIfAbsent(room ? cause : Cause.OTHER, other -> new Group()).add(verdict);
    }
  }

  /** Returns how many there are, and three rows for each cause, the one with the most first. */
  List<String> rows(SessionReport report, UnaryOperator<String> template, Look look) {
    List<String> rows = new ArrayList<>();
    rows.add(
        look.paint(Look.Tone.HEADING, Numbers.count(report.sessions(), "session"))
            + ": "
            + Numbers.count(report.anomalous())
            + " not as their peers ("
            + Numbers.share(report.anomalous(), report.sessions())
            + "), for "
            + Numbers.count(groups.size(), "reason"));
    String ends = ends(report.ends());
    if (!ends.isEmpty()) {
      rows.add(ends);
    }
    if (groups.isEmpty()) {
      return rows;
    }
    rows.add("");
    rows.add(
        look.paint(Look.Tone.HEADING, String.format(ROW, "SESSIONS", "BITS") + "WHY, AND WHICH"));
    groups.entrySet().stream()
        .sorted(Comparator.comparingLong(group -> -group.getValue().sessions))
        .forEach(group -> add(rows, group.getKey().text(template), group.getValue(), look));
    return rows;
  }

  /** Nothing if all were open to the end. */
  private static String ends(Map<End, Long> ends) {
    List<String> parts = new ArrayList<>();
    ends.forEach(
        (end, sessions) -> {
          switch (end) {
            case OPEN -> {}
            case QUIET -> parts.add(Numbers.count(sessions) + " after a day of quiet");
            case LONG -> parts.add(Numbers.count(sessions) + " after a week");
            case CROWDED -> parts.add(Numbers.count(sessions) + " early, for want of room");
          }
        });
    return parts.isEmpty() ? "" : "Closed before the end: " + String.join(", ", parts);
  }

  private static void add(List<String> rows, String why, Group group, Look look) {
    String start =
        String.format(
            Locale.ROOT,
            ROW,
            Numbers.count(group.sessions),
            String.format(Locale.ROOT, "%.1f", group.bits));
    int room = Math.max(20, look.width() - start.length());
    String indent = " ".repeat(start.length());
    rows.add(start + look.cut(why, room));
    if (!group.words.isEmpty()) {
      rows.add(indent + look.cut(group.words, room));
    }
    String names = Visible.text(String.join(", ", group.names));
    long more = group.sessions - group.names.size();
    rows.add(
        indent
            + look.paint(
                Look.Tone.FAINT,
                look.cut(names + (more > 0 ? " and " + Numbers.count(more) + " more" : ""), room)));
  }
}
