package io.loginsight.core.engine;

import io.loginsight.api.Experience;
import io.loginsight.core.experience.ExperienceReader;
import io.loginsight.core.experience.ExperienceWriter;
import io.loginsight.spi.Engine;
import io.loginsight.spi.EngineProvider;
import io.loginsight.spi.EngineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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

  @Override
  public Experience read(String name, InputStream in) throws IOException {
    return new ExperienceReader(name).read(in);
  }

  @Override
  public void write(Experience experience, OutputStream out) throws IOException {
    ExperienceWriter.write(experience, out);
  }
}
