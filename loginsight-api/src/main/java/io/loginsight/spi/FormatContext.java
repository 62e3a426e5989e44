package io.loginsight.spi;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;

/**
 * What to assume about times that do not say it themselves.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param zone the zone of times that name none
 * @param year the year of dates that name none: that of other dates in the source, else of dates in
 *     an earlier source, else the one the user has asked for, else 1970
 */
public record FormatContext(ZoneId zone, int year) {

  /** Checks the zone. */
  public FormatContext {
    requireNonNull(zone, "zone");
  }
}
