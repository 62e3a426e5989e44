package io.loginsight.viz;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.Event;
import io.loginsight.api.Finding;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.StackTraceStats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a report a page carries in full. A page must open at once, so beyond a few
 * megabytes only some patterns are carried in full: those that findings point at, then the most
 * frequent. The others are outlined: one short row each, in the columns of the object {@code
 * shortened}, so that every pattern can still be found, counted, sorted and filtered.
 */
final class Shortened {

  /** A report that takes no more characters of JSON than this is carried in full. */
  private static final long ALL = 3_000_000;

  /** How many characters go to patterns in full if not all of them are. */
  private static final long PATTERNS = 1_000_000;

  /** How many of those go to the patterns that findings point at. */
  private static final long FINDINGS = 500_000;

  private static final long STACK_TRACES = 500_000;
  private static final int TEMPLATE_CHARS = 240;
  private static final int EXAMPLE_CHARS = 100;

  /** How many intervals an outlined series has at most. */
  private static final int INTERVALS = 64;

  private final List<PatternStats> fullPatterns;
  private final List<PatternStats> outlined;
  private final List<StackTraceStats> fullStackTraces;
  private final int stackTracesLeftOut;
  private final @Nullable Buckets buckets;

  private Shortened(
      List<PatternStats> fullPatterns,
      List<PatternStats> outlined,
      List<StackTraceStats> fullStackTraces,
      int stackTracesLeftOut,
      @Nullable Buckets buckets) {
    this.fullPatterns = fullPatterns;
    this.outlined = outlined;
    this.fullStackTraces = fullStackTraces;
    this.stackTracesLeftOut = stackTracesLeftOut;
    this.buckets = buckets;
  }

  /** Returns that nothing is left out. */
  static Shortened nothing(Report report) {
    return new Shortened(
        report.chunk().patterns(), List.of(), report.chunk().stackTraces(), 0, null);
  }

  /** Returns what a page carries. */
  static Shortened toFit(Report report) {
    List<PatternStats> patterns = report.chunk().patterns();
    List<StackTraceStats> traces = report.chunk().stackTraces();
    long all = 0;
    for (PatternStats stats : patterns) {
      all += size(stats);
    }
    for (StackTraceStats trace : traces) {
      all += size(trace.example());
    }
    if (all <= ALL) {
      return nothing(report);
    }
    Set<PatternId> full = inFull(report);
    List<PatternStats> head = new ArrayList<>();
    List<PatternStats> tail = new ArrayList<>();
    for (PatternStats stats : patterns) {
      (full.contains(stats.pattern().id()) ? head : tail).add(stats);
    }
    int carried = 0;
    for (long size = 0; carried < traces.size(); carried++) {
      size += size(traces.get(carried).example());
      if (size > STACK_TRACES) {
        break;
      }
    }
    return new Shortened(
        head,
        tail,
        traces.subList(0, carried),
        traces.size() - carried,
        Buckets.over(report.chunk().events(), INTERVALS));
  }

  private static Set<PatternId> inFull(Report report) {
    Set<PatternId> pointedAt = new HashSet<>();
    for (Finding finding : report.findings()) {
      pointedAt.addAll(finding.patterns());
    }
    Set<PatternId> full = new HashSet<>();
    long size = 0;
    for (boolean findings : new boolean[] {true, false}) {
      for (PatternStats stats : report.chunk().patterns()) {
        PatternId id = stats.pattern().id();
        if (full.contains(id) || (findings && !pointedAt.contains(id))) {
          continue;
        }
        size += size(stats);
        if (size > (findings ? FINDINGS : PATTERNS)) {
          break;
        }
        full.add(id);
      }
    }
    return full;
  }

  /** Returns about how many characters of JSON a pattern takes. */
  private static long size(PatternStats stats) {
    long size = 300L + stats.pattern().template().length() + 14L * stats.series().size();
    for (Slot slot : stats.pattern().slots()) {
      size += 45;
      for (String example : slot.examples()) {
        size += 3 + example.length();
      }
      size += slot.stats() == null ? 15 : size(slot.stats());
    }
    for (Event example : stats.examples()) {
      size += size(example);
    }
    for (Label label : stats.labels()) {
      size += 35 + label.value().length() + label.because().length();
    }
    return size;
  }

  private static long size(SlotStats stats) {
    long size = stats.numbers() == null ? 80 : 500;
    for (SlotStats.ValueCount value : stats.top()) {
      size += 30 + value.value().length();
    }
    return size;
  }

