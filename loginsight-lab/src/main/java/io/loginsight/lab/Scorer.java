package io.loginsight.lab;

import static io.loginsight.lab.Labels.ABNORMAL;
import static io.loginsight.lab.Labels.NORMAL;
import static java.util.Objects.requireNonNull;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.lab.Evaluation.Alarms;
import io.loginsight.lab.Evaluation.Contestant;
import io.loginsight.lab.Evaluation.Outcome;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Labels.LabelledLine;
import io.loginsight.lab.Labels.LabelledPattern;
import io.loginsight.lab.Labels.Stretch;
import io.loginsight.lab.Spans.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what an analyzer said about a chunk with labels. A unit is taken for abnormal if a
 * finding that counts covers it.
 */
final class Scorer {

  /** More classes than these cannot be told apart by looking at them. */
  private static final int CLASSES = 30;

  private static final double DAY_SECONDS = 86_400;

  private final Labels labels;
  private final Severity from;
  private final String analyzer;
  private final Report report;
  private final Chunk chunk;
  private final Sources sources;
  private final long step; // of a unit of time, in seconds
  private final List<Finding> findings;
  private final List<Claim> claims;
  private final List<Scores> scores = new ArrayList<>();
  private final List<String> problems;

  /** A finding that counts, and what is to be asked of it again and again. */
  private static final class Claim {
    final Finding finding;
    final Set<PatternId> patterns;
    final Set<EventId> events = new HashSet<>();
    boolean isJudged;
    boolean isRight;

    Claim(Finding finding) {
      this.finding = finding;
      this.patterns = new HashSet<>(finding.patterns());
      for (Evidence evidence : finding.evidence()) {
        events.addAll(evidence.events());
      }
    }

    void judge(boolean right) {
      isJudged = true;
      isRight |= right;
    }

