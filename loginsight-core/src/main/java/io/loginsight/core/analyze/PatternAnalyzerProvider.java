package io.loginsight.core.analyze;

import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;

/**
 * Makes the analyzer {@code pattern}, the base tier: which patterns are errors, and which appeared
 * late.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class PatternAnalyzerProvider implements AnalyzerProvider {

  static final String ID = "pattern";

  /** For {@link java.util.ServiceLoader}. */
  public PatternAnalyzerProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Analyzer create(AnalyzerContext context) {
    return Analyzer.synchronous(PatternAnalyzer::analyze);
  }
}
