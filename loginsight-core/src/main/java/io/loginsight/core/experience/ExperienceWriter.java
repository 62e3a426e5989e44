package io.loginsight.core.experience;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@link Experience} that people can read: an incident a line, few names, in a fixed
 * order.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class ExperienceWriter {

  static final String FORMAT = "loginsight-experience";
  static final int VERSION = 1;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .characterEscapes(new Safe())
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator json;

  private ExperienceWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Escapes what JSON must, halves of characters, and what a terminal may take for a command. */
  private static final class Safe extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    private final int[] ascii = standardAsciiEscapesForJSON();

    Safe() {
      ascii[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      char c = (char) character;
      boolean isSafe = !Character.isISOControl(c) && !Character.isSurrogate(c) && c != 0x2028;
      return isSafe ? null : new SerializedString("\\u" + HexFormat.of().toHexDigits(c));
    }
  }

  /**
   * Writes one.
   *
   * @param out is not closed
   * @throws IOException if it cannot be written
   */
  public static void write(Experience experience, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new ExperienceWriter(json).experience(experience);
    }
    text.flush();
  }

  private void experience(Experience experience) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("version", VERSION);
    json.writeArrayFieldStart("incidents");
    for (PastIncident incident : experience.incidents()) {
      json.writeRaw('\n');
      incident(incident);
    }
    json.writeRaw('\n');
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void incident(PastIncident incident) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", incident.id());
    json.writeStringField("title", incident.title());
    json.writeStringField("first", incident.when().first().toString());
    json.writeStringField("last", incident.when().last().toString());
    json.writeStringField("severity", incident.severity().name());
    json.writeArrayFieldStart("services");
    for (String service : incident.services()) {
      json.writeString(service);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("patterns");
    for (PastIncident.Pattern pattern : incident.patterns()) {
      json.writeStartObject();
      json.writeStringField("id", pattern.id().toString());
      json.writeStringField("template", pattern.template());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (PastIncident.Finding finding : incident.findings()) {
      finding(finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("causes");
    for (PastIncident.Cause cause : incident.causes()) {
      json.writeStartObject();
      json.writeStringField("service", cause.service());
      id("pattern", cause.pattern());
      json.writeEndObject();
    }
    json.writeEndArray();
    Feedback said = incident.said();
    if (said != null) {
      feedback(said);
    }
    json.writeEndObject();
  }

  private void finding(PastIncident.Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("analyzer", finding.analyzerId());
    json.writeStringField("kind", finding.kind());
    id("head", finding.head());
    json.writeNumberField("bits", finding.bits());
    json.writeNumberField("confidence", finding.confidence());
    json.writeEndObject();
  }

  private void feedback(Feedback said) throws IOException {
    json.writeObjectFieldStart("said");
    json.writeStringField("verdict", said.verdict().name());
    if (said.service() != null) {
      json.writeStringField("service", said.service());
    }
    id("pattern", said.pattern());
    json.writeStringField("note", said.note());
    json.writeStringField("at", said.at().toString());
    json.writeEndObject();
  }

  private void id(String name, @Nullable PatternId id) throws IOException {
    if (id != null) {
      json.writeStringField(name, id.toString());
    }
  }
}
