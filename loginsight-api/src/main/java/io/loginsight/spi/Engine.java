package io.loginsight.spi;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRules;
import io.loginsight.api.AnalyzerMetrics;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Comparison;
import io.loginsight.api.IncidentEngine;
import io.loginsight.api.Report;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Drives the data through all stages. Made by {@link EngineProvider#create}; users reach it through
 * {@link io.loginsight.api.LogInsight}.
 *
 * <p><b>Threads:</b> Shared. Each call stands for itself.
 */
public interface Engine extends AutoCloseable {

  /**
   * Reads sources to their end and reports.
   *
   * @param sources in the order that lines are numbered
   * @param lines takes each line with its final pattern; null if nobody wants them
   * @return the report; a source that could not be read is a problem in it, not an exception
   */
  Report analyze(List<LogSource> sources, @Nullable LineVisitor lines);

  /**
   * Reads sources to their end, and reports of several stretches of their time, of each as if there
   * were nothing else. The sources are opened again for each.
   *
   * @param sources in the order that lines are numbered
   * @param windows is told what there is, without analyses, and says of which stretches to report;
   *     they may overlap
   * @param reports takes the report of each, in their order, before the next one is begun
   * @return what {@code windows} was told
   */
  Report analyzeEach(
      List<LogSource> sources, Function<Report, List<TimeRange>> windows, Consumer<Report> reports);

  /**
   * Reads two sides to their ends and compares them. No analyzer looks at them.
   *
   * @param before the sources of one side
   * @param after the sources of the other side, which may be the same ones
   * @param at if both sides are one stretch of time: what is before it belongs to {@code before},
   *     and all else to {@code after}; null if each side is all that its sources hold
   * @return what is different; a source that could not be read is a problem in it
   */
  Comparison compare(List<LogSource> before, List<LogSource> after, @Nullable Instant at);

  /**
   * Reads alerts from sources to their end and folds them.
   *
   * @param sources tables or JSON, an object a line; in the order that alerts are numbered
   * @param columns where what stands
   * @param rules what people have said about alerts
   * @param alerts takes what became of each alert; null if nobody wants that
   * @return the incidents; a source that could not be read is a problem in it
   * @throws io.loginsight.api.LogInsightException if there is no such column, or none of the
   *     sources can be read
   */
  AlertReport fold(
      List<LogSource> sources,
      AlertColumns columns,
      AlertRules rules,
      @Nullable AlertVisitor alerts);

  /**
   * Reads alerts from sources to their end and folds them without rules and with them.
   *
   * @param sources as for {@link #fold}
   * @param columns where what stands
   * @param rules what people have said about alerts
   * @return the difference; a source that could not be read is a problem in its reports
   * @throws io.loginsight.api.LogInsightException as for {@link #fold}
   */
  AlertReplay replay(List<LogSource> sources, AlertColumns columns, AlertRules rules);

  /**
   * Reads the logs of an incident, and what else there is, and ranks where it may come from.
   *
   * @param sources what is read
   * @param query of which time; the locations in it do not count
   * @return the hypotheses; a source that could not be read is a problem in it
   * @throws io.loginsight.api.LogInsightException if there is no such column
   */
  CauseReport rankCauses(CauseSources sources, CauseQuery query);

  /**
   * Makes what folds alerts.
   *
   * @return a new one, which knows nothing yet
   */
  IncidentEngine newIncidentEngine();

  /**
   * Makes what judges sessions.
   *
   * @param closed takes what is thought of each session when it is over
   * @return a new one, which knows nothing yet
   */
  SessionEngine newSessionEngine(Consumer<SessionVerdict> closed);

  /**
   * Says how the analyzers have performed so far.
   *
   * @return of each analyzer, in the order of their ids; nothing unless overridden
   */
  default List<AnalyzerMetrics> metrics() {
    return List.of();
  }

  /** Ends the engine's threads. May be called twice. */
  @Override
  void close();
}
