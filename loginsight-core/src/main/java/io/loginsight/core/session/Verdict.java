package io.loginsight.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts together what speaks against a session: the strongest of it, and a tenth of what else speaks
 * clearly. Of one event only the strongest counts.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Verdict {

  /** From here on it speaks clearly. */
  static final double CLEAR_BITS = 3;

  private static final double OF_OTHERS = 0.1;
  private static final double MOST_BITS = 10;

  /** An item that a session has or lacks. */
  record Surprise(int item, boolean lacks, double bits) {}

  private double[] strongest = new double[64]; // by event, has and lacks apart; 0 for none
  private int[] items = new int[64]; // that are the strongest
  private int[] touched = new int[64]; // places that are not 0
  private int size;
  private double most;

  void clear() {
    for (int i = 0; i < size; i++) {
      strongest[touched[i]] = 0;
    }
    size = 0;
    most = 0;
  }

  void add(int item, boolean lacks, double bits) {
    int at = 2 * Items.event(item) + (lacks ? 1 : 0);
    if (at >= strongest.length) {
      strongest = Arrays.copyOf(strongest, Math.max(at + 1, 2 * strongest.length));
      items = Arrays.copyOf(items, strongest.length);
    }
    if (bits > strongest[at]) {
      if (strongest[at] == 0) {
        touch(at);
      }
      strongest[at] = bits;
      items[at] = item;
      most = Math.max(most, bits);
    }
  }

  private void touch(int at) {
    if (size == touched.length) {
      touched = Arrays.copyOf(touched, 2 * size);
    }
    touched[size++] = at;
  }

  /** Returns what speaks against the session, in bits. */
  double bits() {
    double others = -clear(most);
    for (int i = 0; i < size; i++) {
      others += clear(strongest[touched[i]]);
    }
    return most + OF_OTHERS * Math.max(0, others);
  }

  private static double clear(double bits) {
    return Math.max(0, Math.min(MOST_BITS, bits) - CLEAR_BITS);
  }

  /** Takes out what speaks against it, and returns so much of it: the strongest first. */
  List<Surprise> strongest(int most) {
    List<Surprise> found = new ArrayList<>(most);
    while (found.size() < most) {
      int best = touched[0];
      for (int i = 0; i < size; i++) {
        best = strongest[touched[i]] > strongest[best] ? touched[i] : best;
      }
      if (size == 0 || strongest[best] == 0) {
        break;
      }
      found.add(new Surprise(items[best], best % 2 == 1, strongest[best]));
      strongest[best] = 0;
    }
    return found;
  }
}
