package io.loginsight.core.engine;

import io.loginsight.spi.Engine;
import io.loginsight.spi.EngineProvider;
import io.loginsight.spi.EngineSettings;

/**
 * Makes the engine {@code core}.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class CoreEngineProvider implements EngineProvider {

  /** For {@link java.util.ServiceLoader}. */
  public CoreEngineProvider() {}

  @Override
  public String id() {
    return "core";
  }

  @Override
  public Engine create(EngineSettings settings) {
    return new CoreEngine(settings);
  }
}
