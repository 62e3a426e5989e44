package io.loginsight.lab;

import static io.loginsight.lab.Labels.NORMAL;
import static java.util.Objects.requireNonNull;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.EventId;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Labels.LabelledLine;
import io.loginsight.lab.Labels.LabelledPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Compares what an analyzer said about a chunk with labels. A unit is taken for abnormal if a
 * finding that counts covers it.
 */
final class Scorer {

  private final Labels labels;
  private final Severity from;
  private final String analyzer;
  private final Report report;
  private final Chunk chunk;
  private final Sources sources;
  private final Contest contest;
  private final List<Finding> findings;
  private final List<Claim> claims;
  private final List<Scores> scores = new ArrayList<>();
  private final List<String> problems;

  Scorer(Labels labels, Severity from, String analyzer, Report report, LineIndex lines) {
    this.labels = labels;
    this.from = from;
    this.analyzer = analyzer;
    this.report = report;
    this.chunk = report.chunk();
    this.sources = new Sources(report.sources(), lines);
    this.problems = new ArrayList<>(labels.problems());
    this.contest = new Contest(analyzer, problems);
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
      Scores ofTime = new TimeScorer(labels.stretches(), chunk, claims, contest, problems).score();
      if (ofTime != null) {
        scores.add(ofTime);
      }
    }
    if (!labels.lines().isEmpty()) {
      scoreLines();
    }
    if (!labels.patterns().isEmpty()) {
      scorePatterns();
    }
    noteMildClasses();
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

  private void noteMildClasses() {
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
    boolean[] errors = new boolean[ids.size()];
    for (int i = 0; i < errors.length; i++) {
      Level level = rows.get(i).level();
      errors[i] = level != null && level.compareTo(Level.ERROR) >= 0;
    }
    addScores("line", truth, errors, (claim, i) -> covers(claim, ids.get(i), rows.get(i)));
    tell(
        unknownSources,
        "labelled line",
        "labelled lines",
        "of no source of the input, or of several; name one of " + sources.some(),
        problems);
    tell(missing, "labelled line", "labelled lines", "beyond the end of the source", problems);
    tell(
        blank,
        "labelled line",
        "labelled lines",
        "of no event: blank, unparsed or outside of the time asked for",
        problems);
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
    boolean[] errors = new boolean[ids.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = requireNonNull(known.get(ids.get(i))).counts().atLeast(Level.ERROR) > 0;
    }
    addScores("pattern", truth, errors, (claim, i) -> claim.patterns.contains(ids.get(i)));
    tell(
        missing,
        "labelled pattern",
        "labelled patterns",
        "not among those of the input; 'patterns --json' lists them",
        problems);
  }

  // ---- both

  private void addScores(
      String unit, List<String> truth, boolean[] errors, BiPredicate<Claim, Integer> covers) {
    Set<String> classes = Contest.abnormal(truth);
    List<Claim> order = Claim.leastDecisiveFirst(claims, classes);
    List<String> predicted = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      String said = NORMAL;
      for (Claim claim : order) {
        if (covers.test(claim, i)) {
          said = claim.className(classes);
          claim.judge(!truth.get(i).equals(NORMAL));
        }
      }
      predicted.add(said);
    }
    if (!truth.isEmpty()) {
      scores.add(
          new Scores("labelled " + unit, contest.contestants(unit, truth, predicted, errors)));
    }
  }

  /** Returns what has one class; what has several is left out. */
  private <T> Map<T, String> undisputed(Map<T, Set<String>> labels, String unit) {
    Map<T, String> left = new LinkedHashMap<>();
    labels.forEach(
        (key, names) -> {
          if (names.size() == 1) {
            left.put(key, names.iterator().next());
          }
        });
    tell(
        labels.size() - left.size(),
        "labelled " + unit,
        "labelled " + unit + "s",
        "of several classes and left out; leave one of the labels",
        problems);
    return left;
  }

  /** Says how many have a problem, if any. */
  static void tell(long count, String one, String several, String what, List<String> problems) {
    if (count > 0) {
      problems.add(
          String.format(
              Locale.ROOT, "%,d %s %s", count, count == 1 ? one + " is" : several + " are", what));
    }
  }
}
