package io.loginsight.spi;

/**
 * Adds to events what their lines say or imply beyond time, level and message, such as the service
 * they come from. Made by {@link EnricherProvider#create}.
 *
 * <p>The engine shows it the events that are kept as examples and evidence, and not every event. So
 * what it adds to an event must follow from that event alone.
 *
 * <p><b>Threads:</b> Confined. The engine calls one instance from one thread at a time.
 */
@FunctionalInterface
public interface Enricher {

  /**
   * Adds attributes to the events of a batch.
   *
   * @param batch the events; lent, valid until this method returns
   * @param out takes the attributes; valid until this method returns
   */
  void enrich(LogBatch batch, EventAttributes out);
}
