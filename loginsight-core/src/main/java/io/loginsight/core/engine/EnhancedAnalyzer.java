package io.loginsight.core.engine;

import io.loginsight.api.Analysis;
import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.Chunk;
import io.loginsight.core.analyze.AnalyzerFence;
import io.loginsight.core.analyze.AnalyzerMeter;
import io.loginsight.core.experience.Calibration;
import java.util.function.LongSupplier;

/**
 * Adds to any analyzer what it need not know of: how it performs, what each of its findings is
 * worth, whom it touches and what may help; and if it fails, an analysis of that.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EnhancedAnalyzer implements AutoCloseable {

  private final AnalyzerFence fence;
  private final AnalyzerMeter meter;
  private final LongSupplier clock;
  private final Calibration calibration;

  /**
   * Enhances an analyzer.
   *
   * @param fence stands around it
   * @param meter takes how it performs
   * @param clock nanoseconds from any point in time on
   * @param calibration of the confidence of its findings
   */
  EnhancedAnalyzer(
      AnalyzerFence fence, AnalyzerMeter meter, LongSupplier clock, Calibration calibration) {
    this.fence = fence;
    this.meter = meter;
    this.clock = clock;
    this.calibration = calibration;
  }

  /** Lets the analyzer look at a chunk, and adds what there is to add. */
  AnalyzerFence.Outcome analyze(Chunk chunk) {
    long begun = clock.getAsLong();
    AnalyzerFence.Outcome outcome = fence.analyze(chunk);
    Analysis said = outcome.analysis();
    AnalysisFailure failure = said.failure();
    meter.add(clock.getAsLong() - begun, failure == null ? null : failure.kind());
    FindingAssessor assessor = new FindingAssessor(chunk, calibration);
    return new AnalyzerFence.Outcome(
        new Analysis(
            said.analyzerId(),
            said.findings(),
            said.findings().stream().map(assessor::assess).toList(),
            failure),
        outcome.problem());
  }

  @Override
  public void close() {
    fence.close();
  }
}
