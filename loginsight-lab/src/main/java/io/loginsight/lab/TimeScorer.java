package io.loginsight.lab;

import static io.loginsight.lab.Labels.NORMAL;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.lab.Evaluation.Alarms;
import io.loginsight.lab.Evaluation.Contestant;
import io.loginsight.lab.Evaluation.Outcome;
import io.loginsight.lab.Evaluation.Scores;
import io.loginsight.lab.Labels.Stretch;
import io.loginsight.lab.Spans.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares findings with stretches of time: minute by minute, and as alarms. */
final class TimeScorer {

  /** A unit is no shorter, however exactly events are counted; in seconds. */
  private static final long MINUTE = 60;

  private static final double DAY_SECONDS = 86_400;

  private final List<Stretch> labelled;
  private final Chunk chunk;
  private final List<Claim> claims;
  private final Contest contest;
  private final List<String> problems;
  private final long step; // of a unit, in seconds

  TimeScorer(
      List<Stretch> labelled,
      Chunk chunk,
      List<Claim> claims,
      Contest contest,
      List<String> problems) {
    this.labelled = labelled;
    this.chunk = chunk;
    this.claims = claims;
    this.contest = contest;
    this.problems = problems;
    this.step = Math.max(MINUTE, chunk.events().step().toSeconds());
  }

  /** Returns the scores; null if no event has a time. */
  @Nullable Scores score() {
    TimeSeries series = chunk.events();
    if (series.size() == 0) {
      problems.add(
          "No event of the input has a time, so stretches of time cannot be scored; label lines or"
              + " patterns, or choose a --format that finds the times");
      return null;
    }
    long[] numbers =
        IntStream.range(0, series.size())
            .mapToLong(i -> Math.floorDiv(series.startSecond(i), step))
            .distinct()
            .toArray();
    List<String> truth = truthOf(numbers);
    Set<String> classes = Contest.abnormal(truth);
    List<String> predicted = new ArrayList<>(Collections.nCopies(numbers.length, NORMAL));
    for (Claim claim : Claim.leastDecisiveFirst(claims, classes)) {
      if (claim.finding.when() != null) {
        fill(predicted, numbers, units(claim.finding.when()), claim.className(classes));
      }
    }
    boolean[] errors = errorsAt(numbers);
    String unit = step == MINUTE ? "minute" : "interval of " + step + " s";
    List<Contestant> contestants = contest.contestants(unit, truth, predicted, errors);
    Spans abnormal = new Spans(labelled.stream().map(TimeScorer::span).toList());
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
    Scorer.tell(
        labelled.size() - stretchesInside().size(),
        "labelled stretch",
        "labelled stretches",
        "outside of the input's time; look at --zone and --since",
        problems);
    Scorer.tell(
        claims.size() - said.size(),
        "finding",
        "findings",
        "without a time: no " + unit + " is taken for abnormal by it",
        problems);
    return new Scores(unit, withAlarms);
  }

  /** Of stretches that overlap the one that began last counts, then the first by its name. */
  private List<String> truthOf(long[] numbers) {
    List<Stretch> coming = labelled.stream().sorted(Comparator.comparing(Stretch::from)).toList();
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
    Scorer.tell(
        disputed,
        "unit of time",
        "units of time",
        "in stretches of several classes; the one that began last counts, then the first by name",
        problems);
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
    Spans spans = new Spans(byBeginning.stream().map(TimeScorer::span).toList());
    List<Outcome> outcomes = new ArrayList<>();
    List<Double> delays = new ArrayList<>();
    for (Stretch stretch : stretchesInside()) {
      int first = spans.first(span(stretch));
      Duration delay = null;
      if (first >= 0) {
        Duration late = Duration.between(stretch.from(), byBeginning.get(first).first());
        delay = late.isNegative() ? Duration.ZERO : late;
        delays.add(delay.toMillis() / 1e3);
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
        : labelled.stream().filter(s -> span(s).touches(span(window))).toList();
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
}
