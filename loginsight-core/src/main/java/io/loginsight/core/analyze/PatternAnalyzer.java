package io.loginsight.core.analyze;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.core.wording.FailureWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says of each pattern what its level, its wording and its first appearance tell, and no more.
 *
 * <p>A pattern gives at most one finding: the first of these that applies.
 *
 * <ol>
 *   <li>{@code error-pattern}: some of its events are at ERROR or FATAL; it is critical if most are
 *       at FATAL and the constant text tells of a failure or an end, too;
 *   <li>{@code warning-pattern}: some of its events are at WARN;
 *   <li>{@code error-wording}: none of its events states a level, or a stack trace comes with them
 *       at a lower one, and the constant text or the trace tells of a failure;
 *   <li>{@code new-pattern}: it appeared first in the second half of the window, as few others did.
 * </ol>
 *
 * <p>Of two findings of one severity, that of the more unusual and of the more frequent pattern
 * comes first: the score is the mean of both.
 */
final class PatternAnalyzer {

  /** More findings than this of one kind help nobody; the patterns are all in the report. */
  private static final int MAX_OF_A_KIND = 100;

  /** New patterns mean little before the log has had the time to show its usual ones. */
  private static final int MIN_EVENTS_FOR_NEW = 200;

  /**
   * Nor if more than one pattern in so many is new: then the log is still showing its usual ones.
   */
  private static final int NEW_ONE_IN = 10;

  /** So many events that speak of a failure of security are no slip of the finger. */
  private static final int MANY = 10;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Chunk chunk;
  private final Map<PatternId, StackTraceStats> traces = new HashMap<>();

  /** When a pattern begins to be new: the middle of the window, or null if none is. */
  private final @Nullable Instant newFrom;

  private PatternAnalyzer(Chunk chunk) {
    this.chunk = chunk;
    for (StackTraceStats trace : chunk.stackTraces()) {
      for (PatternId pattern : trace.patterns()) {
        traces.putIfAbsent(pattern, trace); // the most frequent one is first
      }
    }
    this.newFrom = newFrom(chunk);
  }

  private static @Nullable Instant newFrom(Chunk chunk) {
    TimeRange window = chunk.window();
    if (window == null || chunk.counts().events() < MIN_EVENTS_FOR_NEW) {
      return null;
    }
    Instant middle = window.first().plus(window.duration().dividedBy(2));
    if (eventsBefore(chunk, middle) * 4 < chunk.counts().events()) {
      return null; // too little happened in the first half to call anything new
    }
    long late = chunk.patterns().stream().filter(stats -> beginsAfter(stats, middle)).count();
    return late * NEW_ONE_IN > chunk.patterns().size() ? null : middle;
  }

  private static boolean beginsAfter(PatternStats stats, Instant time) {
    TimeRange seen = stats.seen();
    return seen != null && seen.first().isAfter(time);
  }

  static Analysis analyze(Chunk chunk) {
    return new Analysis(PatternAnalyzerProvider.ID, new PatternAnalyzer(chunk).findings());
  }

