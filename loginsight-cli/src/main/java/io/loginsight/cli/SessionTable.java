package io.loginsight.cli;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
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
import org.jspecify.annotations.Nullable;

/** Sessions that are not as their peers, by what weighs most against them. */
final class SessionTable {

  private static final String ROW = "%8s  %5s  ";
  private static final int NAMED = 3;
  private static final int MOST_CAUSES = 10_000;

  /** What sessions have in common that weighs most against them. */
  private record Cause(Kind kind, String event, int times, String other) {

    static final Cause OTHER = new Cause(Kind.NEW, "", 0, "");

    static Cause of(SessionReason reason) {
      SessionReason.Other other = reason.other();
      boolean count = reason.kind() != Kind.LONG && reason.kind() != Kind.SLOW;
      return new Cause(
          isHaving(reason.kind()) ? Kind.RARE : reason.kind(),
          reason.event(),
          count ? reason.times() : 1,
          other == null ? "" : other.event());
    }
  }

  private static boolean isHaving(Kind kind) {
    return kind == Kind.NEW || kind == Kind.RARE || kind == Kind.OFTEN;
  }

  /** Says what sessions of a reason have in common. */
  private static String text(SessionReason reason, UnaryOperator<String> template) {
    String often = reason.times() == 1 ? "" : " " + reason.times() + " times";
    String start =
        switch (reason.kind()) {
          case NEW, RARE, OFTEN -> "has" + often + ": ";
          case MISSING -> "lacks" + often + ": ";
          case NEW_EDGE, RARE_EDGE -> "goes: ";
          case UNBALANCED -> "has not in the usual ratio: ";
          case LONG -> "has many events, and begins: ";
          case SLOW -> "takes long, and begins: ";
        };
    return start + said(reason, template);
  }

  /** Says what a reason is about: the events in their order. */
  static String said(SessionReason reason, UnaryOperator<String> template) {
    String event = template.apply(reason.event());
    if (reason.other() == null) {
      return event;
    }
    String other = template.apply(reason.other().event());
    return reason.kind() == Kind.UNBALANCED ? event + ", " + other : other + " -> " + event;
  }

  /** Sessions of one cause. */
  private static final class Group {
    private final List<String> names = new ArrayList<>(); // the first ones
    private long sessions;
    private double bits; // the most
    private @Nullable SessionReason reason; // of the session with the most

    void add(SessionVerdict verdict) {
      sessions++;
      if (names.size() < NAMED) {
        names.add(verdict.session());
      }
      if (verdict.bits() > bits) {
        bits = verdict.bits();
        reason = verdict.reasons().isEmpty() ? null : verdict.reasons().get(0);
      }
    }
  }

  private final Map<Cause, Group> groups = new LinkedHashMap<>();

  /** Takes a session if it is an alarm. */
  void add(SessionVerdict verdict) {
    if (verdict.anomalous()) {
      List<SessionReason> reasons = verdict.reasons();
      Cause cause = reasons.isEmpty() ? Cause.OTHER : Cause.of(reasons.get(0));
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
        .forEach(group -> add(rows, why(group, template), group.getValue(), look));
    return rows;
  }

  private static String why(Map.Entry<Cause, Group> group, UnaryOperator<String> template) {
    SessionReason reason = group.getValue().reason;
    return reason == null || group.getKey().equals(Cause.OTHER)
        ? "for other reasons"
        : Visible.text(text(reason, template));
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
    if (group.reason != null) {
      rows.add(indent + look.cut(group.reason.words(), room));
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
