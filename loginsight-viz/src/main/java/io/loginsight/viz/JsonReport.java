package io.loginsight.viz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.Analysis;
import io.loginsight.api.AnalysisFailure;
import io.loginsight.api.Assessment;
import io.loginsight.api.Cause;
import io.loginsight.api.Chunk;
import io.loginsight.api.Concentration;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Feedback;
import io.loginsight.api.Finding;
import io.loginsight.api.FoldedFinding;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Impact;
import io.loginsight.api.Incident;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Prior;
import io.loginsight.api.Reliability;
import io.loginsight.api.Remediation;
import io.loginsight.api.Report;
import io.loginsight.api.SimilarIncident;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SourceReport;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as JSON: the names and the nesting of the API's records, nothing left out. What
 * the API calls null is null; ids are 16 hex digits; times are ISO-8601 in UTC.
 */
final class JsonReport {

  private static final String SCHEMA = "https://loginsight.io/schema/report-1.json";
  private static final int SCHEMA_VERSION = 1;

  private static final JsonFactory FACTORY = JsonText.factory();

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /** Writes all of a report, in one line. */
  static void write(Report report, OutputStream out) throws IOException {
    write(report, Shortened.nothing(report), out);
  }

  /** Writes a report of which a part is only outlined. */
  static void write(Report report, Shortened shortened, OutputStream out) throws IOException {
    JsonGenerator generator = FACTORY.createGenerator(out);
    new JsonReport(generator).report(report, shortened);
    generator.writeRaw('\n');
    generator.close(); // not after a failure, when it would write to the broken stream again
  }

