package io.loginsight.cli;

import io.loginsight.cli.Look.Tone;
import io.loginsight.lab.Backtest;
import io.loginsight.lab.Backtest.Curve;
import io.loginsight.lab.Backtest.Notification;
import io.loginsight.lab.Backtest.Outcome;
import io.loginsight.lab.Backtest.Score;
import io.loginsight.lab.PastIncident;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What would have been told of a past, for a terminal. */
final class BacktestTable {

  private static final int INCIDENTS = 20;
  private static final double[] A_DAY = {0.5, 1, 2, 5, 10, 20, Double.POSITIVE_INFINITY};

  private final Backtest backtest;
  private final Look look;
  private final List<String> rows = new ArrayList<>();

  BacktestTable(Backtest backtest, Look look) {
    this.backtest = backtest;
    this.look = look;
  }

  List<String> rows() {
    Backtest.Setup setup = backtest.setup();
    Score own = backtest.own();
    rows.add(
        look.paint(Tone.HEADING, "Caught")
            + String.format(
                Locale.ROOT,
                ": %d of %s with %s, %.1f a day, of which %.1f are false",
                own.caught(),
                Numbers.count(backtest.outcomes().size(), "incident"),
                Numbers.count(own.notifications(), "notification"),
                backtest.aDay((double) own.notifications()),
                backtest.aDay((double) own.falseOnes())));
    faint(
        backtest.window().first().truncatedTo(ChronoUnit.SECONDS)
            + (" to " + backtest.window().last().truncatedTo(ChronoUnit.SECONDS))
            + (" in " + Numbers.count(setup.steps(), "step"))
            + (" of " + Numbers.duration(setup.step()))
            + (", each judged by " + Numbers.duration(setup.history()) + " before"));
    if (!backtest.outside().isEmpty()) {
      String names =
          String.join(", ", backtest.outside().stream().map(PastIncident::name).toList());
      add(Numbers.count(backtest.outside().size(), "incident") + " not in the logs: " + names);
    }
    addScores();
    addChoices();
    addIncidents();
    return rows;
  }

  private void addScores() {
    rows.add("");
    faint(name("") + " A DAY  FALSE/DAY   CAUGHT  AGAINST OWN DETECTION");
    Integer budget = backtest.setup().budget();
    add("Log Insight" + (budget == null ? "" : ", " + budget + " a day at most"), backtest.own());
    add(Numbers.count((long) backtest.errors().limit()) + " errors a step", backtest.errors());
    rows.add(
        name("as many at random")
            + String.format(
                Locale.ROOT,
                "%6.1f  %9s  %7s  -",
                backtest.aDay((double) backtest.own().notifications()),
                "-",
                String.format(
                    Locale.ROOT, "%.1f/%d", backtest.byChance(), backtest.outcomes().size())));
  }

  private void add(String name, Score score) {
    Double lead = score.medianLead().value();
    rows.add(
        name(name)
            + String.format(
                Locale.ROOT,
                "%6.1f  %9.1f  %7s  %s",
                backtest.aDay((double) score.notifications()),
                backtest.aDay((double) score.falseOnes()),
                score.caught() + "/" + backtest.outcomes().size(),
                lead == null ? "-" : against(Duration.ofSeconds(Math.round(lead)))));
  }

  private void addChoices() {
    rows.add("");
    StringBuilder head = new StringBuilder(name("CAUGHT BY AT MOST"));
    for (double aDay : A_DAY) {
      head.append(cell(any(aDay)));
    }
    faint(head + "  a day");
    for (Curve curve : backtest.curves()) {
      StringBuilder row = new StringBuilder(name(curve.policy()));
      for (double aDay : A_DAY) {
        Score score = curve.within(aDay * backtest.days());
        row.append(cell(score == null ? "0" : String.valueOf(score.caught())));
      }
      rows.add(row.toString());
    }
  }

  private void addIncidents() {
    rows.add("");
    faint(
        name("INCIDENT")
            + String.format("%-20s  %-14s  %-14s  %s", "START", "TOLD", "DETECTED", "CAUSE"));
    List<Outcome> outcomes = backtest.outcomes();
    for (Outcome outcome : outcomes.subList(0, Math.min(INCIDENTS, outcomes.size()))) {
      Notification by = outcome.caughtBy();
      Duration lead = outcome.lead();
      add(
          name(outcome.incident().name())
              + String.format(
                  "%-20s  %-14s  %-14s  %s",
                  outcome.incident().start().truncatedTo(ChronoUnit.SECONDS),
                  by == null
                      ? "missed"
                      : against(Duration.between(by.at(), outcome.incident().start())),
                  lead == null ? "-" : against(lead),
                  cause(outcome)));
    }
    if (outcomes.size() > INCIDENTS) {
      rows.add("and " + Numbers.count(outcomes.size() - INCIDENTS) + " more: add --json OUT");
    }
  }

  private static String any(double aDay) {
    return Double.isInfinite(aDay)
        ? "any"
        : String.format(Locale.ROOT, aDay < 1 ? "%.1f" : "%.0f", aDay);
  }

  private static String cause(Outcome outcome) {
    boolean isKnown =
        !outcome.incident().service().isEmpty() || !outcome.incident().cause().isEmpty();
    if (outcome.caughtBy() == null || !isKnown) {
      return "-";
    }
    return outcome.rank() == null ? "not named" : "rank " + outcome.rank();
  }

  /** Returns how long before a point in time something was; after, if it is negative. */
  private static String against(Duration before) {
    return before.isZero()
        ? "as soon"
        : Numbers.duration(rounded(before.abs())) + (before.isNegative() ? " after" : " before");
  }

  /** To minutes: a step is no shorter. */
  private static Duration rounded(Duration duration) {
    return Duration.ofMinutes(Math.max(1, Math.round(duration.toSeconds() / 60.0)));
  }

  private String name(String name) {
    return Look.pad(look.cut(Visible.text(name), 29), 31);
  }

  private static String cell(String text) {
    return Look.padStart(text, 6);
  }

  private void add(String row) {
    rows.add(look.cut(Visible.text(row), look.width()));
  }

  private void faint(String text) {
    rows.add(look.paint(Tone.FAINT, look.cut(text, look.width())));
  }
}
