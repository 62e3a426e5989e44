package io.loginsight.spi;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.LogColumns;
import java.time.ZoneId;

/**
 * What to assume about times that do not say it themselves.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param zone the zone of times that name none
 * @param year the year of dates that name none: that of other dates in the source, else of dates in
 *     an earlier source, else the one the user has asked for, else 1970
 * @param columns which columns of tables say what
 */
public record FormatContext(ZoneId zone, int year, LogColumns columns) {

  /**
   * Has columns that are found by their names.
   *
   * @param zone the zone of times that name none
   * @param year the year of dates that name none
   */
  public FormatContext(ZoneId zone, int year) {
    this(zone, year, LogColumns.FOUND);
  }

  /** Checks that nothing is missing. */
  public FormatContext {
    requireNonNull(zone, "zone");
    requireNonNull(columns, "columns");
  }
}
