package io.loginsight.lab;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.lab.Backtest.Curve;
import io.loginsight.lab.Backtest.Notification;
import io.loginsight.lab.Backtest.Outcome;
import io.loginsight.lab.Backtest.Score;
import io.loginsight.lab.Backtest.Setup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Replays a past step by step, each judged by what came before its end alone, and says what people
 * would have been told, beside a threshold on the rate of errors.
 *
 * <pre>{@code
 * Backtester past = new Backtester(incidents, Backtester.Options.DEFAULT);
 * insight.analyzeEach(List.of("logs"), past::windows, past::visit);
 * Backtest result = past.result();
 * }</pre>
 *
 * <p>An incident of a report is told of when it is there for the first time and has not been over
 * for ten minutes; if it is there again in a later report, it is known. What is found of a time
 * that is over is not told.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Backtester {

  /** A past is cut into so many steps at most, if nobody says how long they are. */
  private static final int STEPS = 300;

  private static final int MOST_STEPS = 100_000;

  private static final int MOST_PROBLEMS = 100;

  private static final int[] BUDGETS = {1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50};

  private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440};

  /**
   * How to replay.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param step whole minutes; null for the shortest of some with which there are 300 steps at most
   * @param history so much of what came before is looked at; at least a step
   * @param tolerance how long an incident lasts whose end is not known; what begins so long before
   *     an incident, and is told so long after its end at most, is told of it
   * @param budget so many notifications are told within 24 hours at most; null for all
   */
  public record Options(
      @Nullable Duration step, Duration history, Duration tolerance, @Nullable Integer budget) {

    /** A day of history, half an hour of tolerance, no budget. */
    public static final Options DEFAULT =
        new Options(null, Duration.ofDays(1), Duration.ofMinutes(30), null);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them makes no sense
     */
    public Options {
      if (step != null && (step.toMinutes() < 1 || !step.equals(minutes(step.toMinutes())))) {
        throw new IllegalArgumentException("step must be whole minutes above 0, got " + step);
      }
      if (history.compareTo(step == null ? minutes(1) : step) < 0) {
        throw new IllegalArgumentException("history must be a step at least, got " + history);
      }
      if (tolerance.isNegative()) {
        throw new IllegalArgumentException("tolerance must be 0 or more, got " + tolerance);
      }
      if (budget != null && budget < 1) {
        throw new IllegalArgumentException("budget must be 1 or more, got " + budget);
      }
    }
  }

  private final PastIncidents past;
  private final Options options;
  private final List<PastIncident> outside = new ArrayList<>();
  private final List<Instant> ends = new ArrayList<>(); // of the steps
  private final KnownIncidents known = new KnownIncidents();
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Page> errors = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private Duration step = Duration.ofMinutes(1);
  private PastMatches matches = new PastMatches(List.of(), Duration.ZERO, step);
  private @Nullable TimeRange window;
  private int visited;
  private double errorsBefore = -1;

  /** How an incident looked when it mattered more than ever before. */
  private record Sighting(Page page, Notification shown, Map<Integer, PastMatches.Named> named) {}

  /**
   * Begins.
   *
   * @param past what people know
   * @param options how to replay
   */
  public Backtester(PastIncidents past, Options options) {
    this.past = past;
    this.options = options;
    problems.addAll(past.problems());
  }

  /**
   * Says of which stretches of time there must be reports.
   *
   * @param whole what there is
   * @return the history up to the end of each step
   * @throws LogInsightException if no event has a time, or there are too many steps
   */
  public List<TimeRange> windows(Report whole) {
    TimeRange logs = whole.chunk().window();
    if (logs == null) {
      throw new LogInsightException("No event of the logs has a time");
    }
    window = logs;
    problems.addAll(whole.problems());
    step = options.step() == null ? fitting(logs) : options.step();
    long seconds = step.toSeconds();
    long first = Math.floorDiv(logs.first().getEpochSecond(), seconds);
    long last = Math.floorDiv(logs.last().getEpochSecond(), seconds);
    if (last - first >= MOST_STEPS) {
      throw new LogInsightException(
          ("There are "
                  + (last - first + 1)
                  + " steps of "
                  + BacktestFigures.words(step)
                  + " from ")
              + (logs.first() + " to " + logs.last() + "; take longer ones, or fewer logs"));
    }
    List<PastIncident> incidents = new ArrayList<>();
    for (PastIncident one : past.all()) {
      boolean isIn =
          !one.start().isAfter(logs.last())
              && !one.lastedUntil(options.tolerance()).isBefore(logs.first());
      (isIn ? incidents : outside).add(one);
    }
    matches = new PastMatches(incidents, options.tolerance(), step);
    List<TimeRange> windows = new ArrayList<>();
    Duration history = options.history().compareTo(step) < 0 ? step : options.history();
    for (long i = first; i <= last; i++) {
      Instant end = Instant.ofEpochSecond((i + 1) * seconds);
      ends.add(end);
      windows.add(new TimeRange(end.minus(history), end.minusNanos(1)));
    }
    return windows;
  }

  private static Duration fitting(TimeRange logs) {
    for (int length : MINUTES) {
      if (logs.duration().dividedBy(minutes(length)) < STEPS) {
        return minutes(length);
      }
    }
    long days = logs.duration().toDays() / STEPS + 1;
    return Duration.ofDays(days);
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  /**
   * Takes what is known at the end of the next step.
   *
   * @param report the report of the stretch
   */
  public void visit(Report report) {
    Instant end = ends.get(visited++);
    for (String problem : report.problems()) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(problem);
      }
    }
    Set<KnownIncidents.Known> seen = new HashSet<>();
    for (Diagnosis incident : report.incidents()) { // the most urgent first
      TimeRange when = incident.incident().when();
      if (when != null) {
        KnownIncidents.Known of = known.knownAs(incident, when, end);
        if (seen.add(of)) {
          look(incident, when, of, end);
        }
      }
    }
    double count = errorsIn(report, end);
    if (count > errorsBefore) {
      TimeRange when = new TimeRange(end.minus(step), end.minusNanos(1));
      errors.add(new Page(visited, end, count, errorsBefore, matches.touched(when, end)));
    }
    errorsBefore = count;
  }

  private void look(Diagnosis incident, TimeRange when, KnownIncidents.Known of, Instant end) {
    boolean isOver =
        incident.state() == Diagnosis.State.RESOLVED && when.last().isBefore(end.minus(step));
    boolean isOld =
        end.isAfter(of.since.plus(matches.slack())); // it has grown together with what is new
    double bits = incident.incident().bits();
    if (isOver || isOld || (incident.urgency() <= of.urgency && bits <= of.bits)) {
      return;
    }
    of.urgency = Math.max(of.urgency, incident.urgency());
    of.bits = Math.max(of.bits, bits);
    BitSet touched = matches.touched(when, end);
    Severity severity = requireNonNull(incident.incident().severity(), "severity");
    Notification shown =
        new Notification(
            end,
            when,
            incident.title(),
            severity,
            incident.urgency(),
            bits,
            incident.causes().stream().map(Cause::service).toList(),
            touched.stream().mapToObj(i -> matches.incidents().get(i).name()).toList());
    sightings.add(
        new Sighting(
            new Page(of.number, end, 0, -1, touched), shown, matches.named(incident, touched)));
  }

  /** Returns how many errors there are in the last step of a stretch. */
  private double errorsIn(Report report, Instant end) {
    double sum = 0;
    for (Map.Entry<Level, TimeSeries> level : report.chunk().levels().entrySet()) {
      if (level.getKey().compareTo(Level.ERROR) >= 0) {
        TimeSeries series = level.getValue();
        for (int i = 0; i < series.size(); i++) {
          boolean isIn =
              series.start(i).isBefore(end) && !series.start(i).isBefore(end.minus(step));
          sum += isIn ? series.count(i) : 0;
        }
      }
    }
    return sum;
  }

  /**
   * Says what comes out of it.
   *
   * @return the result
   * @throws IllegalStateException if not all reports were visited
   */
  public Backtest result() {
    if (window == null || visited < ends.size()) {
      throw new IllegalStateException(visited + " of " + ends.size() + " reports were visited");
    }
    int budget = options.budget() == null ? Integer.MAX_VALUE : options.budget();
    List<Page> urgent = pages(Notification::urgency);
    List<Page> surprising = pages(Notification::bits);
    List<Sighting> told = Page.told(urgent, 0, budget).stream().map(sightings::get).toList();
    List<Notification> notifications = told.stream().map(Sighting::shown).toList();
    ThresholdScores scores = new ThresholdScores(matches.incidents());
    Score own = scores.score(options.budget() == null ? 0 : budget, urgent, 0, budget);
    List<Score> errorScores = scores.thresholds(errors);
    Curve errorCurve =
        new Curve("Rate of errors", "errors a step", false, ThresholdScores.frontier(errorScores));
    List<Score> budgets = new ArrayList<>();
    for (int aDay : BUDGETS) {
      budgets.add(scores.score(aDay, urgent, 0, aDay));
    }
    List<Curve> curves =
        List.of(
            new Curve(
                "Log Insight, the first N a day",
                "a day at most",
                true,
                ThresholdScores.frontier(budgets)),
            new Curve(
                "Log Insight, by urgency",
                "urgency",
                false,
                ThresholdScores.frontier(scores.thresholds(urgent))),
            new Curve(
                "Log Insight, by bits",
                "bits",
                false,
                ThresholdScores.frontier(scores.thresholds(surprising))),
            errorCurve);
    Score fitting = errorCurve.within((double) own.notifications());
    if (fitting == null) {
      fitting =
          errorScores.stream()
              .min(Comparator.comparingLong(Score::notifications))
              .orElseGet(() -> scores.score(0, List.of(), 0, 0));
    }
    return new Backtest(
        window,
        new Setup(step, ends.size(), options.history(), options.tolerance(), options.budget()),
        outcomes(told),
        outside,
        notifications,
        own,
        fitting,
        byChance(own.notifications()),
        curves,
        List.copyOf(problems));
  }

  private List<Page> pages(ToDoubleFunction<Notification> measure) {
    return sightings.stream()
        .map(one -> one.page().measuring(measure.applyAsDouble(one.shown())))
        .toList();
  }

  private List<Outcome> outcomes(List<Sighting> told) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < matches.incidents().size(); i++) {
      PastIncident incident = matches.incidents().get(i);
      Outcome outcome = new Outcome(incident, null, null, null, null);
      for (Sighting sighting : told) {
        PastMatches.Named named = sighting.named().get(i);
        if (named != null && outcome.caughtBy() == null) {
          Notification by = sighting.shown();
          outcome =
              new Outcome(incident, by, incident.lead(by.at()), named.rank(), named.isShown());
        }
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  /** Each notification tells of one step. */
  private double byChance(long notifications) {
    long[] touching = new long[matches.incidents().size()];
    for (Instant end : ends) {
      matches.touched(new TimeRange(end.minus(step), end.minusNanos(1)), end).stream()
          .forEach(i -> touching[i]++);
    }
    return Arrays.stream(touching)
        .mapToDouble(
            steps -> 1 - Math.pow(1 - steps / (double) ends.size(), (double) notifications))
        .sum();
  }
}
