package io.loginsight.cli;

import io.loginsight.api.Cause;
import io.loginsight.api.Chunk;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Finding;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Impact;
import io.loginsight.api.Incident;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.SourceReport;
import io.loginsight.api.StackTraceStats;
import io.loginsight.api.TimeRange;
import io.loginsight.cli.Look.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as some thirty lines that a person reads in ten seconds: what was read, what is wrong
 * and where to look, what there is most of, and how the input was understood.
 */
final class Summary {

  private static final int MAX_PROBLEMS = 3;
  private static final int MAX_PROBLEM_LINES = 10; // enough for all of any but an endless one
  private static final int FINDING_LINES = 11;
  private static final int FEWER_LINES = 5; // below incidents
  private static final int FEW_FINDINGS = 3; // all of them fit, with two lines of summary each
  private static final int MAX_PATTERNS = 6;
  private static final int SOURCE_LINES = 6;
  private static final int MAX_INCIDENTS = 3;
  private static final int SPARK_SHARE = 5; // of the width: at most a fifth
  private static final int INDENT = 11; // of what stands behind the longest severity
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Report report;
  private final Chunk chunk;
  private final Look look;
  private final List<String> lines = new ArrayList<>();

  Summary(Report report, Look look) {
    this.report = report;
    this.chunk = report.chunk();
    this.look = look;
  }

  /**
   * Returns the lines, each ended by LF.
   *
   * @param hint a last line; null for none
   */
  String text(@Nullable String hint) {
    lines.clear();
    addInput();
    addIncidents();
    addFindings();
    addPatterns();
    addSources();
    if (hint != null) {
      lines.add("");
      add(hint);
    }
    return String.join("\n", lines) + "\n";
  }

  private void addInput() {
    String what = Numbers.count(report.sources().size(), "source");
    String when = chunk.window() == null ? "no times" : range(chunk.window());
    addHeading("Log Insight: ", what + ", " + when);
    lines.addAll(look.wrap(LineBalance.of(report), look.width(), 2));
    addSome(
        report.problems(),
        MAX_PROBLEMS,
        "problem",
        problem ->
            lines.addAll(look.wrap("! " + Visible.text(problem), look.width(), MAX_PROBLEM_LINES)));
  }

  private void addIncidents() {
    List<Diagnosis> incidents = report.incidents();
    if (incidents.isEmpty()) {
      return;
    }
    lines.add("");
    addHeading("Incidents", ": " + Numbers.count(incidents.size()) + ", the most urgent first");
    int shown = Math.min(MAX_INCIDENTS, incidents.size());
    incidents.subList(0, shown).forEach(this::addIncident);
    addRest(incidents.size() - shown, "incident");
  }

  private void addIncident(Diagnosis diagnosis) {
    Incident incident = diagnosis.incident();
    Severity severity = incident.severity() == null ? Severity.INFO : incident.severity();
    String head = "  " + Look.pad(severity.name(), INDENT - 2);
    String title = look.cut(Visible.text(diagnosis.title()), look.width() - INDENT);
    lines.add(look.paint(tone(severity), head) + title);
    String state = diagnosis.state().name().toLowerCase(Locale.ROOT);
    String id = ", id " + diagnosis.id();
    addBelow(when(incident.when()) + state + id + touches(diagnosis.impact()));
    addBelow(cause(diagnosis));
    Recollection.of(diagnosis).forEach(this::addBelow);
    if (!diagnosis.remediations().isEmpty()) {
      addBelow("may help: " + diagnosis.remediations().get(0).title());
    }
  }

  private void addBelow(String text) {
    String cut = look.cut(Visible.text(text), look.width() - INDENT);
    lines.add(" ".repeat(INDENT) + look.paint(Tone.FAINT, cut));
  }

  private static String touches(Impact impact) {
    String services =
        impact.services().stream()
            .limit(3)
            .map(Incident.Counted::name)
            .collect(Collectors.joining(", "));
    String more = impact.services().size() > 3 ? ", …" : "";
    String requests =
        impact.requests() == null || impact.requestsInAll() == null
            ? ""
            : "; "
                + Numbers.count(impact.requests())
                + " of "
                + Numbers.count(impact.requestsInAll(), "request");
    return services.isEmpty() ? requests : ", touches " + services + more + requests;
  }

