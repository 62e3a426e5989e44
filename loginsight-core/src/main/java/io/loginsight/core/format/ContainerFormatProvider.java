package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what container runtimes write for Kubernetes.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class ContainerFormatProvider implements LogFormatProvider {

  private final int depth;

  /** For {@link java.util.ServiceLoader}. */
  public ContainerFormatProvider() {
    this(0);
  }

  ContainerFormatProvider(int depth) {
    this.depth = depth;
  }

  @Override
  public String id() {
    return "container";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
    return EnvelopeFormat.detect(
        "container: timestamp stream message", () -> new ContainerReader(context), 1, Nesting.inside(depth), sample, context);
  }
}