  private static long size(Event event) {
    long size = 180L + event.message().length();
    for (String line : event.lines()) {
      size += 3 + line.length();
    }
    for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
      size += 6 + attribute.getKey().length() + attribute.getValue().length();
    }
    return size;
  }

  /** Returns whether anything is outlined or left out. */
  boolean isShorter() {
    return !outlined.isEmpty() || stackTracesLeftOut > 0;
  }

  /** Returns the patterns carried in full, in the order of the report. */
  List<PatternStats> fullPatterns() {
    return fullPatterns;
  }

  /** Returns the stack traces carried, in the order of the report. */
  List<StackTraceStats> fullStackTraces() {
    return fullStackTraces;
  }

  /** Returns how many patterns are outlined. */
  int outlinedCount() {
    return outlined.size();
  }

  /** Writes the field {@code shortened}, if anything is. */
  void write(JsonGenerator json) throws IOException {
    if (!isShorter()) {
      return;
    }
    json.writeObjectFieldStart("shortened");
    json.writeNumberField("stackTracesLeftOut", stackTracesLeftOut);
    json.writeNumberField("origin", buckets == null ? 0 : buckets.origin());
    json.writeNumberField("stepSeconds", buckets == null ? 60 : buckets.step());
    Names names = new Names(new Dictionary(), new Dictionary(), new Dictionary(), new Dictionary());
    json.writeArrayFieldStart("patterns");
    for (PatternStats stats : outlined) {
      outline(stats, names, json);
    }
    json.writeEndArray();
    names.slotTypes().write("slotTypes", json);
    names.levels().write("levelNames", json);
    names.sources().write("sources", json);
    names.labels().write("labels", json);
    json.writeEndObject();
  }

  /**
   * Writes one row: id, template, slot types, events, lines, levels, first and last second, series,
   * labels, example. What is a name elsewhere is an index here.
   */
  private void outline(PatternStats stats, Names names, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeString(stats.pattern().id().toString());
    json.writeString(Words.cut(stats.pattern().template(), TEMPLATE_CHARS));
    json.writeStartArray();
    for (Slot slot : stats.pattern().slots()) {
      json.writeNumber(names.slotTypes().indexOf(slot.type().name()));
    }
    json.writeEndArray();
    json.writeNumber(stats.counts().events());
    json.writeNumber(stats.counts().lines());
    json.writeStartArray();
    for (Map.Entry<Level, Long> level : stats.counts().levels().entrySet()) {
      json.writeNumber(names.levels().indexOf(level.getKey().name()));
      json.writeNumber(level.getValue());
    }
    json.writeEndArray();
    if (stats.seen() == null) {
      json.writeNull();
      json.writeNull();
    } else {
      json.writeNumber(stats.seen().first().getEpochSecond());
      json.writeNumber(stats.seen().last().getEpochSecond());
    }
    json.writeStartArray();
    long[] counts = buckets == null ? new long[0] : buckets.fold(stats.series());
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        json.writeNumber(i);
        json.writeNumber(counts[i]);
      }
    }
    json.writeEndArray();
    json.writeStartArray();
    for (Label label : stats.labels()) {
      json.writeNumber(names.labels().indexOf(label.kind(), label.value()));
    }
    json.writeEndArray();
    if (!stats.examples().isEmpty()) {
      Event example = stats.examples().get(0);
      json.writeNumber(names.sources().indexOf(example.id().source()));
      json.writeNumber(example.id().line());
      json.writeString(
          Words.cut(
              example.lines().isEmpty() ? example.message() : example.lines().get(0),
              EXAMPLE_CHARS));
    }
    json.writeEndArray();
  }

  /** What the rows refer to by index. */
  private record Names(
      Dictionary slotTypes, Dictionary levels, Dictionary sources, Dictionary labels) {}

  /** Numbers texts in the order in which they are first met. */
  private static final class Dictionary {
    private final Map<List<String>, Integer> indexes = new LinkedHashMap<>();

    int indexOf(String... texts) {
      int next = indexes.size();
      Integer known = indexes.putIfAbsent(List.of(texts), next);
      return known == null ? next : known;
    }

    void write(String name, JsonGenerator json) throws IOException {
      json.writeArrayFieldStart(name);
      for (List<String> texts : indexes.keySet()) {
        if (texts.size() > 1) {
          json.writeStartArray();
        }
        for (String text : texts) {
          json.writeString(JsonText.wellFormed(text));
        }
        if (texts.size() > 1) {
          json.writeEndArray();
        }
      }
      json.writeEndArray();
    }
  }
}
