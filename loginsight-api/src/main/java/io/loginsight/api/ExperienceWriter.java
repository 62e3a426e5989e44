package io.loginsight.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@link Experience}: few names, in a fixed order, and all but ASCII as it is.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ExperienceWriter {

  static final String FORMAT = "loginsight-experience";
  static final int VERSION = 1;

  private final StringBuilder text = new StringBuilder();

  private ExperienceWriter() {}

  static void write(Experience experience, OutputStream out) throws IOException {
    String head = "{\"format\": \"" + FORMAT + "\", \"version\": " + VERSION + ", \"incidents\": [";
    out.write(head.getBytes(UTF_8));
    String before = "\n";
    for (PastIncident incident : experience.incidents()) {
      out.write((before + text(incident)).getBytes(UTF_8));
      before = ",\n";
    }
    out.write("\n]}\n".getBytes(UTF_8));
  }

  /** Returns an incident in a line. */
  static String text(PastIncident incident) {
    ExperienceWriter writer = new ExperienceWriter();
    writer.incident(incident);
    return writer.text.toString();
  }

  private void incident(PastIncident incident) {
    text.append('{');
    string("id", incident.id());
    string("title", incident.title());
    string("first", incident.when().first().toString());
    string("last", incident.when().last().toString());
    string("severity", incident.severity().name());
    list("services", incident.services(), this::string);
    list("patterns", incident.patterns(), this::pattern);
    list("findings", incident.findings(), this::finding);
    list("causes", incident.causes(), this::cause);
    Feedback said = incident.said();
    if (said != null) {
      name("said");
      feedback(said);
    }
    text.append('}');
  }

  private void pattern(PastIncident.Pattern pattern) {
    text.append('{');
    string("id", pattern.id().toString());
    string("template", pattern.template());
    text.append('}');
  }

  private void finding(PastIncident.Finding finding) {
    text.append('{');
    string("analyzer", finding.analyzerId());
    string("kind", finding.kind());
    id("head", finding.head());
    number("bits", finding.bits());
    number("confidence", finding.confidence());
    text.append('}');
  }

  private void cause(PastIncident.Cause cause) {
    text.append('{');
    string("service", cause.service());
    id("pattern", cause.pattern());
    text.append('}');
  }

  private void feedback(Feedback said) {
    text.append('{');
    string("verdict", said.verdict().name());
    if (said.service() != null) {
      string("service", said.service());
    }
    id("pattern", said.pattern());
    string("note", said.note());
    string("at", said.at().toString());
    text.append('}');
  }

  private void id(String name, @Nullable PatternId id) {
    if (id != null) {
      string(name, id.toString());
    }
  }

  private void number(String name, double value) {
    name(name);
    text.append(value);
  }

  private void string(String name, String value) {
    name(name);
    string(value);
  }

  private <T> void list(String name, List<T> values, Consumer<T> part) {
    name(name);
    text.append('[');
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      part.accept(values.get(i));
    }
    text.append(']');
  }

  private void name(String name) {
    text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ");
    string(name);
    text.append(": ");
  }

  /** Escapes what JSON must, and what a terminal may take for a command. */
  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.isSurrogate(c) || c == 0x2028) {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
