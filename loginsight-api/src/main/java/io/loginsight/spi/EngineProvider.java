package io.loginsight.spi;

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
}
