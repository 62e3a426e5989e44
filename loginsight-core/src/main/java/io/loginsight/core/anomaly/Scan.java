package io.loginsight.core.anomaly;

import io.loginsight.core.chance.Surprise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the run of stretches in which a series differs most from the rest of itself: the scan
 * statistic of Kulldorff (A spatial scan statistic, 1997) in one dimension, its likelihood ratio
 * divided by the dispersion of the rest. Since the run is compared with what is outside of it, an
 * incident does not become normal while it lasts, up to two fifths of the window.
 *
 * <p>There are several expectations, such as the time and the traffic. A run counts by the one by
 * which it is least surprising. It must also be beyond all other runs of its length: a log that has
 * bursts has them again.
 */
final class Scan {

  /** Of fewer other stretches nothing is told. */
  private static final int LEAST_OTHERS = 8;

  /** The part of the window that a run may take at most. */
  static final double LONGEST = 0.4;

  /** What is next to a run may belong to it, and is no witness. */
  private static final double MARGIN = 0.25;

  private static final double LN2 = Math.log(2);

  private final double[] counts;
  private final List<double[]> weights;
  private final double[] countsTo; // the sum of those before
  private final double[][] weightsTo;
  private final double assumedDispersion;
  private final double factor;

  /**
   * Prepares a scan.
   *
   * @param weights how many events are expected in each stretch, up to a factor, one or more ways
   * @param assumedDispersion the variance by mean before anything is seen
   * @param factor how many times more or less often something must come
   */
  Scan(double[] counts, List<double[]> weights, double assumedDispersion, double factor) {
    this.counts = counts;
    this.weights = weights;
    this.countsTo = sums(counts);
    this.weightsTo = weights.stream().map(Scan::sums).toArray(double[][]::new);
    this.assumedDispersion = assumedDispersion;
    this.factor = factor;
  }

  private static double[] sums(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    return sums;
  }

  /** Returns the strongest rise or fall that may be as short as a stretch. */
  @Nullable Change strongest(boolean rise, int longest, double leastBits) {
    return strongest(rise, 1, longest, leastBits);
  }

  /**
   * Returns the strongest rise or fall, or null if there is none.
   *
   * @param shortest how many stretches it must last
   * @param longest how many stretches it may last
   * @param leastBits how surprising it must be if events know nothing of each other, which is where
   *     most series end
   */
  @Nullable Change strongest(boolean rise, int shortest, int longest, double leastBits) {
    Change best = null;
    int size = counts.length;
    for (int length = 1; length <= longest; length = next(length)) {
      if (length < shortest) {
        continue;
      }
      double most = 0;
      int at = -1;
      for (int from = 0; from + length <= size; from += Math.max(1, length / 4)) {
        double ratio = ratio(from, from + length, rise);
        if (ratio > most) {
          most = ratio;
          at = from;
        }
      }
      boolean clear = at >= 0 && Surprise.bits(most) >= leastBits;
      Change change = !clear ? null : judged(at, at + length, rise);
      if (change != null && (best == null || change.bits() > best.bits())) {
        best = change;
      }
    }
    return best;
  }

  /** 1, 2, 3, 4, 6, 8, 12, … */
  private static int next(int length) {
    boolean power = (length & length - 1) == 0;
    return length == 1 ? 2 : power ? length / 2 * 3 : length / 3 * 4;
  }

  /** Returns twice the logarithm of the least likelihood ratio, 0 if it is not far enough. */
  private double ratio(int from, int to, boolean rise) {
    double in = countsTo[to] - countsTo[from];
    double out = countsTo[counts.length] - in;
    double least = Double.POSITIVE_INFINITY;
    for (double[] sums : weightsTo) {
      double weightIn = sums[to] - sums[from];
      double weightOut = sums[counts.length] - weightIn;
      double expected = weightIn / weightOut;
      if (weightIn <= 0 || weightOut <= 0 || !isFar(times(in, out * expected), rise)) {
        return 0; // nearly always, and before any logarithm
      }
      least = Math.min(least, Surprise.ofCounts(out, in, expected));
    }
    return least;
  }

  /** Returns how many times as often as expected; of what hardly ever comes, less. */
  private static double times(double seen, double expected) {
    return (seen + 0.5) / (expected + 0.5);
  }

  private boolean isFar(double times, boolean rise) {
    return rise ? times >= factor : times <= 1 / factor;
  }

  private @Nullable Change judged(int from, int to, boolean rise) {
    int length = to - from;
    int margin = Math.max(1, (int) (length * MARGIN));
    int restFrom = Math.max(0, from - margin);
    int restTo = Math.min(counts.length, to + margin);
    double[] others = without(counts, restFrom, restTo);
    if (others.length < Math.max(LEAST_OTHERS, length)) {
      return null;
    }
    double seen = countsTo[to] - countsTo[from];
    double out = Dispersion.sum(others);
    Change least = null;
    for (int k = 0; k < weights.size(); k++) {
      double[] otherWeights = without(weights.get(k), restFrom, restTo);
      double weightOut = Dispersion.sum(otherWeights);
      double weightIn = weightsTo[k][to] - weightsTo[k][from];
      double expected = out * weightIn / weightOut;
      double times = times(seen, expected);
      if (!isFar(times, rise)
          || !isBeyondOthers(others, otherWeights, length, out / weightOut, times, rise)) {
        return null;
      }
      double dispersion = Dispersion.of(others, otherWeights, assumedDispersion);
      double ratio = Surprise.ofCounts(out, seen, weightIn / weightOut);
      double places = Math.log((double) counts.length / length) / LN2;
      double bits = Math.max(0, Surprise.bits(ratio / dispersion) - places);
      if (least == null || bits < least.bits()) {
        least = new Change(from, to, seen, expected, bits, dispersion, others.length, out);
      }
    }
    return least;
  }

  private static double[] without(double[] values, int from, int to) {
    double[] rest = new double[values.length - (to - from)];
    System.arraycopy(values, 0, rest, 0, from);
    System.arraycopy(values, to, rest, from, values.length - to);
    return rest;
  }

  private boolean isBeyondOthers(
      double[] others, double[] weights, int length, double rate, double times, boolean rise) {
    double seen = 0;
    double weight = 0;
    for (int i = 0; i < others.length; i++) {
      seen += others[i];
      weight += weights[i];
      if (i >= length) {
        seen -= others[i - length];
        weight -= weights[i - length];
      }
      double other = times(seen, rate * weight);
      if (i >= length - 1 && (rise ? other >= times : other <= times)) {
        return false;
      }
    }
    return true;
  }
}
