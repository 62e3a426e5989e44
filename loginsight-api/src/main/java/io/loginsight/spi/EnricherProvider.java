package io.loginsight.spi;

/**
 * Makes one kind of {@link Enricher}; found through {@link java.util.ServiceLoader}.
 *
 * <p><b>Threads:</b> Shared.
 */
public interface EnricherProvider {

  /**
   * Returns the name of this enricher.
   *
   * @return lower-case letters, digits and {@code -}, such as {@code header}
   */
  String id();

  /**
   * Returns when this enricher is asked: the smallest number first.
   *
   * @return 500 by default
   */
  default int order() {
    return 500;
  }

  /**
   * Makes an enricher.
   *
   * @return a new one that shares nothing with others
   */
  Enricher create();
}