  private static String cause(Diagnosis diagnosis) {
    if (diagnosis.causes().isEmpty()) {
      return "where it comes from is not known";
    }
    Cause first = diagnosis.causes().get(0);
    String sure = diagnosis.conclusive() ? "most likely from " : "inconclusive, perhaps from ";
    return sure + first.service() + ": " + first.evidence().get(0).statement();
  }

  private void addFindings() {
    List<Finding> findings = report.findings();
    lines.add("");
    if (chunk.counts().events() == 0 && report.lines().outside() > 0) {
      addHeading("No findings", ": no event lies in the time that was asked for.");
      return;
    }
    if (findings.isEmpty()) {
      addHeading("No findings", ": nothing unusual was found.");
      return;
    }
    addHeading("Findings", ": " + severities(findings));
    Map<EventId, Event> examples = examples();
    int end = lines.size() + (report.incidents().isEmpty() ? FINDING_LINES : FEWER_LINES);
    int shown = 0;
    for (Finding finding : findings) {
      int summaryLines = shown == 0 || findings.size() <= FEW_FINDINGS ? 2 : 1;
      List<String> of = linesOf(finding, summaryLines, examples);
      if (lines.size() + of.size() > end) {
        break;
      }
      lines.addAll(of);
      shown++;
    }
    addRest(findings.size() - shown, "finding");
  }

  private static String severities(List<Finding> findings) {
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    findings.forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((severity, n) -> parts.add(0, n + " " + word(severity)));
    return String.join(", ", parts);
  }

  private List<String> linesOf(Finding finding, int summaryLines, Map<EventId, Event> examples) {
    List<String> of = new ArrayList<>();
    String severity = "  " + Look.pad(finding.severity().name(), INDENT - 2);
    int columns = look.width() - INDENT;
    for (String line : look.wrap(Visible.text(finding.summary()), columns, summaryLines)) {
      of.add(
          of.isEmpty()
              ? look.paint(tone(finding.severity()), severity) + line
              : " ".repeat(INDENT) + line);
    }
    EventId where = finding.evidence().get(0).events().get(0);
    String place = look.cutStart(Visible.text(where.toString()), columns / 3);
    @Nullable Event example = examples.get(where);
    String text = example == null ? finding.evidence().get(0).statement() : example.message();
    String before = when(finding.when()) + place + ": ";
    String shown = look.cut(Visible.text(text), columns - Look.columnsOf(before));
    of.add(" ".repeat(INDENT) + look.paint(Tone.FAINT, before) + shown);
    return of;
  }

  /** From when to when, in the words that the window of all events leaves necessary. */
  private String when(@Nullable TimeRange when) {
    TimeRange window = chunk.window();
    if (when == null || window == null) {
      return "";
    }
    DateTimeFormatter format = sameDay(window) ? TIME : sameDay(when) ? DATE_TIME : DATE;
    String first = format.format(when.first());
    String last = (sameDay(when) ? TIME : format).format(when.last());
    return first + (first.endsWith(last) ? "" : " to " + last) + "  ";
  }

  private static boolean sameDay(TimeRange range) {
    return range
        .first()
        .truncatedTo(ChronoUnit.DAYS)
        .equals(range.last().truncatedTo(ChronoUnit.DAYS));
  }

  /** The report keeps the text of some events only: those that are examples. */
  private Map<EventId, Event> examples() {
    Map<EventId, Event> examples = new HashMap<>();
    for (PatternStats pattern : chunk.patterns()) {
      pattern.examples().forEach(event -> examples.put(event.id(), event));
    }
    for (StackTraceStats trace : chunk.stackTraces()) {
      examples.put(trace.example().id(), trace.example());
    }
    return examples;
  }

