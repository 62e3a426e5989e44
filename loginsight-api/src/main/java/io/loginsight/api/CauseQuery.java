package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of which time the cause is looked for, and what besides its logs may tell.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param from when the incident began, as far as known
 * @param to when it ended, or until when it is to be looked at; after {@code from}
 * @param baseline locations of logs of another time, without the incident
 * @param traces locations of spans that a tracer has exported
 * @param spanColumns where what stands in them; null if there are none
 * @param metrics locations of tables of measurements
 * @param metricColumns where what stands in them; null if there are none
 */
public record CauseQuery(
    Instant from,
    Instant to,
    List<String> baseline,
    List<String> traces,
    @Nullable SpanColumns spanColumns,
    List<String> metrics,
    @Nullable MetricColumns metricColumns) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if {@code to} is not after {@code from}
   */
  public CauseQuery {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to, got " + from + " and " + to);
    }
    baseline = List.copyOf(baseline);
    traces = List.copyOf(traces);
    metrics = List.copyOf(metrics);
  }

  /**
   * Asks of a time, with its logs alone.
   *
   * @param from when the incident began, as far as known
   * @param to when it ended; after {@code from}
   * @return the query
   */
  public static CauseQuery between(Instant from, Instant to) {
    return new CauseQuery(from, to, List.of(), List.of(), null, List.of(), null);
  }

  /**
   * Adds logs of another time, without the incident.
   *
   * @param locations as for {@link LogInsight#analyze(List)}
   * @return another query
   */
  public CauseQuery withBaseline(List<String> locations) {
    return new CauseQuery(from, to, locations, traces, spanColumns, metrics, metricColumns);
  }

  /**
   * Adds spans.
   *
   * @param locations tables with a header, or JSON, an object a line
   * @param columns where what stands
   * @return another query
   */
  public CauseQuery withTraces(List<String> locations, SpanColumns columns) {
    return new CauseQuery(from, to, baseline, locations, columns, metrics, metricColumns);
  }

  /**
   * Adds measurements.
   *
   * @param locations tables with a header
   * @param columns where what stands
   * @return another query
   */
  public CauseQuery withMetrics(List<String> locations, MetricColumns columns) {
    return new CauseQuery(from, to, baseline, traces, spanColumns, locations, columns);
  }
}
