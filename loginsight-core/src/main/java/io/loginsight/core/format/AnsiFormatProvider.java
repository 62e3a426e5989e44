package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/**
 * Recognises lines that were meant for a terminal: what is left without the colours is read again.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class AnsiFormatProvider implements LogFormatProvider {

  /** For {@link java.util.ServiceLoader}. */
  public AnsiFormatProvider() {}

  @Override
  public String id() {
    return "ansi";
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return EnvelopeFormat.detect(
        "colours of a terminal", AnsiReader::new, 1, Nesting.inside(0), sample, context);
  }
}
