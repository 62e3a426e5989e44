package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertReport;
import io.loginsight.api.Incident;
import io.loginsight.api.Incident.Counted;
import io.loginsight.api.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes incidents as JSON. Other programs read it. */
final class IncidentJson {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .build();

  private final JsonGenerator out;

  private IncidentJson(JsonGenerator out) {
    this.out = out;
  }

  static void write(AlertReport report, OutputStream stream) throws IOException {
    JsonGenerator out = JSON.createGenerator(stream);
    out.setPrettyPrinter(new DefaultPrettyPrinter());
    new IncidentJson(out).write(report);
    out.flush();
  }

  private void write(AlertReport report) throws IOException {
    out.writeStartObject();
    out.writeNumberField("alerts", report.alerts());
    out.writeNumberField("notified", report.notified());
    out.writeObjectFieldStart("reasons");
    for (Map.Entry<Reason, Long> reason : report.reasons().entrySet()) {
      out.writeNumberField(reason.getKey().name().toLowerCase(Locale.ROOT), reason.getValue());
    }
    out.writeEndObject();
    when(report.when());
    out.writeArrayFieldStart("incidents");
    for (Incident incident : report.incidents()) {
      write(incident);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("problems");
    for (String problem : report.problems()) {
      out.writeString(problem);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void write(Incident incident) throws IOException {
    out.writeStartObject();
    out.writeNumberField("number", incident.number());
    when(incident.when());
    out.writeNumberField("alerts", incident.alerts());
    out.writeNumberField("notified", incident.notified());
    out.writeNumberField("bits", Math.round(incident.bits() * 10) / 10.0);
    if (incident.severity() != null) {
      out.writeStringField("severity", incident.severity().name());
    }
    counted("types", incident.types());
    counted("hosts", incident.hosts());
    counted("sources", incident.sources());
    out.writeEndObject();
  }

  private void when(@Nullable TimeRange when) throws IOException {
    if (when != null) {
      out.writeStringField("first", when.first().toString());
      out.writeStringField("last", when.last().toString());
    }
  }

  private void counted(String field, List<Counted> names) throws IOException {
    out.writeArrayFieldStart(field);
    for (Counted name : names) {
      out.writeStartObject();
      out.writeStringField("name", name.name());
      out.writeNumberField("alerts", name.alerts());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
