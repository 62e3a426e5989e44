package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the extended log format of IIS and others, and the logs of Zeek: a directive names the
 * columns.
 *
 * <p><b>Threads:</b> Shared.
 *
 * @see <a href="https://www.w3.org/TR/WD-logfile">Extended Log File Format</a>
 */
public final class W3cFormatProvider implements LogFormatProvider {

  /** For {@link java.util.ServiceLoader}. */
  public W3cFormatProvider() {}

  @Override
  public String id() {
    return "w3c";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    Table table = Table.ofDirectives(sample);
    // its times are always those of Greenwich, says the working draft WD-logfile-960323
    FormatContext greenwich = new FormatContext(ZoneOffset.UTC, context.year(), context.columns());
    return table == null
        ? null
        : EnvelopeFormat.detect(
            "#Fields " + table.words(),
            () -> new TableReader(table, greenwich),
            1,
            List.of(),
            sample,
            greenwich);
  }
}