  private void report(Report report, Shortened shortened) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeNumberField("schemaVersion", SCHEMA_VERSION);
    json.writeFieldName("lines");
    lineCounts(report.lines());
    strings("problems", report.problems());
    list("sources", report.sources(), this::source);
    list("analyses", report.analyses(), this::analysis);
    Map<Finding, Place> places = places(report.analyses());
    list("incidents", report.incidents(), incident -> incident(incident, places));
    list("ledger", report.ledger(), entry -> ledgerEntry(entry, places));
    if (report.reliability() != null) {
      json.writeFieldName("reliability");
      reliability(report.reliability());
    }
    json.writeFieldName("chunk");
    chunk(report.chunk(), shortened);
    shortened.write(json);
    json.writeEndObject();
  }

  private void source(SourceReport source) throws IOException {
    json.writeStartObject();
    string("name", source.name());
    list("formats", source.formats(), this::format);
    json.writeFieldName("lines");
    lineCounts(source.lines());
    range("seen", source.seen());
    strings("notes", source.notes());
    json.writeEndObject();
  }

  private void format(FormatUse format) throws IOException {
    json.writeStartObject();
    string("id", format.id());
    string("description", format.description());
    json.writeNumberField("confidence", format.confidence());
    json.writeNumberField("events", format.events());
    json.writeEndObject();
  }

  private void lineCounts(LineCounts lines) throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", lines.total());
    json.writeNumberField("patterns", lines.patterns());
    json.writeNumberField("unparsed", lines.unparsed());
    json.writeNumberField("blank", lines.blank());
    json.writeNumberField("meta", lines.meta());
    json.writeNumberField("outside", lines.outside());
    json.writeNumberField("cut", lines.cut());
    json.writeNumberField("invalid", lines.invalid());
    json.writeEndObject();
  }

  private void analysis(Analysis analysis) throws IOException {
    json.writeStartObject();
    string("analyzerId", analysis.analyzerId());
    list("findings", analysis.findings(), this::finding);
    list(
        "assessments",
        analysis.assessments(),
        one -> assessment(one, analysis.findings().indexOf(one.finding())));
    failure(analysis.failure());
    json.writeEndObject();
  }

  private void assessment(Assessment assessment, int finding) throws IOException {
    json.writeStartObject();
    json.writeNumberField("finding", finding);
    json.writeNumberField("confidence", assessment.confidence());
    if (assessment.raw() != assessment.confidence()) {
      json.writeNumberField("raw", assessment.raw());
    }
    json.writeBooleanField("calibrated", assessment.calibrated());
    string("because", assessment.because());
    if (assessment.impact() == null) {
      json.writeNullField("impact");
    } else {
      json.writeFieldName("impact");
      impact(assessment.impact());
    }
    list("remediations", assessment.remediations(), this::remediation);
    json.writeEndObject();
  }

  private void failure(@Nullable AnalysisFailure failure) throws IOException {
    if (failure == null) {
      json.writeNullField("failure");
      return;
    }
    json.writeObjectFieldStart("failure");
    json.writeStringField("kind", failure.kind().name());
    json.writeStringField("during", failure.during().name());
    string("message", failure.message());
    string("notLookedAt", failure.notLookedAt());
    strings("steps", failure.steps());
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    string("analyzerId", finding.analyzerId());
    string("kind", finding.kind());
    json.writeStringField("severity", finding.severity().name());
    json.writeNumberField("score", finding.score());
    range("when", finding.when());
    string("summary", finding.summary());
    list("patterns", finding.patterns(), this::patternId);
    list("evidence", finding.evidence(), this::evidence);
    json.writeEndObject();
  }

  /** Where a finding stands in the report. */
  private record Place(String analyzerId, int finding) {}

  private static Map<Finding, Place> places(List<Analysis> analyses) {
    Map<Finding, Place> places = new HashMap<>();
    for (Analysis analysis : analyses) {
      for (int i = 0; i < analysis.findings().size(); i++) {
        places.putIfAbsent(analysis.findings().get(i), new Place(analysis.analyzerId(), i));
      }
    }
    return places;
  }

  private void place(Finding finding, Map<Finding, Place> places) throws IOException {
    Place place = places.get(finding);
    if (place == null) {
      throw new IllegalArgumentException("the report does not list: " + finding.summary());
    }
    string("analyzerId", place.analyzerId());
    json.writeNumberField("finding", place.finding());
  }

  private void incident(Diagnosis diagnosis, Map<Finding, Place> places) throws IOException {
    Incident incident = diagnosis.incident();
    json.writeStartObject();
    string("id", diagnosis.id());
    json.writeNumberField("number", incident.number());
    json.writeStringField("state", diagnosis.state().name());
    numberOrNull("reopens", diagnosis.reopens());
    stringOrNull("severity", incident.severity() == null ? null : incident.severity().name());
    json.writeNumberField("urgency", diagnosis.urgency());
    range("when", incident.when());
    string("title", diagnosis.title());
    list("patterns", diagnosis.patterns(), this::patternId);
    string("summary", diagnosis.head().summary());
    json.writeNumberField("alerts", incident.alerts());
    json.writeNumberField("notified", incident.notified());
    json.writeNumberField("bits", incident.bits());
    list("types", incident.types(), this::counted);
    list("sources", incident.sources(), this::counted);
    list(
        "findings",
        diagnosis.findings(),
        finding -> {
          json.writeStartObject();
          place(finding, places);
          json.writeEndObject();
        });
    json.writeFieldName("impact");
    impact(diagnosis.impact());
    json.writeBooleanField("conclusive", diagnosis.conclusive());
    list("causes", diagnosis.causes(), this::cause);
    list("concentrations", diagnosis.concentrations(), this::concentration);
    list("events", diagnosis.events(), this::event);
    strings("missing", diagnosis.missing());
    list("remediations", diagnosis.remediations(), this::remediation);
    Feedback said = diagnosis.said();
    if (said != null) {
      feedback(said);
      json.writeBooleanField("settled", diagnosis.isSettled());
    }
    if (!diagnosis.similar().isEmpty()) {
      list("similar", diagnosis.similar(), this::similar);
    }
    json.writeEndObject();
  }

  private void feedback(Feedback said) throws IOException {
    json.writeObjectFieldStart("said");
    json.writeStringField("verdict", said.verdict().name());
    stringOrNull("service", said.service());
    stringOrNull("pattern", said.pattern() == null ? null : said.pattern().toString());
    string("note", said.note());
    json.writeStringField("at", said.at().toString());
    json.writeEndObject();
  }

  private void similar(SimilarIncident similar) throws IOException {
    PastIncident past = similar.past();
    json.writeStartObject();
    string("id", past.id());
    json.writeNumberField("similarity", similar.similarity());
    range("when", past.when());
    string("title", past.title());
    stringOrNull("cause", past.causes().isEmpty() ? null : past.causes().get(0).service());
    if (past.said() != null) {
      feedback(past.said());
    }
    json.writeEndObject();
  }

  private void reliability(Reliability reliability) throws IOException {
    json.writeStartObject();
    json.writeNumberField("incidents", reliability.incidents());
    json.writeNumberField("findings", reliability.findings());
    json.writeNumberField("errorBefore", reliability.errorBefore());
    json.writeNumberField("errorAfter", reliability.errorAfter());
    list("before", reliability.before(), this::bin);
    list("after", reliability.after(), this::bin);
    json.writeEndObject();
  }

  private void bin(Reliability.Bin bin) throws IOException {
    json.writeStartObject();
    json.writeNumberField("confidence", bin.confidence());
    json.writeNumberField("real", bin.real());
    json.writeNumberField("findings", bin.findings());
    json.writeEndObject();
  }

  private void counted(Incident.Counted counted) throws IOException {
    json.writeStartObject();
    string("name", counted.name());
    json.writeNumberField("count", counted.alerts());
    json.writeEndObject();
  }

  private void impact(Impact impact) throws IOException {
    json.writeStartObject();
    list("services", impact.services(), this::counted);
    json.writeNumberField("events", impact.events());
    json.writeNumberField("share", impact.share());
    numberOrNull("requests", impact.requests());
    numberOrNull("requestsInAll", impact.requestsInAll());
    json.writeStringField("trend", impact.trend().name());
    json.writeEndObject();
  }

  private void cause(Cause cause) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rank", cause.rank());
    string("service", cause.service());
    if (cause.pattern() == null) {
      json.writeNullField("pattern");
    } else {
      json.writeFieldName("pattern");
      patternId(cause.pattern().id());
    }
    json.writeNumberField("score", cause.score());
    json.writeObjectFieldStart("terms");
    for (Map.Entry<String, Double> term : cause.terms().entrySet()) {
      json.writeNumberField(JsonText.wellFormed(term.getKey()), term.getValue());
    }
    json.writeEndObject();
    list("evidence", cause.evidence(), this::evidence);
    json.writeEndObject();
  }

  private void concentration(Concentration one) throws IOException {
    json.writeStartObject();
    string("place", one.place());
    string("value", one.value());
    json.writeNumberField("failing", one.failing());
    json.writeNumberField("ofFailing", one.ofFailing());
    json.writeNumberField("others", one.others());
    json.writeNumberField("ofOthers", one.ofOthers());
    json.writeNumberField("bits", one.bits());
    list("events", one.events(), this::eventId);
    json.writeEndObject();
  }

  private void remediation(Remediation remediation) throws IOException {
    json.writeStartObject();
    string("id", remediation.id());
    json.writeNumberField("version", remediation.version());
    string("title", remediation.title());
    strings("steps", remediation.steps());
    json.writeStringField("risk", remediation.risk().name());
    json.writeBooleanField("reversible", remediation.reversible());
    string("verify", remediation.verify());
    string("because", remediation.because());
    json.writeEndObject();
  }

  private void ledgerEntry(FoldedFinding entry, Map<Finding, Place> places) throws IOException {
    json.writeStartObject();
    place(entry.finding(), places);
    numberOrNull("incident", entry.incident());
    json.writeStringField("reason", entry.reason().name());
    Prior prior = entry.prior();
    if (prior != null) {
      json.writeObjectFieldStart("prior");
      json.writeNumberField("real", prior.real());
      json.writeNumberField("notAProblem", prior.notAProblem());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void numberOrNull(String name, @Nullable Long value) throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private void evidence(Evidence evidence) throws IOException {
    json.writeStartObject();
    string("statement", evidence.statement());
    string("observed", evidence.observed());
    string("expected", evidence.expected());
    list("events", evidence.events(), this::eventId);
    surprise(evidence.surprise());
    json.writeEndObject();
  }

  private void surprise(Evidence.@Nullable Surprise surprise) throws IOException {
    if (surprise == null) {
      json.writeNullField("surprise");
      return;
    }
    json.writeObjectFieldStart("surprise");
    json.writeNumberField("bits", surprise.bits());
    string("baseline", surprise.baseline());
    json.writeNumberField("maturity", surprise.maturity());
    json.writeEndObject();
  }

  private void eventId(EventId id) throws IOException {
    json.writeStartObject();
    position(id);
    json.writeEndObject();
  }

  private void position(EventId id) throws IOException {
    string("source", id.source());
    json.writeNumberField("line", id.line());
  }

  private void chunk(Chunk chunk, Shortened shortened) throws IOException {
    json.writeStartObject();
    range("window", chunk.window());
    json.writeFieldName("counts");
    eventCounts(chunk.counts());
    json.writeObjectFieldStart("levels");
    for (Map.Entry<Level, TimeSeries> level : chunk.levels().entrySet()) {
      json.writeFieldName(level.getKey().name());
      series(level.getValue());
    }
    json.writeEndObject();
    json.writeFieldName("events");
    series(chunk.events());
    list("patterns", shortened.fullPatterns(), this::patternStats);
    list("stackTraces", shortened.fullStackTraces(), this::stackTrace);
    json.writeEndObject();
  }

  private void patternStats(PatternStats stats) throws IOException {
    json.writeStartObject();
    json.writeFieldName("id");
    patternId(stats.pattern().id());
    string("template", stats.pattern().template());
    list("slots", stats.pattern().slots(), this::slot);
    json.writeFieldName("counts");
    eventCounts(stats.counts());
    range("seen", stats.seen());
    json.writeFieldName("series");
    series(stats.series());
    list("examples", stats.examples(), this::event);
    list("labels", stats.labels(), this::label);
    json.writeEndObject();
  }

  private void slot(Slot slot) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", slot.type().name());
    stringOrNull("name", slot.name());
    strings("examples", slot.examples());
    if (slot.stats() == null) {
      json.writeNullField("stats");
    } else {
      json.writeFieldName("stats");
      slotStats(slot.stats());
    }
    json.writeEndObject();
  }

  private void slotStats(SlotStats stats) throws IOException {
    json.writeStartObject();
    json.writeNumberField("values", stats.values());
    json.writeNumberField("sampled", stats.sampled());
    json.writeNumberField("distinct", stats.distinct());
    list("top", stats.top(), this::valueCount);
    if (stats.numbers() == null) {
      json.writeNullField("numbers");
    } else {
      json.writeFieldName("numbers");
      numbers(stats.numbers());
    }
    json.writeEndObject();
  }

  private void valueCount(ValueCount value) throws IOException {
    json.writeStartObject();
    string("value", value.value());
    json.writeNumberField("count", value.count());
    json.writeEndObject();
  }

  private void numbers(NumberStats numbers) throws IOException {
    json.writeStartObject();
    json.writeStringField("unit", numbers.unit().name());
    json.writeNumberField("count", numbers.count());
    json.writeNumberField("min", numbers.min());
    json.writeNumberField("max", numbers.max());
    list("quantiles", numbers.quantiles(), this::quantile);
    json.writeNumberField("relativeError", numbers.relativeError());
    json.writeEndObject();
  }

  private void quantile(Quantile quantile) throws IOException {
    json.writeStartObject();
    json.writeNumberField("share", quantile.share());
    json.writeNumberField("value", quantile.value());
    json.writeEndObject();
  }

  private void label(Label label) throws IOException {
    json.writeStartObject();
    string("kind", label.kind());
    string("value", label.value());
    string("because", label.because());
    json.writeEndObject();
  }

  private void stackTrace(StackTraceStats trace) throws IOException {
    json.writeStartObject();
    string("fingerprint", trace.fingerprint());
    strings("causes", trace.causes());
    string("summary", trace.summary());
    json.writeNumberField("events", trace.events());
    range("seen", trace.seen());
    list("patterns", trace.patterns(), this::patternId);
    json.writeFieldName("example");
    event(trace.example());
    json.writeEndObject();
  }

  private void event(Event event) throws IOException {
    json.writeStartObject();
    position(event.id());
    stringOrNull("time", event.time() == null ? null : event.time().toString());
    stringOrNull("level", event.level() == null ? null : event.level().name());
    string("message", event.message());
    strings("lines", event.lines());
    json.writeFieldName("pattern");
    patternId(event.pattern());
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
      string(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void eventCounts(EventCounts counts) throws IOException {
    json.writeStartObject();
    json.writeNumberField("events", counts.events());
    json.writeNumberField("lines", counts.lines());
    json.writeObjectFieldStart("levels");
    for (Map.Entry<Level, Long> level : counts.levels().entrySet()) {
      json.writeNumberField(level.getKey().name(), level.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void series(TimeSeries series) throws IOException {
    json.writeStartObject();
    json.writeNumberField("stepSeconds", series.step().toSeconds());
    json.writeArrayFieldStart("start");
    for (int i = 0; i < series.size(); i++) {
      json.writeNumber(series.startSecond(i));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("count");
    for (int i = 0; i < series.size(); i++) {
      json.writeNumber(series.count(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void range(String name, @Nullable TimeRange range) throws IOException {
    if (range == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("first", range.first().toString());
    json.writeStringField("last", range.last().toString());
    json.writeEndObject();
  }

  private void patternId(PatternId id) throws IOException {
    json.writeString(id.toString());
  }

  private void string(String name, String value) throws IOException {
    json.writeStringField(JsonText.wellFormed(name), JsonText.wellFormed(value));
  }

  private void stringOrNull(String name, @Nullable String value) throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      string(name, value);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    list(name, values, value -> json.writeString(JsonText.wellFormed(value)));
  }

  private <T> void list(String name, List<T> values, Part<T> part) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      part.write(value);
    }
    json.writeEndArray();
  }

  /** Writes one element of a list. */
  private interface Part<T> {
    void write(T value) throws IOException;
  }
}