  private List<Finding> findings() {
    Map<String, Integer> ofKind = new HashMap<>();
    List<Finding> all = new ArrayList<>();
    for (PatternStats stats : chunk.patterns()) { // most frequent first
      Finding finding = find(stats);
      if (finding != null && ofKind.merge(finding.kind(), 1, Integer::sum) <= MAX_OF_A_KIND) {
        all.add(finding);
      }
    }
    all.sort(
        Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::score).reversed()));
    return all;
  }

  private @Nullable Finding find(PatternStats stats) {
    long fatal = stats.counts().atLeast(Level.FATAL);
    long errors = stats.counts().atLeast(Level.ERROR);
    long warnings = stats.counts().atLeast(Level.WARN);
    if (errors > 0) {
      Severity severity = fatal > 0 ? fatalSeverity(stats, fatal) : Severity.MEDIUM;
      return finding(stats, "error-pattern", severity, leveled(stats, errors, Level.ERROR));
    }
    if (warnings > 0) {
      return finding(stats, "warning-pattern", Severity.LOW, leveled(stats, warnings, Level.WARN));
    }
    Evidence wording = wording(stats);
    if (wording != null) {
      return finding(stats, "error-wording", wordingSeverity(stats), wording);
    }
    Evidence late = late(stats);
    return late == null ? null : finding(stats, "new-pattern", Severity.INFO, late);
  }

  /**
   * The level is the word of who wrote the program, and some log each line of a dump of registers
   * as FATAL. Where the text says so, too, there is more to it.
   */
  private static Severity fatalSeverity(PatternStats stats, long fatal) {
    boolean mostly = 2 * fatal >= stats.counts().events();
    boolean saysSo = FailureWords.orEndIn(stats.pattern().template()) != null;
    return mostly && saysSo ? Severity.CRITICAL : Severity.HIGH;
  }

  /** One failed login is nothing; many of them are the traces of an attempt to get in. */
  private static Severity wordingSeverity(PatternStats stats) {
    boolean security =
        stats.labels().stream()
            .anyMatch(
                label -> label.kind().equals(Label.CATEGORY) && label.value().equals("security"));
    return security && stats.counts().events() >= MANY ? Severity.MEDIUM : Severity.LOW;
  }

  private Finding finding(PatternStats stats, String kind, Severity severity, Evidence first) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(first);
    StackTraceStats trace = traces.get(stats.pattern().id());
    if (trace != null) {
      evidence.add(traceEvidence(trace, stats));
    }
    if (!kind.equals("new-pattern")) {
      Evidence late = late(stats);
      if (late != null) {
        evidence.add(late);
      }
    }
    return new Finding(
        PatternAnalyzerProvider.ID,
        kind,
        severity,
        (unusualness(stats) + volume(stats)) / 2,
        stats.seen(),
        summary(stats, kind, first),
        List.of(stats.pattern().id()),
        evidence);
  }

  /**
   * Returns how far a pattern keeps to a part of the log: the share of the minutes, or longer
   * intervals, in which it does not occur, or of the events that are not its own if there are no
   * times. What came once counts half, because anything comes once.
   */
  private double unusualness(PatternStats stats) {
    double of = minutes(chunk.events());
    double in = minutes(stats.series());
    if (in == 0 || of == 0) {
      of = chunk.counts().events();
      in = stats.counts().events();
    }
    return (1 - Math.min(1, in / of)) * (1 - 1.0 / (1 + stats.counts().events()));
  }

  private static double minutes(TimeSeries series) {
    long length = Math.max(60, series.step().toSeconds());
    return IntStream.range(0, series.size())
        .mapToLong(i -> Math.floorDiv(series.startSecond(i), length))
        .distinct()
        .count();
  }

  /** Returns how much of the log a pattern is, on a scale on which ten times more is a step. */
  private double volume(PatternStats stats) {
    return Math.log1p((double) stats.counts().events())
        / Math.log1p((double) chunk.counts().events());
  }

  private static String summary(PatternStats stats, String kind, Evidence first) {
    boolean saysItself = kind.equals("error-wording"); // the failure is in the words that follow
    String what = saysItself ? count(stats.counts().events(), "event") : first.observed();
    return what + ": " + stats.pattern().template().replaceAll("\\R", " ");
  }

  private static Evidence leveled(PatternStats stats, long events, Level least) {
    String levels =
        stats.counts().levels().keySet().stream()
            .filter(level -> level.compareTo(least) >= 0)
            .map(Level::name)
            .collect(Collectors.joining(" and "));
    return new Evidence(
        "Events of this pattern were logged at " + levels,
        count(events, "event") + " at " + levels,
        "none",
        eventsOf(stats, least));
  }

  private @Nullable Evidence wording(PatternStats stats) {
    StackTraceStats trace = traces.get(stats.pattern().id());
    if (trace != null) {
      return new Evidence(
          "Events of this pattern carry a stack trace though none is logged at WARN or above",
          count(trace.events(), "stack trace") + " below WARN",
          "none",
          exampleOf(trace, stats));
    }
    if (!stats.counts().levels().isEmpty()) {
      return null; // the program said how serious it is, and is believed
    }
    String word = FailureWords.in(stats.pattern().template());
    if (word == null) {
      return null;
    }
    return new Evidence(
        "The constant text says '" + word + "', and no level says otherwise",
        count(stats.counts().events(), "event") + " saying '" + word + "'",
        "none",
        eventsOf(stats));
  }

  private static Evidence traceEvidence(StackTraceStats trace, PatternStats stats) {
    return new Evidence(
        "The stack trace with these events ends at " + trace.summary(),
        count(trace.events(), "stack trace") + " with the fingerprint " + trace.fingerprint(),
        "none",
        exampleOf(trace, stats));
  }

  /** Events of several patterns may carry one stack trace; its example is one of them. */
  private static List<EventId> exampleOf(StackTraceStats trace, PatternStats stats) {
    Event example = trace.example();
    boolean own = example.pattern().equals(stats.pattern().id());
    return own ? List.of(example.id()) : eventsOf(stats);
  }

  /** Returns evidence that the pattern was not there in the first half of the window, or null. */
  private @Nullable Evidence late(PatternStats stats) {
    TimeRange seen = stats.seen();
    if (newFrom == null || seen == null || !seen.first().isAfter(newFrom)) {
      return null;
    }
    return new Evidence(
        "This pattern was not there in the first half of the log's time",
        "first seen at " + TIME.format(seen.first()),
        "before " + TIME.format(newFrom),
        List.of(earliest(stats)));
  }

  /** Returns how many events lie in intervals that end before a point in time. */
  private static long eventsBefore(Chunk chunk, Instant time) {
    long sum = 0;
    for (int i = 0; i < chunk.events().size(); i++) {
      if (chunk.events().range(i).last().isBefore(time)) {
        sum += chunk.events().count(i);
      }
    }
    return sum;
  }

  private static EventId earliest(PatternStats stats) {
    return stats.examples().stream()
        .filter(event -> event.time() != null)
        .min(Comparator.comparing(Event::time))
        .orElse(stats.examples().get(0))
        .id();
  }

  private static List<EventId> eventsOf(PatternStats stats) {
    return stats.examples().stream().map(Event::id).toList();
  }

  /** The engine keeps an example of each level from WARN on; who else made the chunk may not. */
  private static List<EventId> eventsOf(PatternStats stats, Level least) {
    List<EventId> events =
        stats.examples().stream()
            .filter(event -> event.level() != null && event.level().compareTo(least) >= 0)
            .map(Event::id)
            .toList();
    return events.isEmpty() ? eventsOf(stats) : events;
  }

  private static String count(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
  }
}
