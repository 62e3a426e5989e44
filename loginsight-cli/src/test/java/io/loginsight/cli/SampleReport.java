package io.loginsight.cli;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.SourceReport;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports of an invented bakery, for tests of what is printed. */
final class SampleReport {

  static final Instant BEGIN = Instant.parse("2026-03-10T14:00:00Z");
  static final String ESCAPES = "oven \u001b[31mred\u001b]0;title\u0007 \u202egnihton\r";

  private SampleReport() {}

  /** Ten minutes with several findings of all kinds, and text that is hostile. */
  static Report bakery() {
    List<PatternStats> patterns = new ArrayList<>();
    patterns.add(stats(1, "Loaf <*> baked in <*> s", 900, Level.INFO, 0, 10));
    patterns.add(stats(2, "Order <*> from customer <*> accepted", 250, Level.INFO, 0, 10));
    patterns.add(
        stats(3, "Oven <*> lost its temperature: <*> below target", 37, Level.ERROR, 5, 7));
    patterns.add(stats(4, ESCAPES + " <*>", 12, Level.WARN, 2, 9));
    patterns.add(stats(5, "Mehl nachgefüllt 小麦粉 <*> kg", 3, null, 1, 4));
    patterns.add(stats(6, "Door open", 1, Level.FATAL, 6, 7));
    patterns.add(stats(7, "Door closed", 1, Level.INFO, 6, 7));
    patterns.add(stats(8, "Shift over", 1, Level.INFO, 9, 10));
    return report(patterns, findings());
  }

  private static Report report(List<PatternStats> patterns, List<Finding> findings) {
    long events = patterns.stream().mapToLong(p -> p.counts().events()).sum();
    EventCounts counts = new EventCounts(events, events, Map.of());
    TimeRange window = new TimeRange(BEGIN, BEGIN.plusSeconds(600));
    Event failed = patterns.get(2).examples().get(0);
    StackTraceStats trace =
        new StackTraceStats(
            "0123456789abcdef",
            List.of("bakery.OvenException", "java.io.IOException"),
            "java.io.IOException at bakery.Thermometer.read",
            37,
            window,
            List.of(failed.pattern()),
            failed);
    Chunk chunk = new Chunk(window, counts, Map.of(), TimeSeries.empty(), patterns, List.of(trace));
    FormatUse format =
        new FormatUse("spring-boot", "time level pid [thread] logger: message", 0.98, events);
    FormatUse other = new FormatUse("json", "one object a line", 0.02, 0);
    SourceReport oven =
        new SourceReport(
            "logs/oven.log",
            List.of(format, other),
            new LineCounts(events + 6, events, 2, 4, 0, 0, 0, 0),
            window,
            List.of("no year in the dates, 1970 is assumed"));
    SourceReport shop =
        new SourceReport("logs/shop.log", List.of(), LineCounts.NONE, null, List.of());
    return new Report(
        List.of(oven, shop),
        chunk,
        List.of(new Analysis("pattern", findings)),
        List.of("logs/missing.log: there is no such file"));
  }

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            Severity.CRITICAL,
            0.9,
            3,
            "37 events 'Oven <*> lost its temperature' within 2 min, none before: the ovens of the"
                + " whole bakery went cold at the same time and nothing was baked"));
    findings.add(finding(Severity.HIGH, 0.8, 6, "A fatal event was logged once"));
    findings.add(finding(Severity.MEDIUM, 0.5, 4, ESCAPES));
    for (int i = 1; i <= 4; i++) {
      findings.add(finding(Severity.INFO, 0.1, 7, "Pattern " + i + " is new"));
    }
    return findings;
  }

  private static Finding finding(Severity severity, double score, int pattern, String summary) {
    Evidence evidence = new Evidence("it happened", "37 events", "none", List.of(eventId(pattern)));
    return new Finding(
        "pattern",
        "sample",
        severity,
        score,
        null,
        summary,
        List.of(new PatternId(pattern)),
        List.of(evidence));
  }

  private static EventId eventId(int pattern) {
    return new EventId("logs/oven.log", 100L * pattern);
  }

  /** A pattern whose events are spread evenly over some minutes. */
  private static PatternStats stats(
      int id, String template, long events, Level level, int fromMinute, int toMinute) {
    int minutes = (int) Math.min(events, toMinute - fromMinute);
    long[] starts = new long[minutes];
    long[] counts = new long[minutes];
    for (int i = 0; i < minutes; i++) {
      starts[i] = BEGIN.getEpochSecond() + 60L * (fromMinute + i);
      counts[i] = events / minutes + (i < events % minutes ? 1 : 0);
    }
    PatternId pattern = new PatternId(id);
    String message = template.replace("<*>", "17");
    Event example =
        new Event(eventId(id), BEGIN, level, message, List.of(message), pattern, Map.of());
    return new PatternStats(
        new Pattern(pattern, template, List.of()),
        new EventCounts(events, events, level == null ? Map.of() : Map.of(level, events)),
        new TimeRange(BEGIN, BEGIN),
        TimeSeries.of(Duration.ofMinutes(1), starts, counts),
        List.of(example),
        List.of());
  }
}
