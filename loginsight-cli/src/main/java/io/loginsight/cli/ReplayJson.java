package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.Alert;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReplay.Change;
import io.loginsight.api.AlertReplay.Effect;
import io.loginsight.api.AlertReplay.Turned;
import io.loginsight.api.AlertRules;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Writes what rules would have done as JSON. Other programs read it. */
final class ReplayJson {

  private final JsonGenerator out;
  private final IncidentJson incidents;

  private ReplayJson(JsonGenerator out) {
    this.out = out;
    this.incidents = new IncidentJson(out);
  }

  static void write(AlertReplay replay, AlertRules rules, OutputStream stream) throws IOException {
    JsonGenerator out = IncidentJson.generator(stream);
    new ReplayJson(out).write(replay, rules);
    out.flush();
  }

  private void write(AlertReplay replay, AlertRules rules) throws IOException {
    out.writeStartObject();
    out.writeNumberField("alerts", replay.with().alerts());
    incidents.when(replay.with().when());
    out.writeNumberField("notificationsWithout", replay.without().notifications());
    out.writeNumberField("notificationsWith", replay.with().notifications());
    out.writeArrayFieldStart("rules");
    for (Effect effect : replay.effects()) {
      out.writeStartObject();
      incidents.rule(effect.use());
      change(effect.change());
      out.writeEndObject();
    }
    out.writeEndArray();
    if (rules.budget() != AlertRules.NO_BUDGET) {
      out.writeObjectFieldStart("budget");
      out.writeNumberField("anHour", rules.budget());
      out.writeNumberField("heldBack", replay.overBudget());
      out.writeEndObject();
    }
    out.writeObjectFieldStart("others");
    change(replay.others());
    out.writeEndObject();
    turned("lost", replay.lost());
    turned("gained", replay.gained());
    incidents.absences(replay.with());
    incidents.problems(replay.with());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void change(Change change) throws IOException {
    out.writeNumberField("heldBack", change.heldBack());
    out.writeNumberField("toldOf", change.toldOf());
  }

  private void turned(String field, List<Turned> turned) throws IOException {
    out.writeArrayFieldStart(field);
    for (Turned one : turned) {
      out.writeStartObject();
      out.writeStringField("reason", one.decision().reason().name().toLowerCase(Locale.ROOT));
      if (one.decision().rule() != null) {
        out.writeStringField("rule", one.decision().rule());
      }
      out.writeFieldName("firstTold");
      write(one.first());
      out.writeFieldName("incident");
      incidents.write(one.incident());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void write(Alert alert) throws IOException {
    out.writeStartObject();
    if (alert.time() != null) {
      out.writeStringField("time", alert.time().toString());
    }
    out.writeStringField("type", alert.type());
    out.writeStringField("host", alert.host());
    out.writeStringField("source", alert.source());
    if (alert.severity() != null) {
      out.writeStringField("severity", alert.severity().name());
    }
    out.writeEndObject();
  }
}
