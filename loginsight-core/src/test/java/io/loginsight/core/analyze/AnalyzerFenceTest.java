package io.loginsight.core.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnalyzerFenceTest {

  private static final AnalyzerContext CONTEXT =
      new AnalyzerContext(Runnable::run, InstantSource.system());

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
  void close_analyzerThatThrows_isTakenInSilence() {
    AnalyzerProvider provider =
        new AnalyzerProvider() {
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
                closes.incrementAndGet();
                throw new IllegalStateException("stuck");
              }
            };
          }
        };
    AnalyzerFence fence =
        new AnalyzerFence(provider, CONTEXT, AnalyzerFenceTest::daemon, AnalyzerFence.LIMIT);
    fence.analyze(Chunk.empty());
    fence.close();
    fence.close();
    assertEquals(1, closes.get());
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
