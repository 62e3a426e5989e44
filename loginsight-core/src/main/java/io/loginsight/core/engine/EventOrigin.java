package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.core.enrich.Workload;
import io.loginsight.spi.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When and where an event was logged. Texts are empty if they are not known.
 *
 * @param time nanoseconds since 1970, or {@link io.loginsight.spi.LogBatch#NO_TIME}
 * @param level ordinal, or {@link io.loginsight.spi.LogBatch#NO_LEVEL}
 * @param took how long something took, as it says, in milliseconds; {@code NaN} if it does not
 * @param line its first line in its source, from 1
 * @param instance what runs it: a pod or a machine, else the service
 * @param client on whose behalf, as it says
 * @param text the message of a warning or an error with its reason, cut; empty of others
 */
record EventOrigin(
    long time,
    int level,
    double took,
    long line,
    String service,
    String instance,
    String trace,
    String span,
    String client,
    String logger,
    String text) {

  private static final int LONGEST_TEXT = 300;

  /** Where lines with fields say what went wrong, besides their message. */
  private static final Pattern REASON =
      Pattern.compile(
          "\\b(?:error|err|exception|reason|cause)(?:\\.message)?\"?[=:]\\s*\"([^\"]+)\"");

  static EventOrigin of(KeptEvent event, Map<String, String> attributes) {
    String line = text(event.line(), LineParser.PADDING, event.lineEnd());
    String service = first(attributes, "service", "process", "host");
    return new EventOrigin(
        event.time(),
        event.level(),
        ToldDuration.of(line, event.level() < Level.WARN.ordinal()),
        event.number(),
        Workload.nameOf(service),
        first(attributes, "pod", "host", "service", "process"),
        attributes.getOrDefault("trace", ""),
        attributes.getOrDefault("span", ""),
        first(attributes, "application_name", "user", "client", "consumer"),
        attributes.getOrDefault("logger", ""),
        event.level() >= Level.WARN.ordinal() ? text(event, line) : "");
  }

  private static String text(KeptEvent event, String line) {
    String message = text(event.message(), event.messageStart(), event.messageEnd());
    Matcher reason = REASON.matcher(line);
    return reason.find() && !message.contains(reason.group(1))
        ? cut(message) + ": " + cut(reason.group(1))
        : cut(message);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
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
