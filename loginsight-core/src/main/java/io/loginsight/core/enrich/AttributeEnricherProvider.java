package io.loginsight.core.enrich;

import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.EventAttributes;
import io.loginsight.spi.LogBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives an event what its line says by name: the keys of a JSON line, those of inner objects joined
 * by a dot, and {@code key=value} in the message.
 *
 * <p>Asked last, so what the header or another enricher has said stays. A message cannot say where
 * the event comes from: {@code host=} in its text is the host it speaks of.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class AttributeEnricherProvider implements EnricherProvider {

  private static final int ORDER = 900;

  /** Time, level and message, which every event has apart. */
  private static final Set<String> KNOWN =
      Set.of(
          "time",
          "timestamp",
          "ts",
          "t",
          "datetime",
          "date",
          "level",
          "lvl",
          "severity",
          "loglevel",
          "log.level",
          "log_level",
          "levelname",
          "message",
          "msg",
          "log");

  /** Where an event comes from: for the header and the structure of a line to say. */
  private static final Set<String> ORIGIN =
      Set.of(
          "host", "service", "process", "pid", "thread", "logger", "trace", "span", "pod",
          "version");

  /** Made by {@link java.util.ServiceLoader}. */
  public AttributeEnricherProvider() {}

  @Override
  public String id() {
    return "attributes";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public Enricher create() {
    return AttributeEnricherProvider::enrich;
  }

  private static void enrich(LogBatch batch, EventAttributes out) {
    for (int event = 0; event < batch.size(); event++) {
      int e = event;
      pairs(Lent.line(batch, e), Lent.message(batch, e))
          .forEach((key, value) -> out.put(e, key, value));
    }
  }

  private static Map<String, String> pairs(String line, String message) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.putAll(Pairs.ofJson(Pairs.isObject(line) ? line : message));
    if (!Pairs.isObject(message)) {
      Map<String, String> said = Pairs.ofMessage(message);
      said.keySet().removeAll(ORIGIN);
      said.forEach(pairs::putIfAbsent);
    }
    pairs.keySet().removeAll(KNOWN);
    return pairs;
  }
}
