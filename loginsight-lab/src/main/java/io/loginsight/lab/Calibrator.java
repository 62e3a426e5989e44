package io.loginsight.lab;

import io.loginsight.api.Finding;
import io.loginsight.lab.Evaluation.Bin;
import io.loginsight.lab.Evaluation.Calibration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the scores of findings with how often they are right: the reliability diagram, and the
 * expected calibration error (Naeini et al., "Obtaining Well Calibrated Probabilities Using
 * Bayesian Binning", AAAI 2015) in ten bins of equal width.
 */
final class Calibrator {

  private static final int BINS = 10;

  /** Below, a bin holds hardly more than one finding, and the error is that of chance. */
  static final int FINDINGS = 30;

  private Calibrator() {}

  /** Compares; {@code right} says of each finding whether it touches what is abnormal. */
  static Calibration calibrate(List<Finding> findings, List<Boolean> right) {
    int[] counts = new int[BINS];
    int[] hits = new int[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < findings.size(); i++) {
      double score = findings.get(i).score();
      int bin = Math.min(BINS - 1, (int) (score * BINS));
      counts[bin]++;
      hits[bin] += right.get(i) ? 1 : 0;
      sums[bin] += score;
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        bins.add(new Bin(counts[i], sums[i] / counts[i], (double) hits[i] / counts[i]));
        error += Math.abs(sums[i] - hits[i]) / findings.size();
      }
    }
    Measure measure =
        findings.size() < FINDINGS
            ? Measure.undefined(
                "it needs " + FINDINGS + " findings, and there are " + findings.size())
            : Measure.of(error);
    return new Calibration(findings.size(), measure, bins);
  }
}
