package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.core.enrich.Workload;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * When and where an event was logged. Texts are empty if they are not known.
 *
 * @param time nanoseconds since 1970, or {@link io.loginsight.spi.LogBatch#NO_TIME}
 * @param level ordinal, or {@link io.loginsight.spi.LogBatch#NO_LEVEL}
 * @param line its first line in its source, from 1
 * @param instance what runs it: a pod or a machine, else the service
 * @param text the message of a warning or an error, cut; empty of others
 */
record EventOrigin(
    long time,
    int level,
    long line,
    String service,
    String instance,
    String trace,
    String span,
    String logger,
    String text) {

  private static final int LONGEST_TEXT = 300;

  static EventOrigin of(KeptEvent event, Map<String, String> attributes) {
    String service = first(attributes, "service", "process", "host");
    return new EventOrigin(
        event.time(),
        event.level(),
        event.number(),
        Workload.nameOf(service),
        first(attributes, "pod", "host", "service", "process"),
        attributes.getOrDefault("trace", ""),
        attributes.getOrDefault("span", ""),
        attributes.getOrDefault("logger", ""),
        event.level() >= Level.WARN.ordinal() ? text(event) : "");
  }

  private static String text(KeptEvent event) {
    int length = Math.min(event.messageEnd() - event.messageStart(), LONGEST_TEXT);
    return new String(event.message(), event.messageStart(), length, StandardCharsets.UTF_8);
  }

  private static String first(Map<String, String> attributes, String... names) {
    for (String name : names) {
      String value = attributes.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
