package io.loginsight.core.analyze;

import io.loginsight.api.Analysis;
import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.AnalysisFailure.Call;
import io.loginsight.api.AnalysisFailure.Kind;
import io.loginsight.api.Chunk;
import io.loginsight.api.Finding;
import io.loginsight.core.plugin.PluginFailure;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands around one analyzer, so that a plugin that throws, hangs or answers nonsense costs its own
 * findings and nothing else. Three failures in a row cut it off. A thread that hangs is abandoned,
 * not stopped: it is a daemon.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class AnalyzerFence implements AutoCloseable {

  /** How long one call may take. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(AnalyzerFence.class);

  private static final int FAILURES = 3;

  private final String id;
  private final AnalyzerProvider provider;
  private final AnalyzerContext context;
  private final ThreadFactory threads;
  private final Duration limit;
  private volatile @Nullable Analyzer analyzer; // null until it is made
  private int failures; // in a row

  /**
   * Makes a fence; the analyzer is made by the first call.
   *
   * @param provider makes the analyzer
   * @param context is handed to it
   * @param threads makes the daemon thread that each call runs in
   * @param limit how long one call may take
   */
  public AnalyzerFence(
      AnalyzerProvider provider, AnalyzerContext context, ThreadFactory threads, Duration limit) {
    this.id = provider.id();
    this.provider = provider;
    this.context = context;
    this.threads = threads;
    this.limit = limit;
  }

  /**
   * What came of one call.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param analysis what the analyzer said; why it failed, if it did
   * @param problem what went wrong, in one line; null if nothing did
   */
  public record Outcome(Analysis analysis, @Nullable String problem) {}

  /**
   * Lets the analyzer look at a chunk.
   *
   * @param chunk what was seen
   * @return its analysis, or that of its failure and a problem
   */
  public Outcome analyze(Chunk chunk) {
    if (failures >= FAILURES) {
      return failed(Kind.CUT_OFF, "is cut off after " + FAILURES + " failures in a row", chunk);
    }
    FutureTask<@Nullable Analysis> call = new FutureTask<>(() -> ask(chunk));
    threads.newThread(call).start();
    try {
      Analysis analysis = checked(call.get(limit.toMillis(), TimeUnit.MILLISECONDS));
      failures = 0;
      return new Outcome(Bounds.of(analysis), tooMany(analysis.findings().size()));
    } catch (TimeoutException e) {
      failures++;
      Outcome outcome =
          failed(Kind.TOOK_TOO_LONG, "took more than " + limit.toSeconds() + " s", chunk);
      analyzer = null; // the old one may still be busy in its thread
      return outcome;
    } catch (ExecutionException e) {
      failures++;
      boolean refused = analyzer == null && e.getCause() instanceof IllegalArgumentException;
      Kind kind = refused ? Kind.REFUSED : Kind.THREW;
      return failed(kind, "failed: " + PluginFailure.told(e), chunk);
    } catch (IllegalArgumentException e) {
      failures++;
      return failed(Kind.WRONG_ANSWER, "failed: " + PluginFailure.told(e), chunk);
    } catch (RuntimeException | LinkageError | StackOverflowError e) { // printing what was thrown
      failures++;
      return failed(Kind.THREW, "failed: " + PluginFailure.told(e), chunk);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(Kind.INTERRUPTED, "was interrupted", chunk);
    }
  }

  private @Nullable String tooMany(int findings) {
    return findings <= Bounds.FINDINGS
        ? null
        : String.format(
            Locale.ROOT,
            "The analyzer '%s' has %,d findings; the first %,d are kept",
            id,
            findings,
            Bounds.FINDINGS);
  }

  private @Nullable Analysis ask(Chunk chunk) throws Exception {
    Analyzer made = analyzer;
    if (made == null) {
      made = Objects.requireNonNull(provider.create(context), "create returned null");
      analyzer = made;
    }
    CompletionStage<Analysis> answer = made.analyze(chunk);
    return answer == null ? null : answer.toCompletableFuture().get();
  }

  private Analysis checked(@Nullable Analysis analysis) {
    if (analysis == null) {
      throw new IllegalArgumentException("it answered null");
    }
    if (!analysis.analyzerId().equals(id)) {
      throw new IllegalArgumentException("its analysis has the id " + analysis.analyzerId());
    }
    for (Finding finding : analysis.findings()) {
      if (!finding.analyzerId().equals(id)) {
        throw new IllegalArgumentException("its finding has the id " + finding.analyzerId());
      }
    }
    return analysis;
  }

  private Outcome failed(Kind kind, String how, Chunk chunk) {
    Call during = analyzer == null && kind != Kind.CUT_OFF ? Call.CREATE : Call.ANALYZE;
    AnalysisFailure failure = Failures.of(kind, during, how, chunk);
    return new Outcome(
        new Analysis(id, List.of(), List.of(), failure),
        "The analyzer '" + id + "' " + failure.message());
  }

  /** Closes the analyzer, in a thread that is abandoned, too, if it hangs. */
  @Override
  public void close() {
    Analyzer made = analyzer;
    analyzer = null;
    if (made == null) {
      return;
    }
    FutureTask<@Nullable Void> call = new FutureTask<>(made::close, null);
    threads.newThread(call).start();
    try {
      call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | RuntimeException e) {
      log.warn("The analyzer '{}' failed to close: {}", id, PluginFailure.told(e));
    } catch (TimeoutException e) {
      log.warn("The analyzer '{}' takes more than {} s to close", id, limit.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
