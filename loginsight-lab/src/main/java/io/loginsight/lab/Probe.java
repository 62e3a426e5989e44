package io.loginsight.lab;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Stands around an analyzer, asks it several times what it is asked once, and notes how long each
 * answer took. The first answer is passed on, also if it is none.
 */
final class Probe implements AnalyzerProvider {

  /** So many are needed for the slowest twentieth to be one. */
  static final int CALLS = 20;

  /** Behind this time it is not asked again; well below what the engine gives it for one call. */
  private static final long NANOS = 5_000_000_000L;

  private final AnalyzerProvider probed;
  private final int most;
  private final LongSupplier clock;
  private final List<Long> answers = new ArrayList<>(); // nanoseconds
  private int calls;

  /**
   * Makes a probe.
   *
   * @param most how often it is asked; 0 for often, but once if asking costs money
   * @param clock nanoseconds from any point in time on
   */
  Probe(AnalyzerProvider probed, int most, LongSupplier clock) {
    this.probed = probed;
    this.most = most > 0 ? most : probed.runsByDefault() ? CALLS : 1;
    this.clock = clock;
  }

  @Override
  public String id() {
    return probed.id();
  }

  @Override
  public boolean runsByDefault() {
    return probed.runsByDefault();
  }

  @Override
  public List<Option<?>> options() {
    return probed.options();
  }

  @Override
  public Analyzer create(AnalyzerContext context) {
    Analyzer analyzer;
    try {
      analyzer = Objects.requireNonNull(probed.create(context), "create returned null");
    } catch (RuntimeException | Error e) {
      begin(); // it was to answer, and will not
      throw e;
    }
    return new Analyzer() {
      @Override
      public CompletionStage<Analysis> analyze(Chunk chunk) {
        return askOften(analyzer, chunk);
      }

      @Override
      public void close() {
        analyzer.close();
      }
    };
  }

  private CompletionStage<Analysis> askOften(Analyzer analyzer, Chunk chunk) {
    long begun = clock.getAsLong();
    CompletableFuture<Analysis> first = ask(analyzer, chunk);
    for (int i = 1; i < most && clock.getAsLong() - begun < NANOS; i++) {
      Future<Analysis> unused = ask(analyzer, chunk);
    }
    return first;
  }

  private CompletableFuture<Analysis> ask(Analyzer analyzer, Chunk chunk) {
    long begun = begin();
    try {
      CompletableFuture<Analysis> answer = analyzer.analyze(chunk).toCompletableFuture();
      if (isItsOwn(answer.get())) {
        answered(clock.getAsLong() - begun);
      }
      return answer;
    } catch (ExecutionException e) {
      return CompletableFuture.failedFuture(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The engine takes no other answer. */
  private boolean isItsOwn(Analysis analysis) {
    return analysis != null
        && analysis.analyzerId().equals(id())
        && analysis.findings().stream().allMatch(finding -> finding.analyzerId().equals(id()));
  }

  private synchronized long begin() {
    calls++;
    return clock.getAsLong();
  }

  private synchronized void answered(long nanos) {
    answers.add(nanos);
  }

  /** Returns what was noted. A call that has not come back has failed. */
  synchronized Evaluation.Run run() {
    List<Long> sorted = answers.stream().sorted().toList();
    int count = sorted.size();
    Measure median =
        count == 0
            ? Measure.undefined("no call was answered")
            : Measure.of((sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2e6);
    Measure p95 =
        count < CALLS
            ? Measure.undefined("it needs " + CALLS + " answers, and there are " + count)
            : Measure.of(sorted.get((int) Math.ceil(count * 0.95) - 1) / 1e6);
    return new Evaluation.Run(
        calls,
        calls - count,
        Measure.share(calls - count, calls, "the analyzer was not asked"),
        median,
        p95);
  }
}
