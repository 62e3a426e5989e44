package io.loginsight.core.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Severity;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnalyzerFenceTest {

  private static final AnalyzerContext CONTEXT =
      new AnalyzerContext(Runnable::run, InstantSource.system(), List.of(), Map.of());

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();

  @Test
  void analyze_goodAnalyzer_passesItsAnalysisOn() {
    try (AnalyzerFence fence = fence(chunk -> done("test"))) {
      assertNull(fence.analyze(Chunk.empty()).problem());
    }
    assertEquals(1, closes.get());
  }

  @Test
  void analyze_throws_isAProblemAndNoMore() {
    AnalyzerFence fence =
        fence(
            chunk -> {
              throw new IllegalStateException("no luck\nat all");
            });
    assertEquals(
        "The analyzer 'test' failed: java.lang.IllegalStateException: no luck",
        fence.analyze(Chunk.empty()).problem());
  }

  @Test
  void analyze_throwsAnError_isAProblemAndNoMore() {
    AnalyzerFence fence =
        fence(
            chunk -> {
              throw new NoSuchMethodError("other version");
            });
    String problem = fence.analyze(Chunk.empty()).problem();
    assertTrue(problem.contains("other version"), problem);
  }

  @Test
  void analyze_answersNull_isAProblem() {
    assertTrue(fence(chunk -> null).analyze(Chunk.empty()).problem().contains("null"));
  }

  @Test
  void analyze_failedFuture_isAProblem() {
    AnalyzerFence fence =
        fence(chunk -> CompletableFuture.failedFuture(new IllegalStateException("later")));
    assertTrue(fence.analyze(Chunk.empty()).problem().contains("later"));
  }

  @Test
  void analyze_idOfAnother_isAProblem() {
    String problem = fence(chunk -> done("other")).analyze(Chunk.empty()).problem();
    assertTrue(problem.contains("other"), problem);
  }

  @Test
  void analyze_neverAnswers_isLeftBehindAfterTheLimit() {
    AnalyzerFence fence =
        new AnalyzerFence(
            provider(chunk -> new CompletableFuture<>()),
            CONTEXT,
            AnalyzerFenceTest::daemon,
            Duration.ofMillis(50));
    String problem = fence.analyze(Chunk.empty()).problem();
    assertTrue(problem.contains("took more than"), problem);
  }

  @Test
  void analyze_threeFailuresInARow_isCutOff() {
    AnalyzerFence fence =
        fence(
            chunk -> {
              calls.incrementAndGet();
              throw new IllegalStateException("again");
            });
    for (int i = 0; i < 5; i++) {
      fence.analyze(Chunk.empty());
    }
    assertEquals(3, calls.get());
  }

  @Test
  void analyze_successBetweenFailures_startsTheCountAgain() {
    AnalyzerFence fence =
        fence(
            chunk -> {
              if (calls.incrementAndGet() % 3 == 0) {
                return done("test");
              }
              throw new IllegalStateException("often");
            });
    for (int i = 0; i < 12; i++) {
      fence.analyze(Chunk.empty());
    }
    assertEquals(12, calls.get());
  }

  @Test
  void analyze_aMillionLongFindings_keepsSomeOfThem() {
    Evidence evidence =
        new Evidence(
            "s\n".repeat(9_000), "o", "e", Collections.nCopies(9_000, new EventId("a", 1)));
    Finding finding =
        new Finding(
            "test",
            "kind",
            Severity.LOW,
            0.5,
            null,
            "a\r\nb" + "\uD83E\uDD50".repeat(9_000),
            List.of(),
            Collections.nCopies(9_000, evidence));
    Analysis million = new Analysis("test", Collections.nCopies(1_000_000, finding));
    AnalyzerFence fence = fence(chunk -> CompletableFuture.completedFuture(million));
    AnalyzerFence.Outcome outcome = fence.analyze(Chunk.empty());
    assertEquals(
        "The analyzer 'test' has 1,000,000 findings; the first 1,000 are kept", outcome.problem());
    assertEquals(1_000, outcome.analysis().findings().size());
    Finding kept = outcome.analysis().findings().get(999);
    assertEquals(20, kept.evidence().size());
    assertEquals(100, kept.evidence().get(0).events().size());
    assertEquals(1_000, kept.evidence().get(0).statement().length());
    assertTrue(
        kept.summary().startsWith("a b") && kept.summary().endsWith("\uDD50…"), kept::summary);
  }

  @Test
  void close_analyzerThatHangs_isLeftBehindAfterTheLimit() {
    CountDownLatch never = new CountDownLatch(1);
    AnalyzerProvider hanging =
        closing(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    AnalyzerFence fence =
        new AnalyzerFence(hanging, CONTEXT, AnalyzerFenceTest::daemon, Duration.ofMillis(50));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          fence.analyze(Chunk.empty());
          fence.close();
        });
    never.countDown();
  }

  @Test
  void close_analyzerThatThrows_isTakenInSilence() {
    AnalyzerProvider provider =
        closing(
            () -> {
              closes.incrementAndGet();
              throw new IllegalStateException("stuck");
            });
    AnalyzerFence fence =
        new AnalyzerFence(provider, CONTEXT, AnalyzerFenceTest::daemon, AnalyzerFence.LIMIT);
    fence.analyze(Chunk.empty());
    fence.close();
    fence.close();
    assertEquals(1, closes.get());
  }

  private static AnalyzerProvider closing(Runnable close) {
    return new AnalyzerProvider() {
      @Override
      public String id() {
        return "test";
      }

      @Override
      public Analyzer create(AnalyzerContext context) {
        return new Analyzer() {
          @Override
          public CompletableFuture<Analysis> analyze(Chunk chunk) {
            return done("test");
          }

          @Override
          public void close() {
            close.run();
          }
        };
      }
    };
  }

  private static CompletableFuture<Analysis> done(String id) {
    return CompletableFuture.completedFuture(new Analysis(id, List.of()));
  }

  private AnalyzerFence fence(Analyzer analyzer) {
    return new AnalyzerFence(
        provider(analyzer), CONTEXT, AnalyzerFenceTest::daemon, AnalyzerFence.LIMIT);
  }

  private AnalyzerProvider provider(Analyzer analyzer) {
    return new AnalyzerProvider() {
      @Override
      public String id() {
        return "test";
      }

      @Override
      public Analyzer create(AnalyzerContext context) {
        return new Analyzer() {
          @Override
          public java.util.concurrent.CompletionStage<Analysis> analyze(Chunk chunk) {
            return analyzer.analyze(chunk);
          }

          @Override
          public void close() {
            closes.incrementAndGet();
          }
        };
      }
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
