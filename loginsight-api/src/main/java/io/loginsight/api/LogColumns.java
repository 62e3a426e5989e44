package io.loginsight.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of tables say what of an event, where their names do not tell.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param time the name of the column with the time; null to find it
 * @param service the name of the column with the service, or with the pod it runs in; null to find
 *     it
 * @param trace the name of the column with the trace id; null to find it
 * @param span the name of the column with the span id; null to find it
 * @param message the name of the column with the message; null to find it
 */
public record LogColumns(
    @Nullable String time,
    @Nullable String service,
    @Nullable String trace,
    @Nullable String span,
    @Nullable String message) {

  /** All columns are found by their names. */
  public static final LogColumns FOUND = new LogColumns(null, null, null, null, null);

  /**
   * Returns the columns that are given.
   *
   * @return their names
   */
  public List<String> given() {
    return Stream.of(time, service, trace, span, message)
        .flatMap(column -> Optional.ofNullable(column).stream())
        .toList();
  }
}
