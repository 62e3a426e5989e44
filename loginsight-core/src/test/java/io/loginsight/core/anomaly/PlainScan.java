package io.loginsight.core.anomaly;

import io.loginsight.core.chance.Surprise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What {@link Scan} does, by the definition: every sum is taken anew. */
record PlainScan(double[] counts, List<double[]> weights, double assumed, double factor) {

  /** Returns the bits of the strongest change, -1 if there is none. */
  double most(boolean rise, int longest) {
    List<Integer> lengths = new ArrayList<>();
    for (int power = 1; power <= longest; power *= 2) {
      lengths.add(power);
      if (power > 1 && power / 2 * 3 <= longest) {
        lengths.add(power / 2 * 3);
      }
    }
    double most = -1;
    for (int length : lengths) {
      double best = 0;
      int at = -1;
      for (int from = 0; from + length <= counts.length; from += Math.max(1, length / 4)) {
        double ratio = Double.POSITIVE_INFINITY;
        for (double[] weight : weights) {
          ratio = Math.min(ratio, ratio(weight, from, from + length, rise));
        }
        if (ratio > best) {
          best = ratio;
          at = from;
        }
      }
      most = at < 0 ? most : Math.max(most, bits(at, at + length, rise));
    }
    return most;
  }

  private double ratio(double[] weight, int from, int to, boolean rise) {
    double in = sum(counts, from, to);
    double out = sum(counts, 0, counts.length) - in;
    double weightIn = sum(weight, from, to);
    double expected = weightIn / (sum(weight, 0, counts.length) - weightIn);
    double times = (in + 0.5) / (out * expected + 0.5);
    boolean far = rise ? times >= factor : times <= 1 / factor;
    return far ? Surprise.ofCounts(out, in, expected) : 0;
  }

  private double bits(int from, int to, boolean rise) {
    int length = to - from;
    int margin = Math.max(1, length / 4);
    int[] rest =
        IntStream.range(0, counts.length)
            .filter(i -> i < from - margin || i >= to + margin)
            .toArray();
    if (rest.length < Math.max(8, length)) {
      return -1;
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[] weight : weights) {
      double[] others = IntStream.of(rest).mapToDouble(i -> counts[i]).toArray();
      double[] otherWeights = IntStream.of(rest).mapToDouble(i -> weight[i]).toArray();
      double rate = sum(others, 0, rest.length) / sum(otherWeights, 0, rest.length);
      double expected = rate * sum(weight, from, to);
      double times = (sum(counts, from, to) + 0.5) / (expected + 0.5);
      boolean beyond = rise ? times >= factor : times <= 1 / factor;
      for (int i = 0; i + length <= rest.length; i++) {
        double other =
            (sum(others, i, i + length) + 0.5) / (rate * sum(otherWeights, i, i + length) + 0.5);
        beyond &= rise ? other < times - 1e-12 : other > times + 1e-12;
      }
      if (!beyond) {
        return -1;
      }
      double ratio =
          Surprise.ofCounts(
              sum(others, 0, rest.length),
              sum(counts, from, to),
              sum(weight, from, to) / sum(otherWeights, 0, rest.length));
      double bits =
          Surprise.bits(ratio / Dispersion.of(others, otherWeights, assumed))
              - Math.log((double) counts.length / length) / Math.log(2);
      least = Math.min(least, Math.max(0, bits));
    }
    return least;
  }

  private static double sum(double[] values, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> values[i]).sum();
  }
}
