package io.loginsight.core.format;

import io.loginsight.api.LogColumns;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/** Compares the columns that a user has given with those of a source. */
public final class TableColumns {

  private TableColumns() {}

  /**
   * Says which of the given columns a source lacks.
   *
   * @param sample the first lines of the source
   * @param columns what was given
   * @return a sentence without the name of the source that lists the columns there are; null if
   *     none is missing, or if the source is no table
   */
  public static @Nullable String missing(LogSample sample, LogColumns columns) {
    return columns.given().isEmpty() ? null : Table.missing(sample, columns);
  }
}