  private void addPatterns() {
    List<PatternStats> patterns = chunk.patterns();
    if (patterns.isEmpty()) {
      return;
    }
    lines.add("");
    List<PatternStats> top = patterns.subList(0, Math.min(MAX_PATTERNS, patterns.size()));
    addHeading(
        "Patterns",
        (": the most frequent " + top.size() + " of " + Numbers.count(patterns.size())));
    int countColumns = Numbers.count(top.get(0).counts().events()).length();
    int sparkColumns =
        top.stream().mapToInt(pattern -> sparkline(pattern).length()).max().orElse(0);
    for (PatternStats pattern : top) {
      addPattern(pattern, countColumns, sparkColumns);
    }
    if (!chunk.stackTraces().isEmpty()) {
      addStackTraces(chunk.stackTraces());
    }
  }

  private void addPattern(PatternStats pattern, int countColumns, int sparkColumns) {
    long events = pattern.counts().events();
    String row =
        ("  " + Look.padStart(Numbers.count(events), countColumns) + "  ")
            + Look.padStart(Numbers.share(events, chunk.counts().events()), 6)
            + (sparkColumns == 0 ? "" : "  " + Look.pad(sparkline(pattern), sparkColumns))
            + ("  " + Look.pad(PatternTable.level(pattern.counts()), 5) + "  ");
    String template = Visible.text(pattern.pattern().template());
    lines.add(row + look.cut(template, look.width() - Look.columnsOf(row)));
  }

  private String sparkline(PatternStats pattern) {
    return chunk.window() == null
        ? ""
        : Sparkline.of(
            pattern.series(), chunk.window(), look.width() / SPARK_SHARE, look.unicode());
  }

  private void addStackTraces(List<StackTraceStats> traces) {
    StackTraceStats first = traces.get(0);
    add(
        ("  " + Numbers.count(traces.size(), "kind") + " of stack trace, most often (")
            + (Numbers.count(first.events()) + "): " + Visible.text(first.summary())));
  }

  private void addSources() {
    lines.add("");
    addHeading("How it was read", "");
    int end = lines.size() + SOURCE_LINES;
    int shown = 0;
    for (SourceReport source : report.sources()) {
      if (lines.size() >= end) {
        break;
      }
      addSource(source);
      shown++;
      for (String note : source.notes()) {
        if (lines.size() < end) {
          add("    note: " + Visible.text(note));
        }
      }
    }
    addRest(report.sources().size() - shown, "source");
  }

  private void addSource(SourceReport source) {
    String name = look.cutStart(Visible.text(source.name()), look.width() / 3);
    String size = Numbers.count(source.lines().total(), "line");
    String format = source.lines().total() == 0 ? "" : ", " + Visible.text(format(source));
    add("  " + name + ": " + size + format);
  }

  /** The format that most events are in; the others are named. */
  private static String format(SourceReport source) {
    @Nullable FormatUse main = null;
    for (FormatUse use : source.formats()) {
      if (main == null || use.events() > main.events()) {
        main = use;
      }
    }
    if (main == null) {
      return "no header was recognised: each line is a message";
    }
    StringBuilder text = new StringBuilder(main.id());
    text.append(" (").append(Math.round(main.confidence() * 100)).append("%)");
    for (FormatUse use : source.formats()) {
      if (!use.equals(main)) {
        text.append(" and ").append(use.id());
      }
    }
    return text.append(": ").append(main.description()).toString();
  }

  private <T> void addSome(List<T> items, int max, String noun, Consumer<T> adder) {
    int shown = items.size() == max + 1 ? max + 1 : Math.min(max, items.size());
    items.subList(0, shown).forEach(adder);
    addRest(items.size() - shown, noun);
  }

  private void addRest(int count, String noun) {
    if (count > 0) {
      add("  and " + Numbers.count(count, "more " + noun));
    }
  }

  private void addHeading(String title, String rest) {
    lines.add(look.paint(Tone.HEADING, title) + look.cut(rest, look.width() - title.length()));
  }

  private void add(String line) {
    lines.add(look.cut(line, look.width()));
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Tone.ALARM;
      case MEDIUM -> Tone.WARNING;
      case LOW, INFO -> Tone.CALM;
    };
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String range(TimeRange range) {
    Instant first = range.first();
    Instant last = range.last();
    return (DATE_TIME.format(first) + " to " + (sameDay(range) ? TIME : DATE_TIME).format(last))
        + (" UTC (" + Numbers.duration(range.duration().truncatedTo(ChronoUnit.SECONDS)) + ")");
  }
}
