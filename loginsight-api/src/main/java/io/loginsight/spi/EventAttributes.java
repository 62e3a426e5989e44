package io.loginsight.spi;

/**
 * Takes what an {@link Enricher} has found.
 *
 * <p>The object is lent: it is valid until {@link Enricher#enrich} returns.
 *
 * <p><b>Threads:</b> Confined.
 */
@FunctionalInterface
public interface EventAttributes {

  /**
   * Sets an attribute of an event. What an enricher with a smaller {@link EnricherProvider#order}
   * has set stays.
   *
   * @param event the index of the event in the batch
   * @param key the name of the attribute, such as {@code service}; lower-case letters, digits and
   *     {@code _ . -}
   * @param value its value; text over 500 characters is cut
   */
  void put(int event, String key, String value);
}
