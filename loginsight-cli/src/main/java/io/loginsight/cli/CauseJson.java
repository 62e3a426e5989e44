package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.Cause;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Concentration;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Writes causes as JSON. Other programs read it. */
final class CauseJson {

  private final JsonGenerator out;

  private CauseJson(JsonGenerator out) {
    this.out = out;
  }

  static void write(CauseReport report, OutputStream stream) throws IOException {
    JsonGenerator out = PrettyJson.to(stream);
    new CauseJson(out).write(report);
    out.flush();
  }

  private void write(CauseReport report) throws IOException {
    out.writeStartObject();
    out.writeStringField("from", report.when().first().toString());
    out.writeStringField("to", report.when().last().toString());
    out.writeNumberField("events", report.events());
    out.writeBooleanField("conclusive", report.conclusive());
    out.writeArrayFieldStart("causes");
    for (Cause cause : report.causes()) {
      write(cause);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("concentrations");
    for (Concentration one : report.concentrations()) {
      write(one);
    }
    out.writeEndArray();
    texts("missing", report.missing());
    texts("problems", report.problems());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void write(Cause cause) throws IOException {
    out.writeStartObject();
    out.writeNumberField("rank", cause.rank());
    out.writeStringField("service", cause.service());
    if (cause.pattern() == null) {
      out.writeNullField("pattern");
    } else {
      out.writeStringField("pattern", cause.pattern().id().toString());
      out.writeStringField("template", cause.pattern().template());
    }
    out.writeNumberField("score", rounded(cause.score()));
    out.writeObjectFieldStart("terms");
    for (Map.Entry<String, Double> term : cause.terms().entrySet()) {
      out.writeNumberField(term.getKey(), rounded(term.getValue()));
    }
    out.writeEndObject();
    out.writeArrayFieldStart("evidence");
    for (Evidence evidence : cause.evidence()) {
      write(evidence);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Concentration one) throws IOException {
    out.writeStartObject();
    out.writeStringField("place", one.place());
    out.writeStringField("value", one.value());
    out.writeNumberField("failing", one.failing());
    out.writeNumberField("ofFailing", one.ofFailing());
    out.writeNumberField("others", one.others());
    out.writeNumberField("ofOthers", one.ofOthers());
    out.writeNumberField("bits", rounded(one.bits()));
    events(one.events());
    out.writeEndObject();
  }

  private void write(Evidence evidence) throws IOException {
    out.writeStartObject();
    out.writeStringField("statement", evidence.statement());
    out.writeStringField("observed", evidence.observed());
    out.writeStringField("expected", evidence.expected());
    events(evidence.events());
    out.writeEndObject();
  }

  private void events(List<EventId> events) throws IOException {
    out.writeArrayFieldStart("events");
    for (EventId event : events) {
      out.writeString(event.toString());
    }
    out.writeEndArray();
  }

  private void texts(String field, List<String> texts) throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
