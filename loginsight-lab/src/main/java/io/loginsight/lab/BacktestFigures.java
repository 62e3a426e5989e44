package io.loginsight.lab;

import io.loginsight.api.Figure;
import io.loginsight.api.Figures;
import io.loginsight.api.TimeRange;
import io.loginsight.lab.Backtest.Curve;
import io.loginsight.lab.Backtest.Notification;
import io.loginsight.lab.Backtest.Outcome;
import io.loginsight.lab.Backtest.Score;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes of a {@link Backtest} something to look at. */
final class BacktestFigures {

  /** A person looks at so many rows. */
  private static final int ROWS = 100;

  private static final int SPANS = 500;

  /** So much of a title leaves room for the other columns. */
  private static final int TITLE_CHARS = 60;

  private static final double[] A_DAY = {0.5, 1, 2, 3, 5, 10, 20, Double.POSITIVE_INFINITY};

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Backtest backtest;
  private final int incidents;

  BacktestFigures(Backtest backtest) {
    this.backtest = backtest;
    this.incidents = backtest.outcomes().size();
  }

  Figures figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(curve());
    figures.add(choices());
    figures.add(scores());
    figures.add(outcomes());
    figures.add(timeline());
    figures.add(notifications());
    return new Figures("Backtest", headline(), lead(), notices(), figures);
  }

  private String headline() {
    Score own = backtest.own();
    return String.format(
        Locale.ROOT,
        "%,d of %s caught with %.1f notifications a day, of which %.1f are false",
        own.caught(),
        count(incidents, "incident"),
        backtest.aDay((double) own.notifications()),
        backtest.aDay((double) own.falseOnes()));
  }

  private String lead() {
    Backtest.Setup setup = backtest.setup();
    String budget =
        setup.budget() == null
            ? ""
            : " No more than " + setup.budget() + " are told within 24 hours.";
    return String.format(
        Locale.ROOT,
        "%s, from %s to %s UTC, were replayed in %s of %s. Each was judged at its end, by the %s"
            + " before it and by nothing that came later.%s A notification counts for an incident if"
            + " what it tells of begins with it, or at most %s before it, and it is told before the"
            + " incident is over for as long; an incident whose end is not known"
            + " is taken to last that long.%s",
        backtest.days() < 2
            ? words(Duration.ofMillis(Math.round(backtest.days() * 86_400_000)))
            : String.format(Locale.ROOT, "%.1f days", backtest.days()),
        TIME.format(backtest.window().first()),
        TIME.format(backtest.window().last()),
        count(setup.steps(), "step"),
        words(setup.step()),
        words(setup.history()),
        budget,
        words(setup.tolerance()),
        backtest.days() < 1 ? " Of less than a day, what comes a day is extrapolated." : "");
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (!backtest.outside().isEmpty()) {
      notices.add(
          "Not in the logs, and not counted: "
              + String.join(", ", backtest.outside().stream().map(PastIncident::name).toList()));
    }
    notices.addAll(backtest.problems());
    return notices;
  }

  /** What the errors need beyond what anybody would bear is left out. */
  private Figure curve() {
    double widest =
        backtest.curves().stream()
            .limit(backtest.curves().size() - 1L)
            .flatMap(curve -> curve.scores().stream())
            .mapToDouble(score -> backtest.aDay((double) score.notifications()))
            .max()
            .orElse(1);
    double most = Math.max(2, 1.5 * widest);
    List<Figure.Line> lines = new ArrayList<>();
    for (Curve curve : backtest.curves()) {
      List<Figure.Spot> spots = new ArrayList<>();
      for (Score score : curve.scores()) {
        double aDay = backtest.aDay((double) score.notifications());
        if (aDay <= most) {
          spots.add(new Figure.Spot(aDay, (double) score.caught(), said(curve, score)));
        }
      }
      String hidden = spots.size() < curve.scores().size() ? " (goes on to the right)" : "";
      lines.add(new Figure.Line(curve.policy() + hidden, spots));
    }
    return new Figure.Steps(
        "How much must be told to catch how much",
        "Choose a height, and read below it what it costs. \"The first N a day\" can be followed as"
            + " it is. A threshold is the one that turns out best on this past, which nobody knows"
            + " in advance; that is so of the errors, too. Point at a dot for its limit.",
        "notifications a day",
        "incidents caught",
        lines);
  }

  private String said(Curve curve, Score score) {
    return String.format(
        Locale.ROOT,
        "%s %s: %,d caught, %.1f a day, %.1f of them false",
        curve.limit(),
        limit(score.limit()),
        score.caught(),
        backtest.aDay((double) score.notifications()),
        backtest.aDay((double) score.falseOnes()));
  }

  private Figure choices() {
    List<String> columns = new ArrayList<>(List.of("Notifications a day, at most"));
    backtest.curves().forEach(curve -> columns.add(curve.policy()));
    List<List<String>> rows = new ArrayList<>();
    for (double aDay : A_DAY) {
      List<String> row = new ArrayList<>(List.of(Double.isFinite(aDay) ? limit(aDay) : "any"));
      for (Curve curve : backtest.curves()) {
        Score score = curve.within(aDay * backtest.days());
        row.add(score == null ? "0" : score.caught() + " (" + limit(score.limit()) + ")");
      }
      rows.add(row);
    }
    return new Figure.Table(
        "What can be chosen",
        "How many incidents are caught, of "
            + incidents
            + ", if on average so many notifications a day are borne; in brackets with which limit:"
            + " how many within 24 hours, the least urgency, the least surprise in bits, the least"
            + " number of errors in a step.",
        columns,
        rows);
  }

  private Figure scores() {
    Score errors = backtest.errors();
    List<List<String>> rows =
        List.of(
            row(
                backtest.setup().budget() == null
                    ? "Log Insight"
                    : "Log Insight, " + backtest.setup().budget() + " a day at most",
                backtest.own()),
            row("From " + limit(errors.limit()) + " errors a step on", errors),
            List.of(
                "As many at random times",
                limit(backtest.aDay((double) backtest.own().notifications())),
                "-",
                String.format(Locale.ROOT, "%.1f of %d", backtest.byChance(), incidents),
                "-"));
    return new Figure.Table(
        "Beside what is simpler",
        "Told is that an incident has begun, or that the errors of a step have risen to the limit. That"
            + " is the one that does best on this past without telling more; if there is none, the"
            + " one that tells least.",
        List.of(
            "",
            "Notifications a day",
            "False a day",
            "Incidents caught",
            "Median against detection"),
        rows);
  }

  private List<String> row(String name, Score score) {
    Double lead = score.medianLead().value();
    return List.of(
        name,
        limit(backtest.aDay((double) score.notifications())),
        limit(backtest.aDay((double) score.falseOnes())),
        score.caught() + " of " + incidents,
        lead == null ? "-" : against(Duration.ofMillis(Math.round(lead * 1e3))));
  }

  private Figure outcomes() {
    List<List<String>> rows = new ArrayList<>();
    for (Outcome outcome : backtest.outcomes().subList(0, Math.min(ROWS, incidents))) {
      PastIncident incident = outcome.incident();
      Notification by = outcome.caughtBy();
      Duration lead = outcome.lead();
      rows.add(
          List.of(
              incident.name(),
              TIME.format(incident.start()),
              by == null ? "missed" : "caught",
              by == null ? "-" : since(incident.start(), by.at()),
              lead == null ? "-" : against(lead),
              rank(outcome),
              outcome.isShown() == null ? "-" : outcome.isShown() ? "shown" : "not shown",
              by == null ? "-" : cut(by.title())));
    }
    return new Figure.Table(
        "Your incidents",
        "The rank is that of the true cause among the hypotheses when it was told; a step lasts "
            + words(backtest.setup().step())
            + ", so no time is more exact than that."
            + more(incidents),
        List.of(
            "Incident",
            "Start (UTC)",
            "Outcome",
            "Told",
            "Against detection",
            "Rank of cause",
            "Causal line",
            "What was told"),
        rows);
  }

  static String rank(Outcome outcome) {
    if (outcome.caughtBy() == null || !outcome.incident().namesCause()) {
      return "-";
    }
    int of = outcome.caughtBy().services().size();
    return outcome.rank() == null ? "none of " + of : outcome.rank() + " of " + of;
  }

  private Figure timeline() {
    List<Figure.Span> own = new ArrayList<>();
    for (Outcome outcome : backtest.outcomes()) {
      PastIncident incident = outcome.incident();
      Instant end = incident.lastedUntil(backtest.setup().tolerance());
      String text = incident.name() + (outcome.caughtBy() == null ? ", missed" : ", caught");
      own.add(new Figure.Span(new TimeRange(incident.start(), end), text, null));
    }
    List<Figure.Span> right = new ArrayList<>();
    List<Figure.Span> wrong = new ArrayList<>();
    for (Notification one : backtest.notifications()) {
      Figure.Span span =
          new Figure.Span(
              new TimeRange(one.at().minus(backtest.setup().step()), one.at().minusNanos(1)),
              one.title(),
              one.severity());
      (one.incidents().isEmpty() ? wrong : right).add(span);
    }
    return new Figure.Timeline(
        "Over time",
        "All times are UTC." + (incidents > SPANS ? " The first " + SPANS + " are shown." : ""),
        backtest.window(),
        List.of(
            new Figure.Lane("your incidents", first(own)),
            new Figure.Lane("told, right", first(right)),
            new Figure.Lane("told, false", first(wrong))));
  }

  private static List<Figure.Span> first(List<Figure.Span> spans) {
    return spans.subList(0, Math.min(SPANS, spans.size()));
  }

  private Figure notifications() {
    List<List<String>> rows = new ArrayList<>();
    List<Notification> all = backtest.notifications();
    for (Notification one : all.subList(0, Math.min(ROWS, all.size()))) {
      rows.add(
          List.of(
              TIME.format(one.at()),
              one.incidents().isEmpty() ? "false" : String.join(", ", one.incidents()),
              one.severity().name(),
              limit(one.urgency()),
              limit(one.bits()),
              one.services().isEmpty() ? "-" : one.services().get(0),
              cut(one.title())));
    }
    return new Figure.Table(
        "What would have been told",
        "As it was known at that time. Also what counts as false may have been something: nobody"
            + " wrote it down."
            + more(all.size()),
        List.of("At (UTC)", "Incident", "Severity", "Urgency", "Bits", "Likeliest cause", "Title"),
        rows);
  }

  private static String cut(String title) {
    return title.length() <= TITLE_CHARS ? title : title.substring(0, TITLE_CHARS) + "…";
  }

  private static String more(int all) {
    return all > ROWS ? " Not shown: " + (all - ROWS) + " more." : "";
  }

  private static String since(Instant start, Instant told) {
    return told.isBefore(start)
        ? words(Duration.between(told, start)) + " before its start"
        : words(Duration.between(start, told)) + " after its start";
  }

  /** Says how long before people noticed it themselves. */
  static String against(Duration lead) {
    return lead.isZero()
        ? "as soon"
        : words(lead.abs()) + (lead.isNegative() ? " after" : " before");
  }

  /** A limit is shown as exactly as people write one. */
  static String limit(double limit) {
    return limit == Math.rint(limit)
        ? String.format(Locale.ROOT, "%,.0f", limit)
        : String.format(Locale.ROOT, "%,.1f", limit);
  }

  private static String count(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s", n, noun + (n == 1 ? "" : "s"));
  }

  /** Returns {@code 90 s}, {@code 12 min}, {@code 3 h 20 min}, {@code 2 d}. */
  static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120 && seconds % 60 != 0) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 120) {
      return minutes + " min";
    }
    if (minutes < 48 * 60) {
      return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
    long hours = minutes / 60;
    return hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
  }
}
