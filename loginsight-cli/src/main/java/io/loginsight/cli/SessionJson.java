package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReport;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SessionVerdict.End;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes sessions that are not as their peers as JSON, as they close. Other programs read it. */
final class SessionJson {

  private final JsonGenerator out;
  private final UnaryOperator<String> template;

  /**
   * Begins.
   *
   * @param template what an event says
   */
  SessionJson(OutputStream stream, UnaryOperator<String> template) throws IOException {
    this.template = template;
    out = PrettyJson.to(stream);
    out.writeStartObject();
    out.writeArrayFieldStart("verdicts");
  }

  /** Writes a session if it is an alarm. */
  void write(SessionVerdict verdict) throws IOException {
    if (!verdict.anomalous()) {
      return;
    }
    out.writeStartObject();
    out.writeStringField("session", verdict.session());
    if (verdict.when() != null) {
      out.writeStringField("first", verdict.when().first().toString());
      out.writeStringField("last", verdict.when().last().toString());
    }
    out.writeNumberField("events", verdict.events());
    out.writeNumberField("bits", rounded(verdict.bits()));
    out.writeBooleanField("quiet", verdict.quiet());
    out.writeBooleanField("immediate", verdict.immediate());
    out.writeStringField("end", name(verdict.end()));
    out.writeBooleanField("whole", verdict.whole());
    out.writeArrayFieldStart("reasons");
    for (SessionReason reason : verdict.reasons()) {
      write(reason);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(SessionReason reason) throws IOException {
    String said = template.apply(reason.event());
    out.writeStartObject();
    out.writeStringField("words", reason.words() + ": " + SessionTable.said(reason, template));
    out.writeStringField("kind", name(reason.kind()));
    out.writeStringField("event", reason.event());
    out.writeStringField("template", said);
    SessionReason.Other other = reason.other();
    if (other != null) {
      out.writeObjectFieldStart("other");
      out.writeStringField("event", other.event());
      out.writeStringField("template", template.apply(other.event()));
      out.writeNumberField("times", other.times());
      out.writeNumberField("observed", other.observed());
      out.writeEndObject();
    }
    out.writeNumberField("times", reason.times());
    out.writeNumberField("observed", reason.observed());
    out.writeNumberField("alike", reason.alike());
    out.writeNumberField("peers", reason.peers());
    if (reason.age() != null) {
      out.writeNumberField("ageSeconds", reason.age().toSeconds());
    }
    out.writeNumberField("bits", rounded(reason.bits()));
    out.writeEndObject();
  }

  private static double rounded(double bits) {
    return Math.round(bits * 10) / 10.0;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes what became of all sessions, and ends.
   *
   * @param problems what was cut, a sentence each
   */
  void finish(SessionReport report, List<String> problems) throws IOException {
    out.writeEndArray();
    out.writeNumberField("sessions", report.sessions());
    out.writeNumberField("anomalous", report.anomalous());
    out.writeNumberField("events", report.events());
    out.writeObjectFieldStart("ends");
    for (Map.Entry<End, Long> end : report.ends().entrySet()) {
      out.writeNumberField(name(end.getKey()), end.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("problems");
    for (String problem : problems) {
      out.writeString(problem);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeRaw('\n');
    out.flush();
  }
}
