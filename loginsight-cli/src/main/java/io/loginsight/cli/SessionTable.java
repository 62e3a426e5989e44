package io.loginsight.cli;

import io.loginsight.api.SessionVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sessions that are not as their peers, by what weighs most against them. */
final class SessionTable {

  private static final String ROW = "%8s  %5s  ";
  private static final int NAMED = 3;

  /** What sessions have in common that weighs most against them. */
  private record Reason(String event, int times, boolean lacks) {

    static Reason of(SessionVerdict verdict) {
      return new Reason(String.valueOf(verdict.event()), verdict.times(), verdict.lacks());
    }

    String text(UnaryOperator<String> template) {
      String often = times == 1 ? "" : " " + times + " times";
      return (lacks ? "lacks" : "has") + often + ": " + Visible.text(template.apply(event));
    }
  }

  private SessionTable() {}

  /** Returns how many there are, and two rows for each reason, the one with the most first. */
  static List<String> of(List<SessionVerdict> verdicts, UnaryOperator<String> template, Look look) {
    Map<Reason, List<SessionVerdict>> byReason =
        verdicts.stream()
            .filter(SessionVerdict::anomalous)
            .collect(Collectors.groupingBy(Reason::of, LinkedHashMap::new, Collectors.toList()));
    long anomalous = byReason.values().stream().mapToLong(List::size).sum();
    List<String> rows = new ArrayList<>();
    rows.add(
        look.paint(Look.Tone.HEADING, Numbers.count(verdicts.size(), "session"))
            + ": "
            + Numbers.count(anomalous)
            + " not as their peers ("
            + Numbers.share(anomalous, verdicts.size())
            + "), for "
            + Numbers.count(byReason.size(), "reason"));
    if (byReason.isEmpty()) {
      return rows;
    }
    rows.add("");
    rows.add(
        look.paint(Look.Tone.HEADING, String.format(ROW, "SESSIONS", "BITS") + "WHY, AND WHICH"));
    byReason.entrySet().stream()
        .sorted(Comparator.comparingInt(reason -> -reason.getValue().size()))
        .forEach(reason -> add(rows, reason.getKey().text(template), reason.getValue(), look));
    return rows;
  }

  private static void add(List<String> rows, String why, List<SessionVerdict> sessions, Look look) {
    double most = sessions.stream().mapToDouble(SessionVerdict::bits).max().orElse(0);
    String start =
        String.format(
            Locale.ROOT,
            ROW,
            Numbers.count(sessions.size()),
            String.format(Locale.ROOT, "%.1f", most));
    int room = Math.max(20, look.width() - start.length());
    rows.add(start + look.cut(why, room));
    String names =
        sessions.stream()
            .limit(NAMED)
            .map(SessionVerdict::session)
            .map(Visible::text)
            .collect(Collectors.joining(", "));
    String more =
        sessions.size() > NAMED ? " and " + Numbers.count(sessions.size() - NAMED) + " more" : "";
    rows.add(
        " ".repeat(start.length()) + look.paint(Look.Tone.FAINT, look.cut(names + more, room)));
  }
}