    /** Says by which of the classes it calls what it covers; null if by none. */
    @Nullable String className(Set<String> classes) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      return classes.contains(finding.kind())
          ? finding.kind()
          : classes.contains(severity) ? severity : null;
    }
  }

  Scorer(Labels labels, Severity from, String analyzer, Report report, LineIndex lines) {
    this.labels = labels;
    this.from = from;
    this.analyzer = analyzer;
    this.report = report;
    this.chunk = report.chunk();
    this.sources = new Sources(report.sources(), lines);
    this.step = chunk.events().step().toSeconds();
    this.problems = new ArrayList<>(labels.problems());
    this.findings =
        report.analyses().stream()
            .filter(analysis -> analysis.analyzerId().equals(analyzer))
            .map(Analysis::findings)
            .flatMap(List::stream)
            .toList();
    this.claims =
        findings.stream()
            .filter(finding -> finding.severity().compareTo(from) >= 0)
            .map(Claim::new)
            .toList();
  }

  Evaluation score(Evaluation.Run run) {
    if (!labels.stretches().isEmpty() || labels.count() == 0) {
      scoreTime();
    }
    if (!labels.lines().isEmpty()) {
      scoreLines();
    }
    if (!labels.patterns().isEmpty()) {
      scorePatterns();
    }
    noteFindings();
    problems.addAll(report.problems());
    return new Evaluation(
        analyzer,
        from,
        chunk.window(),
        labels,
        findings,
        scores,
        Calibrator.calibrate(
            claims.stream().filter(claim -> claim.isJudged).map(claim -> claim.finding).toList(),
            claims.stream().filter(claim -> claim.isJudged).map(claim -> claim.isRight).toList()),
        new EvidenceChecker(chunk, sources).check(findings),
        run,
        problems);
  }

  private void noteFindings() {
    long untimed = claims.stream().filter(claim -> claim.finding.when() == null).count();
    boolean timesMatter = scores.stream().anyMatch(s -> s.contestants().get(0).alarms() != null);
    if (timesMatter && untimed > 0) {
      problem(
          untimed, "finding", "findings", "without a time: no minute is taken for abnormal by it");
    }
    Stream.concat(
            labels.lines().stream().map(LabelledLine::label),
            labels.patterns().stream().map(LabelledPattern::label))
        .distinct()
        .filter(this::isTooMild)
        .sorted()
        .forEach(
            label ->
                problems.add(
                    ("Nothing can be found to be '" + label + "', as findings count from ")
                        + (from + " on; set --from-severity " + label)));
  }

  private boolean isTooMild(String label) {
    return Arrays.stream(Severity.values())
        .anyMatch(
            severity ->
                severity.compareTo(from) < 0
                    && severity.name().toLowerCase(Locale.ROOT).equals(label));
  }

  // ---- time

  private void scoreTime() {
    TimeSeries series = chunk.events();
    int units = series.size();
    if (units == 0) {
      problems.add(
          "No event of the input has a time, so stretches of time cannot be scored; label lines or"
              + " patterns, or choose a --format that finds the times");
      return;
    }
    long[] numbers = new long[units];
    Arrays.setAll(numbers, i -> series.startSecond(i) / step);
    List<String> truth = truthOf(numbers);
    Set<String> classes = classes(truth);
    List<String> predicted = new ArrayList<>(Collections.nCopies(units, NORMAL));
    for (Claim claim : leastDecisiveFirst(classes)) {
      if (claim.finding.when() != null) {
        String name = claim.className(classes);
        fill(predicted, numbers, units(claim.finding.when()), name == null ? ABNORMAL : name);
      }
    }
    boolean[] errors = errorsAt(numbers);
    String unit = step == 60 ? "minute" : "interval of " + step + " s";
    List<Contestant> contestants = contestants(unit, truth, predicted, errors, classes);
    Spans abnormal = new Spans(labels.stretches().stream().map(Scorer::span).toList());
    for (Claim claim : claims) {
      if (claim.finding.when() != null) {
        claim.judge(abnormal.touch(span(claim.finding.when())));
      }
    }
    List<TimeRange> said =
        claims.stream().map(claim -> claim.finding.when()).filter(when -> when != null).toList();
    List<List<TimeRange>> alarms = List.of(said, always(contestants.get(1)), runs(numbers, errors));
    List<Contestant> withAlarms = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      Contestant one = contestants.get(i);
      withAlarms.add(
          new Contestant(
              one.name(), one.detection(), one.classes(), alarms(alarms.get(i), abnormal)));
    }
    scores.add(new Scores(unit, withAlarms));
    int outside = labels.stretches().size() - stretchesInside().size();
    problem(
        outside,
        "labelled stretch",
        "labelled stretches",
        "outside of the input's time; look at --zone and --since");
  }

  /** Of stretches that overlap the one that began last counts, then the first by its name. */
  private List<String> truthOf(long[] numbers) {
    List<Stretch> coming =
        labels.stretches().stream().sorted(Comparator.comparing(Stretch::from)).toList();
    TreeSet<Stretch> open =
        new TreeSet<>(
            Comparator.comparing(Stretch::from)
                .reversed()
                .thenComparing(Stretch::label)
                .thenComparing(Stretch::to));
    TreeMap<Long, List<Stretch>> ending = new TreeMap<>();
    Map<String, Integer> names = new HashMap<>();
    List<String> truth = new ArrayList<>();
    long disputed = 0;
    int next = 0;
    for (long number : numbers) {
      for (; next < coming.size() && units(coming.get(next)).first() <= number; next++) {
        Stretch stretch = coming.get(next);
        open.add(stretch);
        names.merge(stretch.label(), 1, Integer::sum);
        ending.computeIfAbsent(units(stretch).last(), last -> new ArrayList<>()).add(stretch);
      }
      while (!ending.isEmpty() && ending.firstKey() < number) {
        for (Stretch stretch : ending.pollFirstEntry().getValue()) {
          open.remove(stretch);
          names.computeIfPresent(stretch.label(), (name, n) -> n == 1 ? null : n - 1);
        }
      }
      truth.add(open.isEmpty() ? NORMAL : open.first().label());
      disputed += names.size() > 1 ? 1 : 0;
    }
    problem(
        disputed,
        "unit of time",
        "units of time",
        "in stretches of several classes; the one that began last counts, then the first by name");
    return truth;
  }

  private boolean[] errorsAt(long[] numbers) {
    boolean[] errors = new boolean[numbers.length];
    for (Level level : List.of(Level.ERROR, Level.FATAL)) {
      TimeSeries series = chunk.levels().getOrDefault(level, TimeSeries.empty());
      for (int i = 0; i < series.size(); i++) {
        Span span = units(series.range(i));
        for (int at = index(numbers, span.first());
            at < numbers.length && numbers[at] <= span.last();
            at++) {
          errors[at] = true;
        }
      }
    }
    return errors;
  }

  private static void fill(List<String> units, long[] numbers, Span span, String with) {
    for (int at = index(numbers, span.first());
        at < numbers.length && numbers[at] <= span.last();
        at++) {
      units.set(at, with);
    }
  }

  /** Returns where the first number is that is not below another. */
  private static int index(long[] numbers, long number) {
    int at = Arrays.binarySearch(numbers, number);
    return at < 0 ? -at - 1 : at;
  }

  /** What always says the same says it of all time, or never says anything. */
  private List<TimeRange> always(Contestant contestant) {
    boolean isAlarm = contestant.detection().predicted(1) > 0;
    return isAlarm && chunk.window() != null ? List.of(chunk.window()) : List.of();
  }

  /** Returns the time of units that follow each other. */
  private List<TimeRange> runs(long[] numbers, boolean[] errors) {
    List<TimeRange> runs = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      if (errors[i]) {
        int first = i;
        while (i + 1 < numbers.length && errors[i + 1] && numbers[i + 1] == numbers[i] + 1) {
          i++;
        }
        runs.add(
            new TimeRange(
                Instant.ofEpochSecond(numbers[first] * step),
                Instant.ofEpochSecond((numbers[i] + 1) * step - 1)));
      }
    }
    return runs;
  }

  private Alarms alarms(List<TimeRange> alarms, Spans abnormal) {
    List<TimeRange> byBeginning =
        alarms.stream().sorted(Comparator.comparing(TimeRange::first)).toList();
    Spans spans = new Spans(byBeginning.stream().map(Scorer::span).toList());
    List<Outcome> outcomes = new ArrayList<>();
    List<Double> delays = new ArrayList<>();
    for (Stretch stretch : stretchesInside()) {
      int first = spans.first(span(stretch));
      Duration delay = null;
      if (first >= 0) {
        Duration late = Duration.between(stretch.from(), byBeginning.get(first).first());
        delay = late.isNegative() ? Duration.ZERO : late;
        delays.add(delay.toSeconds() + delay.getNano() / 1e9);
      }
      outcomes.add(new Outcome(stretch, delay));
    }
    long wrong = alarms.stream().filter(alarm -> !abnormal.touch(span(alarm))).count();
    TimeRange window = chunk.window();
    double days = window == null ? 0 : window.duration().toMillis() / 1e3 / DAY_SECONDS;
    Collections.sort(delays);
    int half = delays.size() / 2;
    return new Alarms(
        alarms.size(),
        wrong,
        Measure.ratio((double) wrong, days, "all events have the same time"),
        delays.isEmpty()
            ? Measure.undefined("no stretch is caught")
            : Measure.of((delays.get(half) + delays.get((delays.size() - 1) / 2)) / 2),
        outcomes);
  }

  private List<Stretch> stretchesInside() {
    TimeRange window = chunk.window();
    return window == null
        ? List.of()
        : labels.stretches().stream().filter(s -> span(s).touches(span(window))).toList();
  }

  /** Returns the numbers of the units that a range touches. */
  private Span units(TimeRange range) {
    return new Span(number(range.first()), number(range.last()));
  }

  private Span units(Stretch stretch) {
    return new Span(number(stretch.from()), number(stretch.last()));
  }

  private long number(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), step);
  }

  /** Alarms are compared with stretches by the nanosecond: one that ends before is a false one. */
  private static Span span(TimeRange range) {
    return new Span(nanos(range.first()), nanos(range.last()));
  }

  private static Span span(Stretch stretch) {
    return new Span(nanos(stretch.from()), nanos(stretch.last()));
  }

  /** Returns the nearest that 64 bits hold: labels may name any year. */
  private static long nanos(Instant time) {
    long second = time.getEpochSecond();
    long most = Long.MAX_VALUE / 1_000_000_000L - 1;
    return Math.max(-most, Math.min(most, second)) * 1_000_000_000L + time.getNano();
  }

  // ---- lines

  private void scoreLines() {
    Map<EventId, Set<String>> wanted = new LinkedHashMap<>();
    long unknownSources = 0;
    long missing = 0;
    for (LabelledLine label : labels.lines()) {
      String source = sources.find(label.source());
      if (source == null) {
        unknownSources++;
      } else if (label.line() > sources.lines(source)) {
        missing++;
      } else {
        wanted
            .computeIfAbsent(new EventId(source, label.line()), id -> new TreeSet<>())
            .add(label.label());
      }
    }
    List<EventId> ids = new ArrayList<>();
    List<LineIndex.Row> rows = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    long blank = 0;
    for (Map.Entry<EventId, String> label : undisputed(wanted, "line").entrySet()) {
      LineIndex.Row row = sources.row(label.getKey());
      if (row == null) {
        blank++;
      } else {
        ids.add(label.getKey());
        rows.add(row);
        truth.add(label.getValue());
      }
    }
    Set<String> classes = classes(truth);
    List<Claim> order = leastDecisiveFirst(classes);
    List<String> predicted = new ArrayList<>();
    boolean[] errors = new boolean[ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      String said = NORMAL;
      for (Claim claim : order) {
        if (covers(claim, ids.get(i), rows.get(i))) {
          String name = claim.className(classes);
          said = name == null ? ABNORMAL : name;
          claim.judge(!truth.get(i).equals(NORMAL));
        }
      }
      predicted.add(said);
      Level level = rows.get(i).level();
      errors[i] = level != null && level.compareTo(Level.ERROR) >= 0;
    }
    problem(
        unknownSources,
        "labelled line",
        "labelled lines",
        "of no source of the input, or of several; name one of " + sources.some());
    problem(missing, "labelled line", "labelled lines", "beyond the end of its source");
    problem(
        blank,
        "labelled line",
        "labelled lines",
        "of no event: blank, unparsed or outside of the time asked for");
    if (!ids.isEmpty()) {
      scores.add(
          new Scores("labelled line", contestants("line", truth, predicted, errors, classes)));
    }
  }

  /** A finding that names patterns is about their events alone. */
  private static boolean covers(Claim claim, EventId id, LineIndex.Row row) {
    if (claim.events.contains(id)) {
      return true;
    }
    TimeRange when = claim.finding.when();
    Instant time = row.time();
    boolean isInTime =
        when != null && time != null && !time.isBefore(when.first()) && !time.isAfter(when.last());
    return claim.patterns.isEmpty()
        ? isInTime
        : claim.patterns.contains(row.pattern()) && (isInTime || when == null || time == null);
  }

  // ---- patterns

  private void scorePatterns() {
    Map<PatternId, PatternStats> known = new HashMap<>();
    Map<String, List<PatternId>> byTemplate = new HashMap<>();
    for (PatternStats stats : chunk.patterns()) {
      PatternId id = stats.pattern().id();
      known.put(id, stats);
      byTemplate.computeIfAbsent(stats.pattern().template(), t -> new ArrayList<>()).add(id);
    }
    Map<PatternId, Set<String>> wanted = new TreeMap<>();
    long missing = 0;
    for (LabelledPattern label : labels.patterns()) {
      List<PatternId> ids =
          label.isId()
              ? Stream.of(PatternId.parse(label.pattern())).filter(known::containsKey).toList()
              : byTemplate.getOrDefault(label.pattern(), List.of());
      missing += ids.isEmpty() ? 1 : 0;
      ids.forEach(id -> wanted.computeIfAbsent(id, i -> new TreeSet<>()).add(label.label()));
    }
    Map<PatternId, String> truths = undisputed(wanted, "pattern");
    List<PatternId> ids = List.copyOf(truths.keySet());
    List<String> truth = List.copyOf(truths.values());
    Set<String> classes = classes(truth);
    List<Claim> order = leastDecisiveFirst(classes);
    List<String> predicted = new ArrayList<>();
    boolean[] errors = new boolean[ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      String said = NORMAL;
      for (Claim claim : order) {
        if (claim.patterns.contains(ids.get(i))) {
          String name = claim.className(classes);
          said = name == null ? ABNORMAL : name;
          claim.judge(!truth.get(i).equals(NORMAL));
        }
      }
      predicted.add(said);
      errors[i] = requireNonNull(known.get(ids.get(i))).counts().atLeast(Level.ERROR) > 0;
    }
    problem(
        missing,
        "labelled pattern",
        "labelled patterns",
        "not among those of the input; 'patterns --json' lists them");
    if (!ids.isEmpty()) {
      scores.add(
          new Scores(
              "labelled pattern", contestants("pattern", truth, predicted, errors, classes)));
    }
  }

  // ---- all units

  /** Returns what has one class; what has several is left out. */
  private <T> Map<T, String> undisputed(Map<T, Set<String>> labels, String unit) {
    Map<T, String> left = new LinkedHashMap<>();
    labels.forEach(
        (key, names) -> {
          if (names.size() == 1) {
            left.put(key, names.iterator().next());
          }
        });
    problem(
        labels.size() - left.size(),
        "labelled " + unit,
        "labelled " + unit + "s",
        "of several classes and left out; leave one of the labels");
    return left;
  }

  /** Returns the classes that are not normal. */
  private static Set<String> classes(Collection<String> truth) {
    Set<String> classes = new TreeSet<>(truth);
    classes.remove(NORMAL);
    return classes;
  }

  /** Who names a class decides over who does not, and then the more severe and surer one. */
  private List<Claim> leastDecisiveFirst(Set<String> classes) {
    return claims.stream()
        .sorted(
            Comparator.comparing((Claim claim) -> claim.className(classes) != null)
                .thenComparing(claim -> claim.finding.severity())
                .thenComparing(claim -> claim.finding.score()))
        .toList();
  }

  private List<Contestant> contestants(
      String unit,
      List<String> truth,
      List<String> predicted,
      boolean[] errors,
      Set<String> classes) {
    List<String> byErrors = new ArrayList<>();
    for (boolean error : errors) {
      byErrors.add(error ? ABNORMAL : NORMAL);
    }
    if (classes.size() > CLASSES) {
      problems.add(
          String.format(
              Locale.ROOT,
              "The labels of each %s have %,d classes, too many to tell apart: they are scored as"
                  + " normal and abnormal",
              unit,
              classes.size()));
    }
    boolean several = classes.size() > 1 && classes.size() <= CLASSES;
    List<String> most = List.of(NORMAL, ABNORMAL);
    List<String> all = new ArrayList<>(List.of(NORMAL));
    all.addAll(classes);
    List<String> binary = binary(truth);
    return List.of(
        new Contestant(
            analyzer,
            ConfusionMatrix.of(most, binary, binary(predicted)),
            several ? matrix(all, truth, predicted) : null,
            null),
        new Contestant(
            "always " + majority(binary, most),
            ConfusionMatrix.of(most, binary, same(majority(binary, most), truth.size())),
            several ? matrix(all, truth, same(majority(truth, all), truth.size())) : null,
            null),
        new Contestant(
            "with an ERROR",
            ConfusionMatrix.of(most, binary, byErrors),
            several ? matrix(all, truth, byErrors) : null,
            null));
  }

  /** Who calls a unit abnormal, and by no class of the labels, has a column of his own. */
  private static ConfusionMatrix matrix(
      List<String> classes, List<String> truth, List<String> predicted) {
    List<String> all = new ArrayList<>(classes);
    predicted.stream().distinct().filter(name -> !classes.contains(name)).forEach(all::add);
    return ConfusionMatrix.of(all, truth, predicted);
  }

  private static List<String> binary(List<String> classes) {
    return classes.stream().map(name -> name.equals(NORMAL) ? NORMAL : ABNORMAL).toList();
  }

  private static List<String> same(String name, int count) {
    return Collections.nCopies(count, name);
  }

  /** Returns the most frequent class; of several the first one. */
  private static String majority(List<String> units, List<String> classes) {
    Map<String, Long> counts = new HashMap<>();
    units.forEach(unit -> counts.merge(unit, 1L, Long::sum));
    return classes.stream()
        .sorted(Comparator.comparing((String name) -> counts.getOrDefault(name, 0L)).reversed())
        .findFirst()
        .orElse(NORMAL);
  }

  private void problem(long count, String one, String several, String what) {
    if (count > 0) {
      problems.add(
          String.format(
              Locale.ROOT, "%,d %s %s", count, count == 1 ? one + " is" : several + " are", what));
    }
  }

  /** The sources of the input, by the lines of which all are numbered. */
  static final class Sources {

    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final LineIndex index;

    Sources(List<SourceReport> reports, LineIndex index) {
      this.index = index;
      long offset = 0;
      for (SourceReport source : reports) {
        offsets.put(source.name(), offset);
        lines.put(source.name(), source.lines().total());
        offset += source.lines().total();
      }
    }

    /** Returns the source of this name, or the only one whose name ends so; null if none does. */
    @Nullable String find(String name) {
      if (offsets.containsKey(name)) {
        return name;
      }
      List<String> ending =
          offsets.keySet().stream()
              .filter(source -> source.replace('\\', '/').endsWith("/" + name))
              .toList();
      return ending.size() == 1 ? ending.get(0) : null;
    }

    /** Returns how many lines a source has; 0 of one that is not there. */
    long lines(String source) {
      return lines.getOrDefault(source, 0L);
    }

    /** Returns the line at which an event begins; null if it is part of no event. */
    LineIndex.@Nullable Row row(EventId id) {
      return id.line() > lines(id.source())
          ? null
          : index.get(offsets.getOrDefault(id.source(), 0L) + id.line());
    }

    String some() {
      List<String> names = offsets.keySet().stream().limit(3).toList();
      return String.join(", ", names) + (offsets.size() > 3 ? ", …" : "");
    }
  }
}
