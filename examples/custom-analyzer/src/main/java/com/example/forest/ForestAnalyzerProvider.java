package com.example.forest;

import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.Option;
import java.util.List;

/**
 * Makes the analyzer {@code forest}: it finds the minutes in which a log was unlike itself.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class ForestAnalyzerProvider implements AnalyzerProvider {

  static final String ID = "forest";

  static final Option<Integer> TREES =
      Option.wholeNumber("trees", 50, 10, 500, "how many trees the forest has");

  static final Option<Integer> PATTERNS =
      Option.wholeNumber(
          "patterns",
          12,
          1,
          40,
          "how many patterns are looked at one by one; the rest is summed up");

  static final Option<Double> THRESHOLD =
      Option.number(
          "threshold",
          6,
          1,
          100,
          "how far above the usual score an interval must be, in robust standard deviations");

  /** For {@link java.util.ServiceLoader}. */
  public ForestAnalyzerProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(TREES, PATTERNS, THRESHOLD);
  }

  @Override
  public Analyzer create(AnalyzerContext context) {
    int trees = context.get(TREES);
    int patterns = context.get(PATTERNS);
    double threshold = context.get(THRESHOLD);
    return Analyzer.synchronous(
        chunk -> new ForestAnalyzer(chunk, trees, patterns, threshold).analyze());
  }
}
