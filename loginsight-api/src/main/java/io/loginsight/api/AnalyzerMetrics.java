package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an analyzer has performed since the {@link LogInsight} that runs it was built.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param analyzerId the id of the analyzer
 * @param calls how often it was asked, or was to be asked
 * @param failures how many of these calls failed, by what sort of failure; without those that did
 *     not occur
 * @param responseTimes how long it took to answer; null if no call has come back
 */
public record AnalyzerMetrics(
    String analyzerId,
    long calls,
    Map<AnalysisFailure.Kind, Long> failures,
    @Nullable ResponseTimes responseTimes) {

  /** Copies the failures. */
  public AnalyzerMetrics {
    requireNonNull(analyzerId, "analyzerId");
    EnumMap<AnalysisFailure.Kind, Long> copy = new EnumMap<>(AnalysisFailure.Kind.class);
    copy.putAll(failures);
    failures = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns how many calls failed.
   *
   * @return the sum over all sorts of failures
   */
  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns what share of the calls gave an analysis.
   *
   * @return in {@code [0, 1]}; null if there was no call
   */
  public @Nullable Double successRate() {
    return calls == 0 ? null : (double) (calls - failed()) / calls;
  }

  /**
   * How long calls took, of those that gave an answer, threw or were given up; the latest {@value
   * #MOST} count. A share of {@code q} of them took no longer than the quantile of {@code q}.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param calls how many these are, 1 to {@value #MOST}
   * @param min the shortest
   * @param median the quantile of 0.5
   * @param p95 the quantile of 0.95
   * @param max the longest
   */
  public record ResponseTimes(
      int calls, Duration min, Duration median, Duration p95, Duration max) {

    /** So many count at most. */
    public static final int MOST = 1_000;

    /** Checks that nothing is missing. */
    public ResponseTimes {
      requireNonNull(min, "min");
      requireNonNull(median, "median");
      requireNonNull(p95, "p95");
      requireNonNull(max, "max");
    }
  }
}
