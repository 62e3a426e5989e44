package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/**
 * Recognises values that commas, semicolons, tabs or pipes part, below a line that names them.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class CsvFormatProvider implements LogFormatProvider {

  /** For {@link java.util.ServiceLoader}. */
  public CsvFormatProvider() {}

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    Table table = Table.ofValues(sample, context.columns());
    return table == null
        ? null
        : EnvelopeFormat.detect(
            "columns " + table.words(),
            () -> new TableReader(table, context),
            1,
            Nesting.inside(0),
            sample,
            context);
  }
}
