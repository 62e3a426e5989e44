package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/**
 * Learns the header of plain text lines from the lines themselves.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class LearnedFormatProvider implements LogFormatProvider {

  /** For {@link java.util.ServiceLoader}. */
  public LearnedFormatProvider() {}

  @Override
  public String id() {
    return "learned";
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return LearnedFormat.learn(sample, context);
  }
}
