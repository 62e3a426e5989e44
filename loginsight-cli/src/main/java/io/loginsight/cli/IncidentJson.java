package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.Absence;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRule;
import io.loginsight.api.Incident;
import io.loginsight.api.Incident.Counted;
import io.loginsight.api.RuleUse;
import io.loginsight.api.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes incidents as JSON. Other programs read it. */
final class IncidentJson {

  private final JsonGenerator out;

  IncidentJson(JsonGenerator out) {
    this.out = out;
  }

  static JsonGenerator generator(OutputStream stream) throws IOException {
    JsonGenerator out = PrettyJson.to(stream);
    return out;
  }

  static void write(AlertReport report, OutputStream stream) throws IOException {
    JsonGenerator out = generator(stream);
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
    out.writeArrayFieldStart("rules");
    for (RuleUse use : report.rules()) {
      out.writeStartObject();
      rule(use);
      out.writeEndObject();
    }
    out.writeEndArray();
    absences(report);
    problems(report);
    out.writeEndObject();
    out.writeRaw('\n');
  }

  /** Writes the fields of a rule. */
  void rule(RuleUse use) throws IOException {
    AlertRule rule = use.rule();
    out.writeStringField("id", rule.id());
    out.writeStringField("action", rule.action().name().toLowerCase(Locale.ROOT));
    out.writeStringField("because", rule.because());
    out.writeNumberField("matched", use.matched());
    out.writeNumberField("acted", use.acted());
    out.writeBooleanField("expired", use.expired());
    out.writeNumberField("late", use.late());
  }

  void absences(AlertReport report) throws IOException {
    out.writeArrayFieldStart("absences");
    for (Absence absence : report.absences()) {
      out.writeStartObject();
      out.writeStringField("rule", absence.rule());
      out.writeStringField("of", absence.of());
      out.writeStringField("since", absence.since().toString());
      out.writeStringField("overdue", absence.overdue().toString());
      out.writeBooleanField("told", absence.told());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  void problems(AlertReport report) throws IOException {
    out.writeArrayFieldStart("problems");
    for (String problem : report.problems()) {
      out.writeString(problem);
    }
    out.writeEndArray();
  }

  void write(Incident incident) throws IOException {
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

  void when(@Nullable TimeRange when) throws IOException {
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
