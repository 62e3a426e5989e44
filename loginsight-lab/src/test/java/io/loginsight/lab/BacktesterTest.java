package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Cause;
import io.loginsight.api.Chunk;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.EventCounts;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Impact;
import io.loginsight.api.Incident;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.PatternId;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.lab.Backtest.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told, and of which incidents that counts, by reports that are made up. */
class BacktesterTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(10);
  private static final int HOURS = 6;

  private final List<List<Diagnosis>> steps = new ArrayList<>();
  private final long[] errors = new long[HOURS * 6];

  BacktesterTest() {
    for (int i = 0; i < HOURS * 6; i++) {
      steps.add(new ArrayList<>());
    }
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static PastIncident past(String name, int from, int to, int detected) {
    return new PastIncident(name, at(from), at(to), at(detected), "till", "No route");
  }

  /** As of the end of a step, which is the first from 0. */
  private void found(int step, int from, int to, long pattern, double urgency, String... causes) {
    TimeRange when = new TimeRange(at(from), at(to));
    boolean over = at(to).isBefore(at(10 * step));
    EventId event = new EventId("a.log", 1);
    Finding finding =
        new Finding(
            "anomaly",
            "rise",
            Severity.HIGH,
            0.5,
            when,
            "Errors",
            List.of(new PatternId(pattern)),
            List.of(new Evidence("more", "9", "1", List.of(event))));
    List<Cause> ranked = new ArrayList<>();
    for (String service : causes) {
      ranked.add(
          new Cause(ranked.size() + 1, service, null, 1, Map.of("x", 1.0), finding.evidence()));
    }
    steps
        .get(step)
        .add(
            new Diagnosis(
                "00000000000000" + (10 + steps.get(step).size()),
                new Incident(
                    1, when, 1, 1, 2 * urgency, Severity.HIGH, List.of(), List.of(), List.of()),
                over ? Diagnosis.State.RESOLVED : Diagnosis.State.OPEN,
                null,
                urgency,
                "Title " + pattern,
                finding.patterns(),
                List.of(finding),
                new Impact(List.of(), 1, 0.1, null, null, Impact.Trend.STEADY),
                ranked,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of()));
  }

  private Report report(int step) {
    long[] start = {at(10 * step).getEpochSecond()};
    Map<Level, TimeSeries> levels =
        errors[step] == 0
            ? Map.of()
            : Map.of(
                Level.ERROR,
                TimeSeries.of(Duration.ofMinutes(1), start, new long[] {errors[step]}));
    return new Report(List.of(), chunk(levels), List.of(), steps.get(step), List.of(), List.of());
  }

  private static Chunk chunk(Map<Level, TimeSeries> levels) {
    return new Chunk(
        new TimeRange(START, at(60 * HOURS - 1)),
        new EventCounts(1, 1, Map.of()),
        levels,
        TimeSeries.empty(),
        List.of(),
        List.of());
  }

  private Backtest replay(Integer budget, PastIncident... incidents) {
    Backtester.Options options =
        new Backtester.Options(STEP, Duration.ofHours(1), Duration.ofMinutes(30), budget);
    Backtester backtester =
        new Backtester(new PastIncidents(List.of(incidents), List.of()), options);
    List<TimeRange> windows = backtester.windows(report(0));
    assertEquals(steps.size(), windows.size());
    for (int i = 0; i < steps.size(); i++) {
      backtester.visit(report(i));
    }
    return backtester.result();
  }

  @Test
  void result_incidentIsFound_isToldAtTheEndOfItsStep() {
    found(6, 62, 69, 1, 5, "cart", "till");
    Backtest result = replay(null, past("a", 61, 90, 85));
    Backtest.Outcome outcome = result.outcomes().get(0);
    assertEquals(at(70), outcome.caughtBy().at());
    assertEquals(Duration.ofMinutes(15), outcome.lead());
    assertEquals(2, outcome.rank());
    assertEquals(false, outcome.isShown());
    assertEquals(new Score(0, 1, 0, 1, Measure.of(900)), result.own());
  }

  @Test
  void result_sameIncidentInLaterReports_isToldOnce() {
    found(6, 62, 69, 1, 5);
    found(7, 62, 79, 1, 6);
    found(8, 58, 88, 2, 7); // begins together
    found(9, 85, 98, 2, 7); // and goes on
    assertEquals(1, replay(null).notifications().size());
  }

  @Test
  void result_thatGrowsWorseSoon_countsForAThresholdAndLaterNotAnyMore() {
    found(6, 62, 69, 1, 5);
    found(7, 62, 79, 1, 6);
    found(15, 62, 159, 1, 9);
    Backtest.Curve byUrgency = replay(null, past("a", 61, 90, 85)).curves().get(1);
    assertEquals("Log Insight, by urgency", byUrgency.policy());
    assertEquals(List.of(6.0), byUrgency.scores().stream().map(Score::limit).toList());
  }

  @Test
  void result_anotherIncidentAtTheSameTime_isToldToo() {
    found(6, 10, 69, 1, 5);
    found(7, 10, 79, 1, 5);
    found(7, 65, 79, 2, 5);
    assertEquals(2, replay(null).notifications().size());
  }

  @Test
  void result_whatIsFoundWhenItIsOver_isNotTold() {
    found(20, 62, 69, 1, 5);
    Backtest result = replay(null, past("a", 61, 90, 85));
    assertEquals(0, result.own().caught());
    assertNull(result.outcomes().get(0).caughtBy());
  }

  @Test
  void result_toldOutsideOfIncidents_isFalse() {
    found(20, 201, 209, 1, 5);
    assertEquals(1, replay(null, past("a", 61, 90, 85)).own().falseOnes());
  }

  @Test
  void result_shortlyBefore_countsUnlessItIsOfAnotherIncident() {
    found(5, 52, 59, 1, 5);
    assertEquals(1, replay(null, past("a", 61, 90, 85)).own().caught());
    Backtest both = replay(null, past("earlier", 50, 60, 55), past("a", 61, 90, 85));
    assertEquals(List.of("earlier"), both.notifications().get(0).incidents());
  }

  @Test
  void result_whatHasLastedForHours_isOfNoIncidentThatItCovers() {
    found(12, 10, 129, 1, 5);
    assertEquals(1, replay(null, past("a", 61, 125, 85)).own().falseOnes());
  }

  @Test
  void result_incidentOutsideOfTheLogs_isNamedAndNotCounted() {
    Backtest result = replay(null, past("old", -600, -500, -550), past("a", 61, 90, 85));
    assertEquals(1, result.outcomes().size());
    assertEquals("old", result.outside().get(0).name());
  }

  @Test
  void result_budget_tellsTheMostUrgentOfAStep() {
    found(6, 62, 69, 1, 9); // as reports are: the most urgent first
    found(6, 2, 69, 2, 5);
    Backtest result = replay(1, past("a", 61, 90, 85));
    assertEquals(1, result.notifications().size());
    assertEquals(9, result.notifications().get(0).urgency());
  }

  @Test
  void result_errorsThatRise_areAnAlarmOnce() {
    errors[6] = 20;
    errors[7] = 30;
    errors[8] = 25;
    errors[20] = 10;
    found(6, 62, 69, 1, 5);
    Backtest result = replay(null, past("a", 61, 90, 85));
    assertEquals(new Score(30, 1, 0, 1, Measure.of(300)), result.errors());
  }

  @Test
  void result_byChance_isTheShareOfTimeThatCounts() {
    found(20, 201, 209, 1, 5);
    PastIncident third = new PastIncident("a", START, at(119), null, "", "");
    assertEquals(1 / 3.0, replay(null, third).byChance(), 1e-9);
  }

  @Test
  void result_notAllReportsVisited_fails() {
    Backtester backtester =
        new Backtester(new PastIncidents(List.of(), List.of()), Backtester.Options.DEFAULT);
    backtester.windows(report(0));
    assertThrows(IllegalStateException.class, backtester::result);
  }

  @Test
  void windows_noStepIsNamed_areThreeHundredAtMost() {
    Backtester backtester =
        new Backtester(new PastIncidents(List.of(), List.of()), Backtester.Options.DEFAULT);
    List<TimeRange> windows = backtester.windows(report(0));
    assertEquals(HOURS * 30, windows.size());
    assertEquals(at(2).minusNanos(1), windows.get(0).last());
    assertEquals(at(2).minus(Duration.ofDays(1)), windows.get(0).first());
  }

  @Test
  void windows_noEventHasATime_fails() {
    Backtester backtester =
        new Backtester(new PastIncidents(List.of(), List.of()), Backtester.Options.DEFAULT);
    Report none = new Report(List.of(), Chunk.empty(), List.of(), List.of());
    assertThrows(LogInsightException.class, () -> backtester.windows(none));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void frontier_agreesWithThePlainWay(long seed) {
    Random random = new Random(seed);
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Measure none = Measure.undefined("none");
      scores.add(new Score(i, random.nextInt(30), 0, random.nextInt(12), none));
    }
    List<Score> frontier = ThresholdScores.frontier(scores);
    for (int most = 0; most < 32; most++) {
      int limit = most;
      long best =
          scores.stream()
              .filter(one -> one.notifications() <= limit)
              .mapToLong(Score::caught)
              .max()
              .orElse(0);
      Score chosen = new Backtest.Curve("", "", false, frontier).within(most);
      assertEquals(best, chosen == null ? 0 : chosen.caught(), "seed " + seed + ", " + most);
    }
    assertTrue(frontier.size() <= 12);
  }
}
