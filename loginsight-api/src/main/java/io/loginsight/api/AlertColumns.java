package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an {@link Alert} stand in a table, or in a JSON object, whose names with a dot
 * lead into inner objects.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param time the name of the column with the time: seconds, milliseconds, microseconds or
 *     nanoseconds since 1970, or a date and time of ISO 8601
 * @param type the name of the column with the type
 * @param host the name of the column with the host; null if there is none
 * @param source the name of the column with the source; null if there is none
 * @param severity the name of the column with the severity; null if there is none
 * @param zone of times that do not name one
 */
public record AlertColumns(
    String time,
    String type,
    @Nullable String host,
    @Nullable String source,
    @Nullable String severity,
    ZoneId zone) {

  /** Checks that time, type and zone are there. */
  public AlertColumns {
    requireNonNull(time, "time");
    requireNonNull(type, "type");
    requireNonNull(zone, "zone");
  }
}
