package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises lines of {@code key=value} pairs.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class LogfmtFormatProvider implements LogFormatProvider {

  /** So many lines of a sample must be in this format, unless half of them are. */
  private static final int ENOUGH = 5;

  /** For {@link java.util.ServiceLoader}. */
  public LogfmtFormatProvider() {}

  @Override
  public String id() {
    return "logfmt";
  }

  @Override
  public int order() {
    return 200;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return EnvelopeFormat.detect(
        "key=value pairs", () -> new LogfmtReader(context), ENOUGH, List.of(), sample, context);
  }
}
