package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.lab.Backtest;
import io.loginsight.lab.Backtest.Curve;
import io.loginsight.lab.Backtest.Notification;
import io.loginsight.lab.Backtest.Outcome;
import io.loginsight.lab.Backtest.Score;
import io.loginsight.lab.PastIncident;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a backtest as JSON. Other programs read it. Lengths of time are seconds. */
final class BacktestJson {

  private final Backtest backtest;
  private final JsonGenerator out;

  private BacktestJson(Backtest backtest, JsonGenerator out) {
    this.backtest = backtest;
    this.out = out;
  }

  static void write(Backtest backtest, OutputStream stream) throws IOException {
    JsonGenerator out = PrettyJson.to(stream);
    new BacktestJson(backtest, out).write();
    out.flush();
  }

  private void write() throws IOException {
    out.writeStartObject();
    time("from", backtest.window().first());
    time("to", backtest.window().last());
    Backtest.Setup setup = backtest.setup();
    out.writeNumberField("days", rounded(backtest.days()));
    out.writeNumberField("step", setup.step().toSeconds());
    out.writeNumberField("steps", setup.steps());
    out.writeNumberField("history", setup.history().toSeconds());
    out.writeNumberField("tolerance", setup.tolerance().toSeconds());
    if (setup.budget() == null) {
      out.writeNullField("budget");
    } else {
      out.writeNumberField("budget", setup.budget());
    }
    out.writeNumberField("incidents", backtest.outcomes().size());
    score("logInsight", backtest.own());
    score("errorRate", backtest.errors());
    out.writeNumberField("caughtByChance", rounded(backtest.byChance()));
    out.writeArrayFieldStart("outcomes");
    for (Outcome outcome : backtest.outcomes()) {
      write(outcome);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("notInTheLogs");
    for (PastIncident incident : backtest.outside()) {
      out.writeStartObject();
      write(incident);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("notifications");
    for (Notification notification : backtest.notifications()) {
      write(notification);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("curves");
    for (Curve curve : backtest.curves()) {
      out.writeStartObject();
      out.writeStringField("policy", curve.policy());
      out.writeStringField("limit", curve.limit());
      out.writeBooleanField("ahead", curve.isAhead());
      out.writeArrayFieldStart("points");
      for (Score score : curve.scores()) {
        score(null, score);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    texts("problems", backtest.problems());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void score(@Nullable String field, Score score) throws IOException {
    if (field != null) {
      out.writeFieldName(field);
    }
    out.writeStartObject();
    out.writeNumberField("limit", rounded(score.limit()));
    out.writeNumberField("notifications", score.notifications());
    out.writeNumberField("aDay", rounded(backtest.aDay((double) score.notifications())));
    out.writeNumberField("false", score.falseOnes());
    out.writeNumberField("falseADay", rounded(backtest.aDay((double) score.falseOnes())));
    out.writeNumberField("caught", score.caught());
    Double lead = score.medianLead().value();
    if (lead == null) {
      out.writeNullField("medianLead");
      out.writeStringField("undefined", score.medianLead().reason());
    } else {
      out.writeNumberField("medianLead", rounded(lead));
    }
    out.writeEndObject();
  }

  private void write(Outcome outcome) throws IOException {
    out.writeStartObject();
    write(outcome.incident());
    Notification by = outcome.caughtBy();
    out.writeBooleanField("caught", by != null);
    time("toldAt", by == null ? null : by.at());
    if (outcome.lead() == null) {
      out.writeNullField("lead");
    } else {
      out.writeNumberField("lead", outcome.lead().toSeconds());
    }
    if (outcome.rank() == null) {
      out.writeNullField("rank");
    } else {
      out.writeNumberField("rank", outcome.rank());
    }
    if (outcome.isShown() == null) {
      out.writeNullField("causeShown");
    } else {
      out.writeBooleanField("causeShown", outcome.isShown());
    }
    out.writeEndObject();
  }

  private void write(PastIncident incident) throws IOException {
    out.writeStringField("name", incident.name());
    time("start", incident.start());
    time("end", incident.end());
    time("detected", incident.detected());
    out.writeStringField("service", incident.service());
    out.writeStringField("cause", incident.cause());
  }

  private void write(Notification notification) throws IOException {
    out.writeStartObject();
    time("at", notification.at());
    time("from", notification.when().first());
    time("to", notification.when().last());
    out.writeStringField("title", notification.title());
    out.writeStringField("severity", notification.severity().name());
    out.writeNumberField("urgency", rounded(notification.urgency()));
    out.writeNumberField("bits", rounded(notification.bits()));
    texts("services", notification.services());
    texts("incidents", notification.incidents());
    out.writeEndObject();
  }

  private void texts(String field, List<String> texts) throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private void time(String field, @Nullable Instant time) throws IOException {
    if (time == null) {
      out.writeNullField(field);
    } else {
      out.writeStringField(field, time.toString());
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
