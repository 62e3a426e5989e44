package io.loginsight.core.engine;

import io.loginsight.api.LogInsightException;
import io.loginsight.core.plugin.PluginFailure;
import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.Field;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lends kept events to enrichers and takes their attributes.
 *
 * <p><b>Threads:</b> Confined.
 */
final class KeptBatch implements LogBatch {

  private static final int MAX_VALUE = 500;
  private static final int MAX_ATTRIBUTES = 64;

  private final List<KeptEvent> events;
  private final List<Map<String, String>> attributes = new ArrayList<>();

  private KeptBatch(List<KeptEvent> events) {
    this.events = events;
    events.forEach(event -> attributes.add(new HashMap<>()));
  }

  /**
   * Asks enrichers about events.
   *
   * @param events the events
   * @param providers make the enrichers, in the order they are asked
   * @param problems takes what went wrong, one line each; an enricher that throws is left out
   * @return the attributes of each event
   */
  static List<Map<String, String>> enrich(
      List<KeptEvent> events, List<EnricherProvider> providers, List<String> problems) {
    KeptBatch batch = new KeptBatch(events);
    for (EnricherProvider provider : providers) {
      try {
        Enricher enricher = provider.create();
        enricher.enrich(batch, batch::put);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        problems.add(
            ("The enricher '" + provider.id() + "' failed and was left out: ")
                + PluginFailure.told(e));
      } // a plugin's; the others go on
    }
    return batch.attributes;
  }

  private void put(int event, String key, String value) {
    if (!key.matches("[a-z0-9_.-]{1,64}")) {
      throw new LogInsightException(
          "an attribute is named by lower-case letters, digits and '_.-', got '" + key + "'");
    }
    Map<String, String> of = attributes.get(event);
    if (of.size() < MAX_ATTRIBUTES) {
      of.putIfAbsent(key, value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value);
    }
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public byte[] line(int event) {
    return events.get(event).line();
  }

  @Override
  public int lineStart(int event) {
    return LineParser.PADDING;
  }

  @Override
  public int lineEnd(int event) {
    return events.get(event).lineEnd();
  }

  @Override
  public byte[] message(int event) {
    return events.get(event).message();
  }

  @Override
  public int messageStart(int event) {
    return events.get(event).messageStart();
  }

  @Override
  public int messageEnd(int event) {
    return events.get(event).messageEnd();
  }

  @Override
  public long time(int event) {
    return events.get(event).time();
  }

  @Override
  public int level(int event) {
    return events.get(event).level();
  }

  @Override
  public int fieldStart(int event, Field field) {
    return events.get(event).fieldStart(field);
  }

  @Override
  public int fieldEnd(int event, Field field) {
    return events.get(event).fieldEnd(field);
  }
}
