package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Analysis;
import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.AnalysisFailure.Call;
import io.loginsight.api.AnalysisFailure.Kind;
import io.loginsight.api.AnalyzerMetrics;
import io.loginsight.api.Assessment;
import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Experience;
import io.loginsight.api.Finding;
import io.loginsight.api.Incident;
import io.loginsight.api.LogInsight;
import io.loginsight.api.PatternId;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.core.analyze.AnalyzerFence;
import io.loginsight.core.analyze.AnalyzerMeter;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.experience.Calibration;
import io.loginsight.core.experience.Lessons;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every analyzer gets, built in or not, whether it knows of it or not. */
class EnhancedAnalyzerTest {

  private static final Calibration UNJUDGED = Lessons.of(Experience.NONE).calibration();

  private static final String LINES =
      """
      2026-03-14T08:00:00Z INFO Served page 1
      2026-03-14T08:00:10Z ERROR Cannot write /var/lib/till: No space left on device
      2026-03-14T08:00:20Z ERROR Cannot write /var/lib/shop: No space left on device
      2026-03-14T08:00:30Z INFO Served page 2
      """;

  private final AtomicLong nanos = new AtomicLong();
  private final AnalyzerMeter meter = new AnalyzerMeter("pattern");

  @Test
  void analyze_oneMethodPlugin_getsConfidenceImpactAndRemediation() {
    Report report = report(1, chunk -> found(chunk, null));
    Analysis analysis = report.analyses().get(0);
    Assessment assessment = analysis.assessments().get(0);
    assertEquals(analysis.findings().get(0), assessment.finding());
    assertEquals(1 - Math.pow(2, -2 / 3.0), assessment.confidence(), 1e-12); // 2 events
    assertEquals(2, assessment.impact().events());
    assertEquals(0.5, assessment.impact().share());
    assertEquals(List.of(new Incident.Counted("app", 2)), assessment.impact().services());
    assertEquals("disk-full", assessment.remediations().get(0).id());
    assertTrue(assessment.remediations().get(0).because().startsWith("a pattern of the finding"));
    assertEquals(Map.of(assessment.finding(), assessment), report.assessments());
  }

  @Test
  void assess_bitsOfSurprise_countAsFarAsTheirMaturity() {
    Evidence.Surprise surprise = new Evidence.Surprise(4, "the hour before", 0.5);
    Report report = report(1, chunk -> found(chunk, surprise));
    Assessment assessment = report.analyses().get(0).assessments().get(0);
    assertEquals(0.75, assessment.confidence());
    assertEquals(
        "1 - 2^-(bits x maturity) of 4.0 bits of surprise and the maturity 0.50; not calibrated",
        assessment.because());
  }

  @Test
  void assess_patternThatTheChunkDoesNotHave_hasNoImpact() {
    Finding finding = finding(List.of(new PatternId(7)), null, null);
    Assessment assessment = new FindingAssessor(Chunk.empty(), UNJUDGED).assess(finding);
    assertNull(assessment.impact());
    assertEquals(List.of(), assessment.remediations());
  }

