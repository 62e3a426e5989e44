package io.loginsight.core.incident;

import java.util.Arrays;
import java.util.List;

/**
 * How many bits it takes to open an incident: a fixed number, raised when more incidents would open
 * than a person can read.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Threshold {

  /** Fewer than one activity in 150 is as surprising. */
  static final double LEAST_BITS = 7.25;

  private static final double MOST_A_DAY = 8;
  static final double MEMORY = Seconds.DAY;

  /** As if so much time had passed before the first alert. */
  private static final double PRIOR_TIME = Seconds.DAY / 4;

  static final int BINS = 64;
  private static final double BINS_A_BIT = 2;

  private final double[] openers = new double[BINS]; // by bits, fading
  private double fadedAt;
  private double inForce = LEAST_BITS;

  /**
   * Returns the threshold for an alert outside of an incident, and counts the alert if it is over
   * the fixed one.
   */
  double of(double now, double bits) {
    if (bits < LEAST_BITS) {
      inForce = LEAST_BITS;
      return inForce;
    }
    double left = Seconds.left(fadedAt, now, MEMORY);
    fadedAt = now;
    Arrays.setAll(openers, bin -> openers[bin] * left);
    openers[Math.min(BINS - 1, (int) (bits * BINS_A_BIT))]++;
    inForce =
        Math.max(
            LEAST_BITS,
            holdingTo(MOST_A_DAY / Seconds.DAY * (Seconds.remembered(now, MEMORY) + PRIOR_TIME)));
    return inForce;
  }

  /** The bits above which there are no more openers than allowed. */
  private double holdingTo(double allowed) {
    double sum = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      sum += openers[bin];
      if (sum > allowed) {
        return (bin + 1) / BINS_A_BIT;
      }
    }
    return 0;
  }

  /** Returns the openers by their bits. */
  List<FolderState.Faded> state(TimeAxis axis) {
    return Arrays.stream(openers).mapToObj(value -> axis.faded(value, fadedAt)).toList();
  }

  /** Takes openers in place of its own. */
  void load(FolderState state, TimeAxis axis) {
    fadedAt = axis.seconds(state.now());
    Arrays.setAll(openers, bin -> axis.value(state.openers().get(bin), fadedAt, MEMORY));
  }

  /** Returns the threshold that the last opener met. */
  double inForce() {
    return inForce;
  }
}
