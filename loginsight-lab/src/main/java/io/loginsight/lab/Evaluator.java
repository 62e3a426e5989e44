package io.loginsight.lab;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.LineVisitor;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Scores one analyzer, built in or a plugin, against labels, beside what is simpler than any.
 *
 * <pre>{@code
 * try (Evaluator evaluator = new Evaluator(labels, Severity.LOW, 0);
 *     LogInsight insight =
 *         LogInsight.builder().analyzer("anomaly").wrapAnalyzers(evaluator::watch).build()) {
 *   Evaluation result = evaluator.evaluate(insight.analyze(List.of("app.log"), evaluator));
 * }
 * }</pre>
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Evaluator implements LineVisitor, Closeable {

  private final Labels labels;
  private final Severity from;
  private final int calls;
  private final LineIndex lines = new LineIndex();
  private @Nullable Probe probe;

  /**
   * Makes an evaluator for one run.
   *
   * @param labels what is known
   * @param from findings that are less severe do not count
   * @param calls how often the analyzer is asked about the same, to learn how long it takes; 0 for
   *     20 times within 5 seconds, but once if asking costs money
   * @throws IOException if there can be no temporary file
   */
  public Evaluator(Labels labels, Severity from, int calls) throws IOException {
    this.labels = labels;
    this.from = from;
    this.calls = calls;
  }

  /**
   * Puts a probe around the analyzer.
   *
   * @param provider makes the analyzer
   * @return makes one that answers the same
   * @throws IllegalStateException if there is one already
   */
  public AnalyzerProvider watch(AnalyzerProvider provider) {
    if (probe != null) {
      throw new IllegalStateException("one analyzer at a time, got also " + provider.id());
    }
    probe = new Probe(provider, calls, System::nanoTime);
    return probe;
  }

  @Override
  public void visit(AssignedLine line) throws IOException {
    lines.add(line);
  }

  /**
   * Scores what was found.
   *
   * @param report the report of the run that has called {@link #visit}
   * @return the scores
   * @throws IllegalStateException if no analyzer is watched
   */
  public Evaluation evaluate(Report report) {
    if (probe == null) {
      throw new IllegalStateException("watch an analyzer first");
    }
    return new Scorer(labels, from, probe.id(), report, lines).score(probe.run());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
