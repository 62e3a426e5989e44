package io.loginsight.core.analyze;

import io.loginsight.api.AnalysisFailure.Kind;
import io.loginsight.api.AnalyzerMetrics;
import io.loginsight.api.AnalyzerMetrics.ResponseTimes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of one analyzer and how long they took.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class AnalyzerMeter {

  private final String analyzerId;
  private final Object lock = new Object();
  private final Map<Kind, Long> failures = new EnumMap<>(Kind.class);
  private final long[] latest = new long[ResponseTimes.MOST]; // nanoseconds; a ring
  private long timed;
  private long calls;

  /**
   * Makes a meter that has seen no call.
   *
   * @param analyzerId the id of the analyzer
   */
  public AnalyzerMeter(String analyzerId) {
    this.analyzerId = analyzerId;
  }

  /**
   * Counts a call.
   *
   * @param nanos how long it took; does not count if there was no call in truth
   * @param failure how it failed; null if it did not
   */
  public void add(long nanos, @Nullable Kind failure) {
    synchronized (lock) {
      calls++;
      if (failure != null) {
        failures.merge(failure, 1L, Long::sum);
      }
      if (failure != Kind.CUT_OFF && failure != Kind.INTERRUPTED) {
        latest[(int) (timed % latest.length)] = nanos;
        timed++;
      }
    }
  }

  /** Returns what was counted so far. */
  public AnalyzerMetrics metrics() {
    synchronized (lock) {
      return new AnalyzerMetrics(analyzerId, calls, failures, timed == 0 ? null : responseTimes());
    }
  }

  private ResponseTimes responseTimes() {
    int kept = (int) Math.min(timed, latest.length);
    long[] sorted = Arrays.copyOf(latest, kept);
    Arrays.sort(sorted);
    return new ResponseTimes(
        kept,
        quantile(sorted, 0),
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 1));
  }

  /** Returns the least value that a share of {@code share} does not exceed. */
  private static Duration quantile(long[] sorted, double share) {
    int rank = Math.max(1, (int) Math.ceil(share * sorted.length));
    return Duration.ofNanos(sorted[rank - 1]);
  }
}
