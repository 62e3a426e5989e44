package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.lab.ConfusionMatrix;
import io.loginsight.lab.Evaluation;
import io.loginsight.lab.Evaluation.Alarms;
import io.loginsight.lab.Evaluation.Contestant;
import io.loginsight.lab.Evaluation.Outcome;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an evaluation as JSON. Other programs read it. Only {@code run} depends on the machine.
 */
final class EvaluationJson {

  private final JsonGenerator out;

  private EvaluationJson(JsonGenerator out) {
    this.out = out;
  }

  static void write(Evaluation evaluation, OutputStream stream) throws IOException {
    JsonGenerator out = PrettyJson.to(stream);
    new EvaluationJson(out).write(evaluation);
    out.flush();
  }

  private void write(Evaluation evaluation) throws IOException {
    out.writeStartObject();
    out.writeStringField("analyzer", evaluation.analyzer());
    out.writeStringField("fromSeverity", evaluation.from().name());
    out.writeObjectFieldStart("labels");
    out.writeNumberField("stretches", evaluation.labels().stretches().size());
    out.writeNumberField("lines", evaluation.labels().lines().size());
    out.writeNumberField("patterns", evaluation.labels().patterns().size());
    out.writeEndObject();
    out.writeObjectFieldStart("findings");
    out.writeNumberField("all", evaluation.findings().size());
    out.writeNumberField("counted", evaluation.counted().size());
    out.writeEndObject();
    out.writeArrayFieldStart("scores");
    for (Scores scores : evaluation.scores()) {
      write(scores);
    }
    out.writeEndArray();
    write(evaluation.calibration());
    write(evaluation.evidence());
    texts("problems", evaluation.problems());
    write(evaluation.run());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void write(Scores scores) throws IOException {
    out.writeStartObject();
    out.writeStringField("unit", scores.unit());
    out.writeNumberField("units", scores.contestants().get(0).detection().units());
    out.writeArrayFieldStart("contestants");
    for (Contestant contestant : scores.contestants()) {
      out.writeStartObject();
      out.writeStringField("name", contestant.name());
      write("detection", contestant.detection());
      if (contestant.classes() != null) {
        write("classes", contestant.classes());
      }
      if (contestant.alarms() != null) {
        write(contestant.alarms());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(String field, ConfusionMatrix matrix) throws IOException {
    out.writeObjectFieldStart(field);
    write(matrix.measures());
    out.writeArrayFieldStart("perClass");
    for (int i = 0; i < matrix.classes().size(); i++) {
      out.writeStartObject();
      out.writeStringField("class", matrix.classes().get(i));
      out.writeNumberField("labelled", matrix.labelled(i));
      out.writeNumberField("predicted", matrix.predicted(i));
      Map<String, Measure> measures = new LinkedHashMap<>();
      measures.put("precision", matrix.precision(i));
      measures.put("recall", matrix.recall(i));
      measures.put("f1", matrix.f1(i));
      write(measures);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("confusion"); // a row for each class of the labels
    for (List<Long> row : matrix.counts()) {
      out.writeStartArray();
      for (long count : row) {
        out.writeNumber(count);
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Alarms alarms) throws IOException {
    out.writeObjectFieldStart("alarms");
    out.writeNumberField("alarms", alarms.alarms());
    out.writeNumberField("falseAlarms", alarms.falseAlarms());
    out.writeNumberField("caught", alarms.caught());
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("falseAlarmsADay", alarms.falseAlarmsADay());
    measures.put("medianDelaySeconds", alarms.medianDelay());
    write(measures);
    out.writeArrayFieldStart("stretches");
    for (Outcome outcome : alarms.stretches()) {
      out.writeStartObject();
      out.writeStringField("label", outcome.stretch().label());
      out.writeStringField("from", outcome.stretch().from().toString());
      out.writeStringField("to", outcome.stretch().to().toString());
      out.writeBooleanField("caught", outcome.delay() != null);
      if (outcome.delay() != null) {
        out.writeNumberField("delaySeconds", outcome.delay().toMillis() / 1e3);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Evaluation.Calibration calibration) throws IOException {
    out.writeObjectFieldStart("calibration");
    out.writeNumberField("findings", calibration.findings());
    write(Map.of("expectedError", calibration.error()));
    out.writeArrayFieldStart("bins");
    for (Evaluation.Bin bin : calibration.bins()) {
      out.writeStartObject();
      out.writeNumberField("findings", bin.findings());
      out.writeNumberField("meanScore", rounded(bin.meanScore()));
      out.writeNumberField("right", rounded(bin.right()));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Evaluation.EvidenceCheck evidence) throws IOException {
    out.writeObjectFieldStart("hallucination");
    out.writeNumberField("findings", evidence.findings());
    out.writeNumberField("invented", evidence.invented());
    write(Map.of("rate", evidence.rate()));
    texts("examples", evidence.examples());
    out.writeEndObject();
  }

  private void write(Evaluation.Run run) throws IOException {
    out.writeObjectFieldStart("run");
    out.writeNumberField("calls", run.calls());
    out.writeNumberField("failed", run.failed());
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("errorRate", run.errorRate());
    measures.put("medianMillis", run.medianMillis());
    measures.put("p95Millis", run.p95Millis());
    write(measures);
    out.writeEndObject();
  }

  /** What is not defined is null, and then {@code undefined} says why. */
  private void write(Map<String, Measure> measures) throws IOException {
    for (Map.Entry<String, Measure> measure : measures.entrySet()) {
      Double value = measure.getValue().value();
      if (value == null) {
        out.writeNullField(measure.getKey());
      } else {
        out.writeNumberField(measure.getKey(), rounded(value));
      }
    }
    if (measures.values().stream().anyMatch(measure -> measure.value() == null)) {
      out.writeObjectFieldStart("undefined");
      for (Map.Entry<String, Measure> measure : measures.entrySet()) {
        if (measure.getValue().value() == null) {
          out.writeStringField(measure.getKey(), measure.getValue().reason());
        }
      }
      out.writeEndObject();
    }
  }

  private void texts(String field, List<String> texts) throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
