package io.loginsight.spi;

import java.util.List;

/**
 * What is read to find the cause of an incident.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param logs of the incident, and of the time in front of it
 * @param baseline logs of another time, without the incident
 * @param traces spans that a tracer has exported
 * @param metrics tables of measurements
 */
public record CauseSources(
    List<LogSource> logs,
    List<LogSource> baseline,
    List<LogSource> traces,
    List<LogSource> metrics) {

  /** Copies the lists. */
  public CauseSources {
    logs = List.copyOf(logs);
    baseline = List.copyOf(baseline);
    traces = List.copyOf(traces);
    metrics = List.copyOf(metrics);
  }
}
