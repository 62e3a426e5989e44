package io.loginsight.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a quantity is spread over sessions, and how far beyond them a value is. Values are counted in
 * steps of the fourth root of 2, so that what is kept does not depend on how many there are.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Spread {

  private static final int PER_OCTAVE = 4;

  /** Beyond any number of events, and any number of milliseconds that a session can take. */
  static final int MOST_STEPS = 160;

  /** What so many of the peers have at most is usual. */
  private static final double USUAL = 0.98;

  /** Where the tail begins whose slope tells how far beyond the usual a value is. */
  private static final double TAIL = 0.9;

  /** By this ratio the tail falls from its begin to the usual, as a logarithm. */
  private static final double FALL = Math.log((1 - TAIL) / (1 - USUAL));

  private long[] counts = new long[8];
  private long total;

  static int step(double value) {
    return (int) Math.min(MOST_STEPS - 1, PER_OCTAVE * log2(1 + Math.max(0, value)));
  }

  /** Counts a value, or takes it back. */
  void add(double value, int sign) {
    addStep(step(value), sign);
  }

  void addStep(int step, long n) {
    if (step >= counts.length) {
      counts = Arrays.copyOf(counts, Math.min(MOST_STEPS, Math.max(step + 1, 2 * counts.length)));
    }
    counts[step] += n;
    total += n;
  }

  long total() {
    return total;
  }

  /** Returns how many are as large as a value, or nearly so. */
  long asLarge(double value) {
    long n = 0;
    for (int step = step(value); step < counts.length; step++) {
      n += counts[step];
    }
    return n;
  }

  /**
   * Returns what 49 of 50 have at most.
   *
   * @param value one that is not to count
   * @param own 1 if it is there, else 0
   */
  double usual(double value, int own) {
    return Math.pow(2, end(USUAL, step(value), own)) - 1;
  }

  /** The upper end of the step that holds a share of all, as a logarithm. */
  private double end(double share, int out, int own) {
    double wanted = share * (total - own);
    long n = 0;
    for (int step = 0; step < counts.length; step++) {
      n += counts[step] - (step == out ? own : 0);
      if (n >= wanted) {
        return (step + 1.0) / PER_OCTAVE;
      }
    }
    return (double) counts.length / PER_OCTAVE;
  }

  /**
   * Returns how surprising it is that a value is so large, in bits: fewer than one in 50 of the
   * others may be as large, and by the slope with which they become fewer there should be hardly
   * any of those. Either alone says nothing, as one in 50 is always beyond the other 49.
   *
   * @param own 1 if it is counted already, else 0
   * @param precision by how much values may be wrong
   */
  double surprise(double value, int own, double precision) {
    long others = total - own;
    if (others < 1 || value <= precision) {
      return 0;
    }
    int out = step(value);
    double usual = end(USUAL, out, own);
    double atLeast = log2(value - precision);
    double atMost = log2(Math.pow(2, usual) - 1 + precision);
    if (atLeast <= atMost) {
      return 0;
    }
    double slope = Math.max(1.0 / PER_OCTAVE, (usual - end(TAIL, out, own)) / FALL);
    double beyond = (atLeast - atMost) / slope / Math.log(2);
    return Math.min(beyond, log2((others + 1) / (asLarge(value) - own + 0.5)));
  }

  /** Returns how often each step came, without those behind the last that did. */
  List<Long> state() {
    List<Long> state = new ArrayList<>();
    for (int step = 0; step < counts.length; step++) {
      if (counts[step] > 0) {
        while (state.size() < step) {
          state.add(0L);
        }
        state.add(counts[step]);
      }
    }
    return state;
  }

  /** Adds what was counted elsewhere. */
  void add(List<Long> state) {
    for (int step = 0; step < state.size(); step++) {
      addStep(step, state.get(step));
    }
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
