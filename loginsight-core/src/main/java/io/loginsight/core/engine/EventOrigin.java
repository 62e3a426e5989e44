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
 * @param text the message with the reason that its fields name, cut; empty of one that is neither a
 *     warning nor an error, unless all are wanted
 * @param said all that it says, where that is wanted
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
    String text,
    Said said) {

  private static final int LONGEST_TEXT = 300;

  /** What a file of one service is called besides its name. */
  private static final Pattern STREAM =
      Pattern.compile("[-_](?:access|error|err|out|stdout|stderr)$");

  /** Where lines with fields say what went wrong, besides their message. */
  private static final Pattern REASON =
      Pattern.compile(
          "\\b(?:error|err|exception|reason|cause)(?:\\.message)?\"?[=:]\\s*\"([^\"]+)\"");

  static EventOrigin of(KeptEvent event, Map<String, String> attributes, boolean texts) {
    String line = text(event.line(), LineParser.PADDING, event.lineEnd());
    return new EventOrigin(
        event.time(),
        event.level(),
        ToldDuration.of(line, event.level() < Level.WARN.ordinal()),
        event.number(),
        saidService(attributes),
        first(attributes, "pod", "host", "service", "process"),
        attributes.getOrDefault("trace", ""),
        attributes.getOrDefault("span", ""),
        first(attributes, "application_name", "user", "client", "consumer"),
        attributes.getOrDefault("logger", ""),
        texts || event.level() >= Level.WARN.ordinal() ? text(event, line) : "",
        Said.of(cut(text(event.message(), event.messageStart(), event.messageEnd())), attributes));
  }

  private static String text(KeptEvent event, String line) {
    String message = text(event.message(), event.messageStart(), event.messageEnd());
    if (event.level() < Level.WARN.ordinal()) {
      return cut(message);
    }
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
