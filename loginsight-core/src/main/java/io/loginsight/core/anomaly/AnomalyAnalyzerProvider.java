package io.loginsight.core.anomaly;

import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.Option;
import java.util.List;

/**
 * Makes the analyzer {@code anomaly}: what the log does in a part of its time that it does not do
 * in the rest.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class AnomalyAnalyzerProvider implements AnalyzerProvider {

  static final String ID = "anomaly";

  static final Option<Double> SURPRISE =
      Option.number(
          "surprise",
          10,
          0,
          1_000,
          "how many bits of surprise make a finding: with 10, chance makes one in a thousand logs");

  static final Option<Double> TIMES =
      Option.number(
          "times",
          2,
          1,
          1_000,
          "how many times more or less often than usual something must come to be told");

  static final Option<Integer> FINDINGS_A_DAY =
      Option.wholeNumber(
          "findings-a-day",
          5,
          1,
          1_000,
          "how many findings a day of the log's time there are at most, most surprising first");

  /** For {@link java.util.ServiceLoader}. */
  public AnomalyAnalyzerProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SURPRISE, TIMES, FINDINGS_A_DAY);
  }

  @Override
  public Analyzer create(AnalyzerContext context) {
    AnomalyAnalyzer analyzer =
        new AnomalyAnalyzer(context.get(SURPRISE), context.get(TIMES), context.get(FINDINGS_A_DAY));
    return Analyzer.synchronous(analyzer::analyze);
  }
}
