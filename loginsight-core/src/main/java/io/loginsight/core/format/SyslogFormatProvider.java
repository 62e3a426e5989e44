package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/**
 * Recognises syslog as it is sent, with its priority in front (RFC 5424 and RFC 3164).
 *
 * <p><b>Threads:</b> Shared.
 */
public final class SyslogFormatProvider implements LogFormatProvider {

  private final int depth;

  /** For {@link java.util.ServiceLoader}. */
  public SyslogFormatProvider() {
    this(0);
  }

  SyslogFormatProvider(int depth) {
    this.depth = depth;
  }

  @Override
  public String id() {
    return "syslog";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return EnvelopeFormat.detect(
        "syslog: <priority> timestamp host process message", () -> new SyslogReader(context), 1, Nesting.inside(depth), sample, context);
  }
}
