package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * Where time and service stand in a table of measurements. All other columns with numbers are taken
 * for measurements.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param time the name of the column with the time: a number since 1970, or ISO 8601
 * @param service the name of the column with the service, or with the pod it runs in
 */
public record MetricColumns(String time, String service) {

  /** Checks that both are there. */
  public MetricColumns {
    requireNonNull(time, "time");
    requireNonNull(service, "service");
  }
}
