package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/**
 * Recognises lines that are one JSON object each.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class JsonFormatProvider implements LogFormatProvider {

  private final int depth;

  /** For {@link java.util.ServiceLoader}. */
  public JsonFormatProvider() {
    this(0);
  }

  JsonFormatProvider(int depth) {
    this.depth = depth;
  }

  @Override
  public String id() {
    return "json";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return EnvelopeFormat.detect(
        "one JSON object a line", () -> new JsonReader(context), 1, Nesting.inside(depth), sample, context);
  }
}
