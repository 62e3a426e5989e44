package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.core.enrich.Workload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * When and where an event was logged. Texts are empty if they are not known.
 *
 * @param time nanoseconds since 1970, or {@link io.loginsight.spi.LogBatch#NO_TIME}
 * @param level ordinal, or {@link io.loginsight.spi.LogBatch#NO_LEVEL}
 * @param line its first line in its source, from 1
 * @param text the message, cut; empty of one that is neither a warning nor an error, unless all are
 *     wanted
 */
record EventOrigin(
    long time,
    int level,
    long line,
    String service,
    String trace,
    String span,
    String logger,
    String text) {

  private static final int LONGEST_TEXT = 300;

  /** What a file of one service is called besides its name. */
  private static final Pattern STREAM =
      Pattern.compile("[-_](?:access|error|err|out|stdout|stderr)$");

  static EventOrigin of(KeptEvent event, Map<String, String> attributes, boolean texts) {
    return new EventOrigin(
        event.time(),
        event.level(),
        event.number(),
        saidService(attributes),
        attributes.getOrDefault("trace", ""),
        attributes.getOrDefault("span", ""),
        attributes.getOrDefault("logger", ""),
        texts || event.level() >= Level.WARN.ordinal() ? text(event) : "");
  }

  private static String text(KeptEvent event) {
    int length = Math.min(event.messageEnd() - event.messageStart(), LONGEST_TEXT);
    return new String(event.message(), event.messageStart(), length, StandardCharsets.UTF_8);
  }

  private static String saidService(Map<String, String> attributes) {
    return Workload.nameOf(first(attributes, "service", "process", "host"));
  }

  /** Returns the service of an event; where the line does not say it, the name of its file does. */
  static String serviceOf(String source, Map<String, String> attributes) {
    String said = saidService(attributes);
    return said.isEmpty() ? serviceOf(source) : said;
  }

  /** Returns the service that an event of a source is of. */
  String serviceIn(String source) {
    return service.isEmpty() ? serviceOf(source) : service;
  }

  /** Returns the service that a file is named after. */
  static String serviceOf(String source) {
    String path = source.replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String service = STREAM.matcher(stem).replaceFirst("");
    return service.isEmpty() ? stem : service;
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
