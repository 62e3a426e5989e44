package com.example.forest;

import com.amazon.randomcutforest.RandomCutForest;
import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Looks for intervals that are unlike the others.
 *
 * <p>An interval is a point: the logarithm of how often each of the most frequent patterns occurs
 * in it, and of how often all others do. A random cut forest [1] that has seen all points scores
 * each of them by how easily it is cut off from the rest. An interval whose score lies far above
 * the median of all scores is a finding, if there are patterns that moved by more than chance; they
 * are its evidence.
 *
 * <p>[1] Guha, Mishra, Roy, Schrijvers: Robust Random Cut Forest Based Anomaly Detection on
 * Streams, ICML 2016. https://proceedings.mlr.press/v48/guha16.html
 */
final class ForestAnalyzer {

  /** With fewer intervals there is no usual. */
  private static final int FEWEST = 24;

  private static final int SAMPLE = 256;
  private static final long SEED = 4711;
  private static final int MOST_FINDINGS = 20;
  private static final int MOST_EVIDENCE = 3;

  /** A count this many standard deviations off what is expected has moved, if it were Poisson's. */
  private static final double MOVED = 5;

  private final Chunk chunk;
  private final int trees;
  private final double threshold;
  private final Intervals intervals;
  private final List<double[]> counts; // of each pattern, in each interval
  private final int looked; // so many patterns are looked at one by one

  ForestAnalyzer(Chunk chunk, int trees, int patterns, double threshold) {
    this.chunk = chunk;
    this.trees = trees;
    this.threshold = threshold;
    this.intervals = Intervals.of(chunk);
    this.counts = chunk.patterns().stream().map(intervals::counts).toList();
    this.looked = Math.min(patterns, counts.size());
  }

  Analysis analyze() {
    List<Finding> findings = new ArrayList<>();
    if (intervals.count() >= FEWEST) {
      double[] deviations = deviations(scores());
      for (int i = 0; i < deviations.length; i++) {
        if (deviations[i] >= threshold && isPeak(deviations, i)) {
          find(i, deviations[i], findings);
        }
      }
    }
    findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::score).reversed());
    return new Analysis(
        ForestAnalyzerProvider.ID, findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
  }

  /** Returns how strange each interval is to a forest that has seen them all, in time order. */
  private double[] scores() {
    RandomCutForest forest =
        RandomCutForest.builder()
            .dimensions(looked + 1)
            .numberOfTrees(trees)
            .sampleSize(SAMPLE)
            .randomSeed(SEED)
            .parallelExecutionEnabled(false)
            .outputAfter(1)
            .build();
    for (int i = 0; i < intervals.count(); i++) {
      forest.update(point(i));
    }
    double[] scores = new double[intervals.count()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = forest.getAnomalyScore(point(i));
    }
    return scores;
  }

  private float[] point(int interval) {
    float[] point = new float[looked + 1];
    double rest = 0;
    for (int p = 0; p < counts.size(); p++) {
      double count = counts.get(p)[interval];
      if (p < looked) {
        point[p] = (float) Math.log1p(count);
      } else {
        rest += count;
      }
    }
    point[looked] = (float) Math.log1p(rest);
    return point;
  }

  /** Returns how far each score lies above the median, in robust standard deviations. */
  private static double[] deviations(double[] scores) {
    double median = Intervals.median(scores);
    double[] distances = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      distances[i] = Math.abs(scores[i] - median);
    }
    // In a log like clockwork all scores are alike, and a tenth of them is no difference.
    double deviation = Math.max(1.4826 * Intervals.median(distances), 0.1 * median);
    double[] deviations = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      deviations[i] = (scores[i] - median) / deviation;
    }
    return deviations;
  }

  /** Of neighbours that all stand out, the one that stands out most speaks for them. */
  private static boolean isPeak(double[] deviations, int i) {
    return (i == 0 || deviations[i] > deviations[i - 1])
        && (i == deviations.length - 1 || deviations[i] >= deviations[i + 1]);
  }

  private void find(int interval, double deviation, List<Finding> findings) {
    List<Move> moves = moves(interval);
    if (moves.isEmpty()) {
      return; // the mixture is rare, but nothing that a person could look at
    }
    Move most = moves.get(0);
    boolean serious = moves.stream().anyMatch(m -> m.stats.counts().atLeast(Level.WARN) > 0);
    findings.add(
        new Finding(
            ForestAnalyzerProvider.ID,
            "unusual-interval",
            serious ? Severity.MEDIUM : Severity.LOW,
            1 - threshold / (threshold + deviation),
            when(interval),
            "unlike the rest of the log: "
                + most.observed()
                + " in place of "
                + most.expected()
                + " of: "
                + oneLine(most.stats.pattern().template()),
            moves.stream().map(move -> move.stats.pattern().id()).toList(),
            moves.stream().map(move -> evidence(move, interval)).toList()));
  }

  /** A pattern that occurred more or less often than usual. */
  private record Move(PatternStats stats, double count, double usual) {

    /** Returns by how many standard deviations the count is off, if it were Poisson's. */
    double size() {
      return Math.abs(count - usual) / Math.sqrt(usual + 1);
    }

    String observed() {
      return events(count);
    }

    String expected() {
      return "about " + events(usual);
    }

    PatternId id() {
      return stats.pattern().id();
    }

    private static String events(double n) {
      return String.format(Locale.ROOT, "%,.0f event%s", n, n == 1 ? "" : "s");
    }
  }

  private List<Move> moves(int interval) {
    List<Move> moves = new ArrayList<>();
    for (int p = 0; p < counts.size(); p++) {
      double[] of = counts.get(p);
      Move move = new Move(chunk.patterns().get(p), of[interval], Intervals.median(of));
      if (move.size() >= MOVED) {
        moves.add(move);
      }
    }
    moves.sort(Comparator.comparingDouble(Move::size).reversed().thenComparing(Move::id));
    return moves.subList(0, Math.min(MOST_EVIDENCE, moves.size()));
  }

  private Evidence evidence(Move move, int interval) {
    return new Evidence(
        "In the interval from "
            + Instant.ofEpochSecond(intervals.start(interval))
            + " this pattern did not occur as often as usual",
        move.observed(),
        move.expected(),
        examples(move.stats, interval));
  }

  /** Returns the examples in an interval, or all if none of those that were kept lies in it. */
  private List<EventId> examples(PatternStats stats, int interval) {
    List<EventId> inside =
        stats.examples().stream().filter(e -> isIn(e, interval)).map(Event::id).toList();
    return inside.isEmpty() ? stats.examples().stream().map(Event::id).toList() : inside;
  }

  private boolean isIn(Event event, int interval) {
    Instant time = event.time();
    return time != null
        && time.getEpochSecond() >= intervals.start(interval)
        && time.getEpochSecond() < intervals.end(interval);
  }

  /** Returns the part of an interval that the chunk covers. */
  private TimeRange when(int interval) {
    Instant first = Instant.ofEpochSecond(intervals.start(interval));
    Instant last = Instant.ofEpochSecond(intervals.end(interval)).minusMillis(1);
    TimeRange window = chunk.window();
    if (window == null) {
      return new TimeRange(first, last);
    }
    return new TimeRange(
        first.isBefore(window.first()) ? window.first() : first,
        last.isAfter(window.last()) ? window.last() : last);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