  @Test
  void assess_anyNumberOfThreads_saysTheSame() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      log.append(LINES);
    }
    List<Report> reports =
        List.of(1, 2, 4).stream()
            .map(threads -> analyze(log.toString(), threads, provider -> provider))
            .toList();
    assertTrue(reports.get(0).assessments().size() > 0);
    assertEquals(reports.get(0).analyses(), reports.get(1).analyses());
    assertEquals(reports.get(0).analyses(), reports.get(2).analyses());
  }

  @Test
  void analyze_oneThrows_isExplainedAndTheOthersStay() {
    Report sound = analyze(LINES, 1, provider -> provider);
    Report report = analyze(LINES, 1, EnhancedAnalyzerTest::failingAnomaly);
    AnalysisFailure failure = report.analyses().get(0).failure();
    assertEquals(Kind.THREW, failure.kind());
    assertEquals(Call.ANALYZE, failure.during());
    assertEquals(
        "4 events in 2 patterns, from 2026-03-14T08:00:00Z to 2026-03-14T08:00:30Z",
        failure.notLookedAt());
    assertTrue(failure.steps().size() > 1);
    assertEquals(List.of("The analyzer 'anomaly' " + failure.message()), report.problems());
    assertEquals(sound.analyses().get(1), report.analyses().get(1));
  }

  @Test
  void analyze_textOfAFailure_isOneLineOfAThousandCharacters() {
    Analysis analysis =
        enhanced(
                chunk -> {
                  throw new IllegalStateException("x\u0085y" + "z".repeat(100_000) + "\nq");
                })
            .analyze(Chunk.empty())
            .analysis();
    assertEquals(1_000, analysis.failure().message().length());
    assertEquals(1, analysis.failure().message().lines().count());
  }

  @Test
  void analyze_exceptionThatCannotBePrinted_isAFailureLikeAnyOther() {
    Analysis analysis =
        enhanced(
                chunk -> {
                  throw new Unprintable();
                })
            .analyze(Chunk.empty())
            .analysis();
    assertTrue(analysis.failure().message().contains("not even this"));
  }

  @Test
  void analyze_refusesItsOptions_saysSo() {
    AnalyzerProvider refusing =
        provider(
            "pattern",
            context -> {
              throw new IllegalArgumentException("there is no till");
            });
    AnalysisFailure failure = enhanced(refusing).analyze(Chunk.empty()).analysis().failure();
    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(Call.CREATE, failure.during());
    assertEquals(Map.of(Kind.REFUSED, 1L), meter.metrics().failures());
  }

  @Test
  void analyze_answerOfAnother_isAWrongAnswer() {
    enhanced(chunk -> new Analysis("other", List.of())).analyze(Chunk.empty());
    assertEquals(Map.of(Kind.WRONG_ANSWER, 1L), meter.metrics().failures());
  }

  @Test
  void analyze_neverAnswers_tookTooLong() {
    EnhancedAnalyzer enhanced =
        enhanced(
            provider("pattern", context -> chunk -> new CompletableFuture<>()),
            Duration.ofMillis(50));
    assertEquals(Kind.TOOK_TOO_LONG, enhanced.analyze(Chunk.empty()).analysis().failure().kind());
  }

  @Test
  void analyze_fourthFailure_isCutOffAndHasNoTime() {
    EnhancedAnalyzer enhanced =
        enhanced(
            chunk -> {
              throw new IllegalStateException("again");
            });
    for (int i = 0; i < 4; i++) {
      enhanced.analyze(Chunk.empty());
    }
    assertEquals(Map.of(Kind.THREW, 3L, Kind.CUT_OFF, 1L), meter.metrics().failures());
    assertEquals(3, meter.metrics().responseTimes().calls());
  }

  @Test
  void analyze_slowAnalyzer_isTimedByTheClock() {
    enhanced(
            chunk -> {
              nanos.addAndGet(Duration.ofSeconds(5).toNanos());
              return new Analysis("pattern", List.of());
            })
        .analyze(Chunk.empty());
    assertEquals(Duration.ofSeconds(5), meter.metrics().responseTimes().median());
    assertEquals(1.0, meter.metrics().successRate());
  }

  @Test
  void metrics_ofTheFacade_countAllRuns() {
    Bytes log = Bytes.of("app.log", LINES);
    try (LogInsight insight =
        LogInsight.builder().wrapAnalyzers(EnhancedAnalyzerTest::failingAnomaly).build()) {
      insight.analyzeSources(List.of(log), null);
      insight.analyzeSources(List.of(log), null);
      List<AnalyzerMetrics> metrics = insight.metrics();
      assertEquals(
          List.of("anomaly", "pattern"),
          metrics.stream().map(AnalyzerMetrics::analyzerId).toList());
      assertEquals(List.of(0.0, 1.0), metrics.stream().map(AnalyzerMetrics::successRate).toList());
      assertEquals(2, metrics.get(1).calls());
    }
  }

  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("not even this");
    }
  }

  private static AnalyzerProvider failingAnomaly(AnalyzerProvider provider) {
    return provider.id().equals("anomaly")
        ? synchronous(
            "anomaly",
            chunk -> {
              throw new IllegalStateException("no paper");
            })
        : provider;
  }

  /** Has one finding, of the errors. */
  private static Analysis found(Chunk chunk, Evidence.@Nullable Surprise surprise) {
    PatternId id =
        chunk.patterns().stream()
            .map(stats -> stats.pattern())
            .filter(pattern -> pattern.template().contains("No space left"))
            .findFirst()
            .orElseThrow()
            .id();
    return new Analysis("pattern", List.of(finding(List.of(id), chunk.window(), surprise)));
  }

  private static Finding finding(
      List<PatternId> patterns, @Nullable TimeRange when, Evidence.@Nullable Surprise surprise) {
    Evidence evidence =
        new Evidence("It is full", "2", "none", List.of(new EventId("app.log", 2)), surprise);
    return new Finding(
        "pattern", "full", Severity.HIGH, 0.5, when, "It is full", patterns, List.of(evidence));
  }

  private static Report report(int threads, Function<Chunk, Analysis> plugin) {
    try (LogInsight insight =
        LogInsight.builder()
            .analyzer("pattern")
            .wrapAnalyzers(provider -> synchronous("pattern", plugin))
            .threads(threads)
            .build()) {
      return insight.analyzeSources(List.of(Bytes.of("app.log", LINES)), null);
    }
  }

  private static Report analyze(String log, int threads, UnaryOperator<AnalyzerProvider> wrapper) {
    try (LogInsight insight =
        LogInsight.builder().wrapAnalyzers(wrapper).threads(threads).build()) {
      return insight.analyzeSources(List.of(Bytes.of("app.log", log)), null);
    }
  }

  private EnhancedAnalyzer enhanced(Function<Chunk, Analysis> plugin) {
    return enhanced(synchronous("pattern", plugin));
  }

  private EnhancedAnalyzer enhanced(AnalyzerProvider provider) {
    return enhanced(provider, AnalyzerFence.LIMIT);
  }

  private EnhancedAnalyzer enhanced(AnalyzerProvider provider, Duration limit) {
    AnalyzerContext context =
        new AnalyzerContext(Runnable::run, InstantSource.system(), List.of(), Map.of());
    AnalyzerFence fence = new AnalyzerFence(provider, context, EnhancedAnalyzerTest::daemon, limit);
    return new EnhancedAnalyzer(fence, meter, nanos::get, UNJUDGED);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  private static AnalyzerProvider synchronous(String id, Function<Chunk, Analysis> plugin) {
    return provider(id, context -> Analyzer.synchronous(plugin));
  }

  private static AnalyzerProvider provider(String id, Function<AnalyzerContext, Analyzer> create) {
    return new AnalyzerProvider() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Analyzer create(AnalyzerContext context) {
        return create.apply(context);
      }
    };
  }
}
