package io.loginsight.spi;

import io.loginsight.api.Experience;
import io.loginsight.api.LogInsightException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Makes the {@link Engine}; found through {@link java.util.ServiceLoader}, so that the API depends
 * on no implementation.
 *
 * <p><b>Threads:</b> Shared.
 */
public interface EngineProvider {

  /**
   * Returns the name of this engine.
   *
   * @return lower-case letters, digits and {@code -}, such as {@code core}
   */
  String id();

  /**
   * Makes an engine.
   *
   * @param settings what it is to use
   * @return a new engine; the caller closes it
   */
  Engine create(EngineSettings settings);

  /**
   * Reads an experience that {@link #write} wrote.
   *
   * @param name what it is called, for messages
   * @param in is not closed; may be of anybody
   * @return the experience
   * @throws LogInsightException if it is damaged, or of another version, or if this engine keeps
   *     none, which is so unless overridden
   * @throws IOException if the stream fails
   */
  default Experience read(String name, InputStream in) throws IOException {
    throw new LogInsightException("The engine " + id() + " keeps no experience");
  }

  /**
   * Writes an experience.
   *
   * @param experience what is remembered
   * @param out is not closed
   * @throws LogInsightException if this engine keeps none, which is so unless overridden
   * @throws IOException if it cannot be written
   */
  default void write(Experience experience, OutputStream out) throws IOException {
    throw new LogInsightException("The engine " + id() + " keeps no experience");
  }
}
