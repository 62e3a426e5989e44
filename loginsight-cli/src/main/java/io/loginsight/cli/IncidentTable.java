package io.loginsight.cli;

import io.loginsight.api.Absence;
import io.loginsight.api.AlertReport;
import io.loginsight.api.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Incidents as a table, those of which a person is told. */
final class IncidentTable {

  private static final String ROW = "%8s  %-19s  %-9s  %7s  %4s  ";
  private static final int TYPES_AT = 57;
  private static final int NAMED_HOSTS = 3;
  private static final int NAMED_TYPES = 4;
  private static final int MOST_ABSENCES = 20;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private IncidentTable() {}

  /** Returns what became of the alerts in a line, and a row for each incident. */
  static List<String> of(AlertReport report, Look look) {
    List<String> rows = new ArrayList<>();
    List<Incident> told =
        report.incidents().stream().filter(incident -> incident.notified() > 0).toList();
    rows.add(
        look.paint(Look.Tone.HEADING, Numbers.count(report.alerts(), "alert"))
            + ": "
            + Numbers.count(report.notifications(), "notification")
            + " of "
            + Numbers.count(told.size(), "incident")
            + perDay(report));
    if (!told.isEmpty()) {
      incidents(told, look, rows);
    }
    absences(report, look, rows);
    return rows;
  }

  private static void incidents(List<Incident> told, Look look, List<String> rows) {
    rows.add("");
    rows.add(
        look.paint(
            Look.Tone.HEADING,
            String.format(ROW, "INCIDENT", "FROM", "FOR", "ALERTS", "BITS") + "TYPES AND HOSTS"));
    for (Incident incident : told) {
      rows.add(row(incident, look));
    }
  }

  private static void absences(AlertReport report, Look look, List<String> rows) {
    List<Absence> told = report.absences().stream().filter(Absence::told).toList();
    if (told.isEmpty()) {
      return;
    }
    rows.add("");
    rows.add(look.paint(Look.Tone.HEADING, "NOTHING CAME SINCE   RULE"));
    for (Absence absence : told.subList(0, Math.min(told.size(), MOST_ABSENCES))) {
      String of = absence.of().isEmpty() ? "" : " of " + absence.of();
      String text = time(absence.since()) + "  " + absence.rule() + of;
      rows.add(look.cut(Visible.text(text), Math.max(40, look.width())));
    }
    if (told.size() > MOST_ABSENCES) {
      rows.add("and " + Numbers.count(told.size() - MOST_ABSENCES) + " more");
    }
  }

  static String time(@Nullable Instant time) {
    return time == null ? "-" : DATE_TIME.format(time);
  }

  /** Returns how many notifications a day there are, behind a comma; empty within the first day. */
  static String perDay(AlertReport report) {
    if (report.when() == null || report.when().duration().compareTo(Duration.ofDays(1)) < 0) {
      return "";
    }
    double days = report.when().duration().toSeconds() / 86_400.0;
    return String.format(Locale.ROOT, ", %.1f a day", report.notifications() / days);
  }

  private static String row(Incident incident, Look look) {
    Instant from = incident.when() == null ? null : incident.when().first();
    String text =
        String.format(
            Locale.ROOT,
            ROW,
            incident.number(),
            time(from),
            incident.when() == null ? "-" : Numbers.duration(incident.when().duration()),
            Numbers.count(incident.alerts()),
            Math.round(incident.bits()));
    String names =
        names(incident.types(), NAMED_TYPES) + " on " + names(incident.hosts(), NAMED_HOSTS);
    return text + look.cut(Visible.text(names), Math.max(20, look.width() - TYPES_AT));
  }

  private static String names(List<Incident.Counted> names, int most) {
    String named =
        names.stream().limit(most).map(Incident.Counted::name).collect(Collectors.joining(", "));
    int more = names.size() - most;
    return named.isEmpty() ? "-" : more > 0 ? named + " and more" : named;
  }
}
