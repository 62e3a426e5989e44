package io.loginsight.core.experience;

import io.loginsight.api.Reliability;
import io.loginsight.api.Reliability.Bin;
import io.loginsight.core.experience.Calibration.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how far confidence can be taken at its word. A map that was fitted to what it is judged
 * by would look better than it is, so incidents are dealt to five hands, and each is calibrated by
 * what was said of the four others.
 */
final class ReliabilityCurve {

  private static final int HANDS = 5;
  private static final int BINS = 10;

  private ReliabilityCurve() {}

  static Reliability of(List<Judged> judged) {
    List<Judged> calibrated = new ArrayList<>();
    Map<String, Integer> hands = new TreeMap<>();
    judged.forEach(one -> hands.put(one.incident(), 0));
    int next = 0;
    for (Map.Entry<String, Integer> incident : hands.entrySet()) {
      incident.setValue(next++ % HANDS);
    }
    for (int hand = 0; hand < HANDS; hand++) {
      List<Judged> others = new ArrayList<>();
      List<Judged> own = new ArrayList<>();
      for (Judged one : judged) {
        boolean isOwn = hands.getOrDefault(one.incident(), 0) == hand;
        (isOwn ? own : others).add(one);
      }
      Calibration map = Calibration.of(others);
      own.forEach(
          one -> calibrated.add(new Judged(one.incident(), map.of(one.confidence()), one.real())));
    }
    List<Bin> before = bins(judged);
    List<Bin> after = bins(calibrated);
    return new Reliability(hands.size(), judged.size(), before, after, error(before), error(after));
  }

  private static List<Bin> bins(List<Judged> judged) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      double sum = 0;
      int real = 0;
      int count = 0;
      for (Judged one : judged) {
        if (Math.min(BINS - 1, (int) (BINS * one.confidence())) == i) {
          sum += one.confidence();
          real += one.real() ? 1 : 0;
          count++;
        }
      }
      if (count > 0) {
        bins.add(new Bin(Math.min(1, sum / count), (double) real / count, count));
      }
    }
    return bins;
  }

  private static double error(List<Bin> bins) {
    double sum = 0;
    long count = 0;
    for (Bin bin : bins) {
      sum += bin.findings() * Math.abs(bin.confidence() - bin.real());
      count += bin.findings();
    }
    return count == 0 ? 0 : sum / count;
  }
}
