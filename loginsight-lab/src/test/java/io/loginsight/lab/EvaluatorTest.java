package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Analysis;
import io.loginsight.api.AssignedLine;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Figure;
import io.loginsight.api.Figures;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.lab.Evaluation.Contestant;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Labels.LabelledLine;
import io.loginsight.lab.Labels.LabelledPattern;
import io.loginsight.lab.Labels.Stretch;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Scores by hand. The input is ten minutes, 60 events a minute in {@code logs/app.log}; each sixth
 * line is of the pattern B, all others of A; in the minutes 4 and 5 the events of B are errors, and
 * line 601 is blank.
 */
class EvaluatorTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final Instant EARLY = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("9998-12-31T00:00:00Z");
  private static final Pattern A = new Pattern(new PatternId(1), "All is <*>", List.of());
  private static final Pattern B = new Pattern(new PatternId(2), "Disk <*> is odd", List.of());
  private static final int LINES = 600;

  private static Instant at(double minute) {
    return START.plusMillis(Math.round(minute * 60_000));
  }

  private static Stretch stretch(double from, double to, String label) {
    return new Stretch(at(from), at(to), label);
  }

  private static Finding finding(Severity severity, double score, double from, double to) {
    return finding(severity, "odd", score, new TimeRange(at(from), at(to)), B, line(6));
  }

  private static Finding finding(
      Severity severity, String kind, double score, TimeRange when, Pattern of, EventId... events) {
    return new Finding(
        "mine",
        kind,
        severity,
        score,
        when,
        "it is odd",
        List.of(of.id()),
        List.of(new Evidence("it is", "1", "0", List.of(events))));
  }

  private static EventId line(long number) {
    return new EventId("logs/app.log", number);
  }

  private static AssignedLine assigned(int i) {
    boolean isB = i % 6 == 0;
    boolean isError = isB && (i - 1) / 60 >= 4 && (i - 1) / 60 < 6;
    return new AssignedLine(
        i, isB ? B : A, at((i - 1) / 60.0), isError ? Level.ERROR : Level.INFO, "");
  }

  private static TimeSeries series(int from, int to, int count) {
    long[] starts = new long[to - from];
    long[] counts = new long[to - from];
    for (int i = from; i < to; i++) {
      starts[i - from] = at(i).getEpochSecond();
      counts[i - from] = count;
    }
    return TimeSeries.of(Duration.ofMinutes(1), starts, counts);
  }

  private static PatternStats stats(Pattern pattern, int count, Map<Level, Long> levels) {
    Event event =
        new Event(
            line(pattern == A ? 1 : 6), at(0), Level.INFO, "", List.of(), pattern.id(), Map.of());
    return new PatternStats(
        pattern,
        new EventCounts(count, count, levels),
        new TimeRange(at(0), at(10)),
        series(0, 10, count / 10),
        List.of(event),
        List.of());
  }

  private static Report report(Finding... findings) {
    Chunk chunk =
        new Chunk(
            new TimeRange(at(0), at(9.999)),
            new EventCounts(LINES, LINES, Map.of(Level.INFO, 580L, Level.ERROR, 20L)),
            Map.of(Level.INFO, series(0, 10, 50), Level.ERROR, series(4, 6, 10)),
            series(0, 10, 60),
            List.of(
                stats(A, 500, Map.of(Level.INFO, 500L)),
                stats(B, 100, Map.of(Level.INFO, 80L, Level.ERROR, 20L))),
            List.of());
    LineCounts counts = new LineCounts(LINES + 1, LINES, 0, 1, 0, 0, 0, 0);
    return new Report(
        List.of(new SourceReport("logs/app.log", List.of(), counts, chunk.window(), List.of())),
        chunk,
        List.of(new Analysis("mine", List.of(findings))),
        List.of());
  }

  private static Labels stretches(Stretch... stretches) {
    return new Labels(List.of(stretches), List.of(), List.of(), List.of());
  }

  private static Labels lines(LabelledLine... lines) {
    return new Labels(List.of(), List.of(lines), List.of(), List.of());
  }

  private static Labels patterns(LabelledPattern... patterns) {
    return new Labels(List.of(), List.of(), List.of(patterns), List.of());
  }

  private static Evaluation evaluate(Labels labels, Finding... findings) throws IOException {
    return evaluate(labels, Severity.LOW, report(findings));
  }

  private static Evaluation evaluate(Labels labels, Severity from, Report report)
      throws IOException {
    try (Evaluator evaluator = new Evaluator(labels, from, 1)) {
      AnalyzerProvider unused = evaluator.watch(provider(chunk -> new Analysis("mine", List.of())));
      for (int i = 1; i <= LINES; i++) {
        evaluator.visit(assigned(i));
      }
      evaluator.visit(new AssignedLine(LINES + 1, null, null, null, ""));
      return evaluator.evaluate(report);
    }
  }

  private static AnalyzerProvider provider(Function<Chunk, Analysis> function) {
    return new AnalyzerProvider() {
      @Override
      public String id() {
        return "mine";
      }

      @Override
      public Analyzer create(AnalyzerContext context) {
        return Analyzer.synchronous(function);
      }
    };
  }

  private static Contestant own(Evaluation evaluation) {
    return evaluation.scores().get(0).contestants().get(0);
  }

  private static List<List<Long>> table(long a, long b, long c, long d) {
    return List.of(List.of(a, b), List.of(c, d));
  }

  // ---- time

  @Test
  void stretch_eachMinuteThatItTouches_isOneUnit() throws IOException {
    Evaluation evaluation =
        evaluate(stretches(stretch(3.5, 6.2, "disk")), finding(Severity.HIGH, 0.9, 4, 7.5));
    Scores scores = evaluation.scores().get(0);
    assertEquals("minute", scores.unit());
    // labelled are 3, 4, 5 and 6; said are 4, 5, 6 and 7
    assertEquals(table(5, 1, 1, 3), own(evaluation).detection().counts());
    assertNull(own(evaluation).classes(), "one class is no classes");
  }

  @Test
  void stretch_thatEndsWithAMinute_doesNotTouchTheNext() throws IOException {
    Evaluation evaluation = evaluate(stretches(stretch(3, 5, "disk")));
    assertEquals(2, own(evaluation).detection().labelled(1));
  }

  @Test
  void stretch_ofOneInstant_isAMinute() throws IOException {
    Evaluation evaluation = evaluate(stretches(stretch(3, 3, "disk")));
    assertEquals(1, own(evaluation).detection().labelled(1));
  }

  @Test
  void baselines_areScoredByTheSameCode() throws IOException {
    List<Contestant> all =
        evaluate(stretches(stretch(3.5, 6.2, "disk"))).scores().get(0).contestants();
    assertEquals(
        List.of("mine", "always normal", "with an ERROR"),
        all.stream().map(Contestant::name).toList());
    assertEquals(table(6, 0, 4, 0), all.get(1).detection().counts());
    assertEquals(table(6, 0, 2, 2), all.get(2).detection().counts());
    assertEquals(0, all.get(1).alarms().caught());
    assertEquals(Duration.ofSeconds(30), all.get(2).alarms().stretches().get(0).delay());
  }

  @Test
  void nullBaseline_mostIsAbnormal_isAlwaysAbnormal() throws IOException {
    Contestant always =
        evaluate(stretches(stretch(0, 9, "disk"))).scores().get(0).contestants().get(1);
    assertEquals("always abnormal", always.name());
    assertEquals(table(0, 1, 0, 9), always.detection().counts());
    assertEquals(1, always.alarms().caught());
  }

  @Test
  void noLabels_allIsNormal() throws IOException {
    Evaluation evaluation = evaluate(stretches(), finding(Severity.HIGH, 0.9, 4, 4.5));
    assertEquals(table(9, 1, 0, 0), own(evaluation).detection().counts());
    assertEquals("all is labelled normal", own(evaluation).detection().mcc().reason());
    // one in 9.999 minutes
    assertEquals(144.0144, own(evaluation).alarms().falseAlarmsADay().value(), 1e-3);
  }

  @Test
  void finding_belowTheSeverity_doesNotCount() throws IOException {
    Evaluation evaluation =
        evaluate(stretches(stretch(3, 5, "disk")), finding(Severity.INFO, 0.9, 3, 4.9));
    assertEquals(0, own(evaluation).detection().predicted(1));
    assertEquals(1, evaluation.findings().size());
    assertEquals(0, evaluation.counted().size());
  }

  @Test
  void finding_withoutTime_isNamed() throws IOException {
    Finding untimed = finding(Severity.HIGH, "odd", 0.5, null, B, line(6));
    Evaluation evaluation = evaluate(stretches(stretch(3, 5, "disk")), untimed);
    assertEquals(0, own(evaluation).detection().predicted(1));
    assertEquals(
        List.of("1 finding is without a time: no minute is taken for abnormal by it"),
        evaluation.problems());
  }

  @Test
  void alarms_areComparedByTheInstant() throws IOException {
    Evaluation evaluation =
        evaluate(
            stretches(stretch(3.5, 4, "disk"), stretch(8, 9, "net")),
            finding(Severity.HIGH, 0.9, 3, 3.4), // the same minute, and yet before
            finding(Severity.HIGH, 0.9, 8.25, 8.5),
            finding(Severity.LOW, 0.9, 8.2, 8.9));
    Evaluation.Alarms alarms = own(evaluation).alarms();
    assertEquals(3, alarms.alarms());
    assertEquals(1, alarms.falseAlarms());
    assertEquals(1, alarms.caught());
    assertNull(alarms.stretches().get(0).delay());
    assertEquals(Duration.ofSeconds(12), alarms.stretches().get(1).delay());
    assertEquals(12.0, alarms.medianDelay().value());
  }

  @Test
  void alarm_thatBeganBefore_hasNoDelay() throws IOException {
    Evaluation evaluation =
        evaluate(stretches(stretch(3, 5, "disk")), finding(Severity.HIGH, 0.9, 1, 4));
    assertEquals(Duration.ZERO, own(evaluation).alarms().stretches().get(0).delay());
  }

  @Test
  void stretch_outsideOfTheInput_isNamedAndNotMissed() throws IOException {
    Evaluation evaluation =
        evaluate(
            stretches(
                stretch(3, 5, "disk"),
                stretch(60, 70, "disk"),
                new Stretch(EARLY, EARLY.plusSeconds(9), "disk")));
    assertEquals(1, own(evaluation).alarms().stretches().size());
    assertEquals(
        List.of("2 labelled stretches are outside of the input's time; look at --zone and --since"),
        evaluation.problems());
  }

  @Test
  void stretch_ofAllTime_isEachMinute() throws IOException {
    Evaluation evaluation = evaluate(stretches(new Stretch(EARLY, LATE, "disk")));
    assertEquals(10, own(evaluation).detection().labelled(1));
  }

  @Test
  void classes_findingOfThatKind_isThatClass() throws IOException {
    TimeRange third = new TimeRange(at(3), at(3.9));
    Evaluation evaluation =
        evaluate(
            stretches(stretch(3, 4, "disk"), stretch(5, 6, "net"), stretch(7, 8, "net")),
            finding(Severity.CRITICAL, "odd", 0.9, third, B, line(6)),
            finding(Severity.LOW, "disk", 0.1, third, B, line(6)),
            finding(Severity.LOW, "odd", 0.1, new TimeRange(at(5), at(5.5)), B, line(6)),
            finding(Severity.LOW, "disk", 0.1, new TimeRange(at(7), at(7.5)), B, line(6)));
    ConfusionMatrix classes = own(evaluation).classes();
    assertNotNull(classes);
    assertEquals(List.of("normal", "disk", "net", "abnormal"), classes.classes());
    assertEquals(
        List.of(
            List.of(7L, 0L, 0L, 0L),
            List.of(0L, 1L, 0L, 0L),
            List.of(0L, 1L, 0L, 1L),
            List.of(0L, 0L, 0L, 0L)),
        classes.counts());
    assertEquals(table(7, 0, 0, 3), own(evaluation).detection().counts());
  }

  @Test
  void classes_stretchesThatOverlap_theOneThatBeganLastCounts() throws IOException {
    Evaluation evaluation =
        evaluate(
            stretches(
                stretch(2, 6, "disk"),
                stretch(3, 4, "net"),
                stretch(5, 6, "b"),
                stretch(5, 6, "a")));
    ConfusionMatrix classes = own(evaluation).classes();
    assertNotNull(classes);
    assertEquals(List.of("normal", "a", "disk", "net"), classes.classes());
    assertEquals(1, classes.labelled(1));
    assertEquals(2, classes.labelled(2));
    assertEquals(1, classes.labelled(3));
    assertTrue(
        evaluation.problems().get(0).startsWith("2 units of time are in stretches of several"),
        evaluation.problems().toString());
  }

  @Test
  void classes_tooMany_areScoredAsAbnormal() throws IOException {
    List<LabelledLine> many = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      many.add(new LabelledLine("app.log", i, "class " + i));
    }
    Evaluation evaluation = evaluate(lines(many.toArray(new LabelledLine[0])));
    assertNull(own(evaluation).classes());
    assertTrue(evaluation.problems().get(0).contains("40 classes, too many"));
  }

  @Test
  void noEventHasATime_saysSo() throws IOException {
    Report report = report();
    Chunk untimed =
        new Chunk(
            null,
            report.chunk().counts(),
            Map.of(),
            TimeSeries.empty(),
            report.chunk().patterns(),
            List.of());
    Evaluation evaluation =
        evaluate(
            stretches(stretch(3, 5, "disk")),
            Severity.LOW,
            new Report(report.sources(), untimed, report.analyses(), List.of("it failed")));
    assertEquals(List.of(), evaluation.scores());
    assertTrue(evaluation.problems().get(0).startsWith("No event of the input has a time"));
    assertEquals("it failed", evaluation.problems().get(1));
    assertEquals(
        "Nothing of the input could be scored by these labels", evaluation.figures().headline());
  }

  // ---- lines

  @Test
  void lines_areCoveredByEvidenceOrByPatternAndTime() throws IOException {
    Finding finding =
        finding(Severity.HIGH, "odd", 0.9, new TimeRange(at(2), at(2.99)), B, line(6), line(126));
    Evaluation evaluation =
        evaluate(
            lines(
                new LabelledLine("app.log", 6, "abnormal"), // evidence
                new LabelledLine("logs/app.log", 132, "abnormal"), // B, in that minute
                new LabelledLine("app.log", 133, "abnormal"), // A, in that minute
                new LabelledLine("app.log", 12, "normal"), // B, before
                new LabelledLine("app.log", 138, "normal"), // B, in that minute
                new LabelledLine("app.log", 300, "abnormal")), // an ERROR of B, later
            finding);
    assertEquals("labelled line", evaluation.scores().get(0).unit());
    assertEquals(table(1, 1, 2, 2), own(evaluation).detection().counts());
    assertEquals(
        table(2, 0, 3, 1),
        evaluation.scores().get(0).contestants().get(2).detection().counts(),
        "line 300 is an ERROR");
    assertNull(own(evaluation).alarms());
  }

  @Test
  void lines_thatAreNotThere_areNamed() throws IOException {
    Evaluation evaluation =
        evaluate(
            lines(
                new LabelledLine("app.log", 1, "abnormal"),
                new LabelledLine("other.log", 1, "abnormal"),
                new LabelledLine("pp.log", 1, "abnormal"),
                new LabelledLine("app.log", 602, "abnormal"),
                new LabelledLine("app.log", Long.MAX_VALUE, "abnormal"),
                new LabelledLine("app.log", 601, "abnormal"),
                new LabelledLine("app.log", 7, "abnormal"),
                new LabelledLine("app.log", 7, "normal")));
    assertEquals(1, own(evaluation).detection().units());
    assertEquals(
        List.of(
            "1 labelled line is of several classes and left out; leave one of the labels",
            "2 labelled lines are of no source of the input, or of several; name one of"
                + " logs/app.log",
            "2 labelled lines are beyond the end of the source",
            "1 labelled line is of no event: blank, unparsed or outside of the time asked for"),
        evaluation.problems());
  }

  // ---- patterns

  @Test
  void patterns_bySeverity_areThatOfTheMostSevereFinding() throws IOException {
    Evaluation evaluation =
        evaluate(
            patterns(
                new LabelledPattern("Disk <*> is odd", false, "high"),
                new LabelledPattern(A.id().toString(), true, "info"),
                new LabelledPattern("Not there", false, "high")),
            finding(Severity.HIGH, 0.9, 1, 2),
            finding(Severity.MEDIUM, 0.9, 1, 2));
    assertEquals("labelled pattern", evaluation.scores().get(0).unit());
    ConfusionMatrix classes = own(evaluation).classes();
    assertNotNull(classes);
    assertEquals(List.of("normal", "high", "info"), classes.classes());
    assertEquals(
        List.of(List.of(0L, 0L, 0L), List.of(0L, 1L, 0L), List.of(1L, 0L, 0L)), classes.counts());
    assertEquals(
        List.of(
            "1 labelled pattern is not among those of the input; 'patterns --json' lists them",
            "Nothing can be found to be 'info', as findings count from LOW on; set"
                + " --from-severity info"),
        evaluation.problems());
  }

  @Test
  void patterns_byIdAndTemplateOfSeveralClasses_areLeftOut() throws IOException {
    Evaluation evaluation =
        evaluate(
            patterns(
                new LabelledPattern(B.template(), false, "normal"),
                new LabelledPattern(B.id().toString(), true, "abnormal")));
    assertEquals(List.of(), evaluation.scores());
    assertTrue(evaluation.problems().get(0).startsWith("1 labelled pattern is of several classes"));
  }

  // ---- calibration and evidence

  @Test
  void calibration_fewFindings_isNotDefined() throws IOException {
    Evaluation evaluation =
        evaluate(
            stretches(stretch(3, 5, "disk")),
            finding(Severity.HIGH, 1, 3, 4),
            finding(Severity.HIGH, 0.92, 8, 9));
    assertEquals(
        "it needs 30 findings, and there are 2", evaluation.calibration().error().reason());
    Evaluation.Bin bin = evaluation.calibration().bins().get(0);
    assertEquals(1, evaluation.calibration().bins().size());
    assertEquals(0.96, bin.meanScore(), 1e-12);
    assertEquals(0.5, bin.right());
  }

  @Test
  void calibration_manyFindings_isTheMeanDistanceByHand() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      findings.add(finding(Severity.HIGH, 0.85, i < 15 ? 3 : 8, i < 15 ? 4 : 9)); // 75% right
    }
    for (int i = 0; i < 20; i++) {
      findings.add(finding(Severity.HIGH, 0.25, i < 10 ? 3 : 8, i < 10 ? 4 : 9)); // 50% right
    }
    Evaluation evaluation =
        evaluate(stretches(stretch(3, 5, "disk")), findings.toArray(new Finding[0]));
    assertEquals((0.10 + 0.25) / 2, evaluation.calibration().error().value(), 1e-9);
  }

  @Test
  void evidence_whatIsThere_isNotInvented() throws IOException {
    Evaluation evaluation = evaluate(stretches(), finding(Severity.INFO, 0.5, 3, 4));
    assertEquals(0.0, evaluation.evidence().rate().value());
    assertEquals(1, evaluation.evidence().findings());
  }

  @Test
  void evidence_whatIsNotThere_isInvented() throws IOException {
    TimeRange when = new TimeRange(at(1), at(2));
    Pattern unknown = new Pattern(new PatternId(9), "Nobody", List.of());
    Evaluation evaluation =
        evaluate(
            stretches(),
            finding(Severity.LOW, "odd", 0.5, when, B, line(6), line(602)), // beyond the end
            finding(Severity.LOW, "odd", 0.5, when, B, line(601)), // blank
            finding(Severity.LOW, "odd", 0.5, when, B, new EventId("app.log", 6)), // no such source
            finding(Severity.LOW, "odd", 0.5, when, B, line(5)), // of the pattern A
            finding(Severity.LOW, "odd", 0.5, when, unknown, line(6)),
            finding(Severity.LOW, "odd", 0.5, when, A, line(5)));
    assertEquals(5, evaluation.evidence().invented());
    assertEquals(5 / 6.0, evaluation.evidence().rate().value(), 1e-12);
    assertEquals(
        List.of(
            "'it is odd' names logs/app.log:602, where there is no event",
            "'it is odd' names logs/app.log:601, where there is no event",
            "'it is odd' names app.log:6, where there is no event",
            "'it is odd' names logs/app.log:5, an event of none of its patterns",
            "'it is odd' names the pattern 0000000000000009, which is not there"),
        evaluation.evidence().examples());
  }

  @Test
  void evidence_noFinding_isNotDefined() throws IOException {
    assertEquals("there is no finding", evaluate(stretches()).evidence().rate().reason());
  }

  // ---- calls

  private static Evaluation.Run run(int calls, Function<Chunk, Analysis> function)
      throws IOException {
    try (Evaluator evaluator = new Evaluator(stretches(), Severity.LOW, calls)) {
      AnalyzerProvider watched = evaluator.watch(provider(function));
      try (Analyzer analyzer =
          watched.create(new AnalyzerContext(Runnable::run, Instant::now, List.of(), Map.of()))) {
        var unused = analyzer.analyze(Chunk.empty());
      }
      return evaluator.evaluate(report()).run();
    }
  }

  @Test
  void calls_thatAreAnswered_areTimed() throws IOException {
    Evaluation.Run run = run(20, chunk -> new Analysis("mine", List.of()));
    assertEquals(20, run.calls());
    assertEquals(0.0, run.errorRate().value());
    assertTrue(run.medianMillis().value() <= run.p95Millis().value());
  }

  @Test
  void calls_thatThrowOrAnswerNonsense_haveFailed() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    Evaluation.Run run =
        run(
            6,
            chunk ->
                switch (calls.getAndIncrement()) {
                  case 0 -> throw new IllegalStateException("no");
                  case 1 -> null;
                  case 2 -> new Analysis("another", List.of());
                  default -> new Analysis("mine", List.of());
                });
    assertEquals(6, run.calls());
    assertEquals(3, run.failed());
    assertEquals(0.5, run.errorRate().value());
    assertEquals("it needs 20 answers, and there are 3", run.p95Millis().reason());
  }

  @Test
  void calls_none_areNotDefined() throws IOException {
    try (Evaluator evaluator = new Evaluator(stretches(), Severity.LOW, 1)) {
      assertThrows(IllegalStateException.class, () -> evaluator.evaluate(report()));
      AnalyzerProvider first = evaluator.watch(provider(chunk -> null));
      assertThrows(IllegalStateException.class, () -> evaluator.watch(first));
      assertEquals(
          "the analyzer was not asked", evaluator.evaluate(report()).run().errorRate().reason());
    }
  }

  // ---- figures

  @Test
  void figures_showTablesMapsTimeAndCalibration() throws IOException {
    Figures figures =
        evaluate(
                stretches(stretch(3, 5, "disk"), stretch(6, 7, "net")),
                finding(Severity.HIGH, 0.9, 3.5, 4.5))
            .figures();
    assertEquals("mine catches 1 of 2 labelled stretches, with no false alarm", figures.headline());
    assertEquals(
        List.of(
            "Scores by minute",
            "What each minute was taken for",
            "Which class each minute was taken for",
            "Each class by minute",
            "Labels and findings over time",
            "Labelled stretches",
            "Calibration",
            "Evidence"),
        figures.figures().stream().map(Figure::title).toList());
    Figure.Table stretches = (Figure.Table) figures.figures().get(5);
    assertEquals(
        List.of("disk", "2026-03-10 08:03:00", "2 min", "caught", "30 s"), stretches.rows().get(0));
    assertEquals("missed", stretches.rows().get(1).get(3));
  }

  @Test
  void figures_ofExtremeTimes_areMade() throws IOException {
    Figures figures = evaluate(stretches(new Stretch(EARLY, LATE, "disk"))).figures();
    assertEquals("mine catches 0 of 1 labelled stretch, with no false alarm", figures.headline());
  }
}
