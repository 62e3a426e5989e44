package io.loginsight.core.anomaly;

import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns whose rate changes slowly all along the window. The sums of what was seen less what was
 * expected (Page, Continuous inspection schemes, 1954) are, without a drift, a Brownian bridge,
 * whose largest deviation exceeds {@code x} with a probability of at most {@code 2 exp(-2 x²)}.
 */
final class Drift {

  private static final int LEAST = 50;
  private static final int STRETCHES = 48; // at most
  private static final int LEAST_STRETCHES = 16;
  private static final int PARTS = 4;
  private static final double LN2 = Math.log(2);

  private final Scene scene;
  private final int group;
  private final int stretches;

  Drift(Scene scene) {
    this.scene = scene;
    this.group = (scene.grid.size() + STRETCHES - 1) / STRETCHES;
    this.stretches = scene.grid.size() / group; // what is left over joins the last one
  }

  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    if (stretches < LEAST_STRETCHES) {
      return signs;
    }
    List<PatternStats> enough =
        scene.chunk.patterns().stream().filter(stats -> stats.series().total() >= LEAST).toList();
    for (PatternStats stats : enough) {
      double[] counts = scene.grid.counts(stats.series());
      double[] seen = joined(counts);
      double[] byHour = joined(scene.season.weights(counts));
      double[] byTraffic = joined(scene.traffic.beside(stats.series()));
      double times = times(seen, byHour);
      double bits =
          Math.min(bits(seen, byHour, scene.dispersion), bits(seen, byTraffic, scene.dispersion));
      boolean steady = isSteady(seen, byHour) && isSteady(seen, byTraffic);
      double far = Math.max(times, 1 / times);
      if (steady && far >= scene.factor && bits > 0) {
        signs.add(sign(stats, times, Scene.ofMany(bits, enough.size())));
      }
    }
    return signs;
  }

  private double[] joined(double[] values) {
    double[] joined = new double[stretches];
    for (int i = 0; i < values.length; i++) {
      joined[Math.min(i / group, stretches - 1)] += values[i];
    }
    return joined;
  }

  /** Returns how surprising the largest sum of deviations is, in bits. */
  static double bits(double[] seen, double[] weights, double assumedDispersion) {
    double events = Dispersion.sum(seen);
    double weight = Dispersion.sum(weights);
    double rate = events / weight;
    double sum = 0;
    double most = 0;
    double steps = 0; // squares of steps from one stretch to the next, which no drift changes
    double before = 0;
    for (int i = 0; i < seen.length; i++) {
      double deviation = seen[i] - rate * weights[i];
      sum += deviation;
      most = Math.max(most, Math.abs(sum));
      steps += i == 0 ? 0 : (deviation - before) * (deviation - before) / 2;
      before = deviation;
    }
    double found = steps / events * seen.length / (seen.length - 1);
    double known = Math.min(seen.length, events);
    double dispersion = Math.max(1, (assumedDispersion * 4 + found * known) / (4 + known));
    double x = most / Math.sqrt(dispersion * events);
    return Math.max(0, (2 * x * x - LN2) / LN2);
  }

  /** Returns by which factor the rate of the last part differs from that of the first. */
  private static double times(double[] seen, double[] weights) {
    return rate(seen, weights, PARTS - 1) / rate(seen, weights, 0);
  }

  /** Returns whether each part has a higher rate than the one before, or each a lower one. */
  private static boolean isSteady(double[] seen, double[] weights) {
    int rises = 0;
    for (int part = 1; part < PARTS; part++) {
      rises += (int) Math.signum(rate(seen, weights, part) - rate(seen, weights, part - 1));
    }
    return Math.abs(rises) == PARTS - 1;
  }

  private static double rate(double[] seen, double[] weights, int part) {
    double events = 0.5;
    double weight = 0;
    for (int i = seen.length * part / PARTS; i < seen.length * (part + 1) / PARTS; i++) {
      events += seen[i];
      weight += weights[i];
    }
    return events / weight;
  }

  private Sign sign(PatternStats stats, double times, double bits) {
    TimeRange when = scene.grid.range(0, scene.grid.size());
    boolean rise = times > 1;
    String how = rise ? "more" : "less";
    return new Sign(
        "drift",
        Words.level(stats),
        !rise && Words.isAtLeast(Words.level(stats), io.loginsight.api.Level.WARN),
        List.of(stats),
        when,
        bits,
        Scene.maturity(stretches),
        "This pattern came " + how + " often with each quarter of the log's time",
        Words.about(rise ? times : 1 / times) + " times " + how + " often at last than at first",
        "less than " + Words.about(scene.factor) + " times",
        Words.count(stretches, "part") + " of the window, each as long",
        Words.events(stats));
  }
}
