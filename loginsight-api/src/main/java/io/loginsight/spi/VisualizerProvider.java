package io.loginsight.spi;

/**
 * Makes one kind of {@link Visualizer}; found through {@link java.util.ServiceLoader}.
 *
 * <p><b>Threads:</b> Shared.
 */
public interface VisualizerProvider {

  /**
   * Returns the name by which a user asks for this form.
   *
   * @return lower-case letters, digits and {@code -}, such as {@code html}
   */
  String id();

  /**
   * Returns the media type of what is written.
   *
   * @return such as {@code text/html}
   */
  String mediaType();

  /**
   * Makes a visualizer.
   *
   * @return a new one that shares nothing with others
   */
  Visualizer create();
}
