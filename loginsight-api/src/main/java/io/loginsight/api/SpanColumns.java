package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * Where the parts of a span stand in a table, or in a JSON object, that a tracer has exported.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param trace the name of the column with the trace id
 * @param span the name of the column with the id of the span
 * @param parent the name of the column with the id of the span it is part of
 * @param service the name of the column with the service, or with the pod it runs in
 * @param operation the name of the column that says what was done
 * @param start the name of the column with the begin: a number since 1970, or ISO 8601
 * @param end the name of the column with the end, as the begin
 */
public record SpanColumns(
    String trace,
    String span,
    String parent,
    String service,
    String operation,
    String start,
    String end) {

  /** Checks that all are there. */
  public SpanColumns {
    requireNonNull(trace, "trace");
    requireNonNull(span, "span");
    requireNonNull(parent, "parent");
    requireNonNull(service, "service");
    requireNonNull(operation, "operation");
    requireNonNull(start, "start");
    requireNonNull(end, "end");
  }
}
