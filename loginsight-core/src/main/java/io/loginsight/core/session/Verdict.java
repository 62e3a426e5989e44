package io.loginsight.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Surprise broken; // what breaks a rule the most

  void clear() {
    for (int i = 0; i < size; i++) {
      strongest[touched[i]] = 0;
    }
    size = 0;
    most = 0;
    broken = null;
  }

  /**
   * Adds an item.
   *
   * @param breach whether it breaks a rule
   */
  void add(int item, boolean lacks, double bits, boolean breach) {
    if (breach && bits > breach()) {
      broken = new Surprise(item, lacks, bits);
    }
    int at = place(item, lacks);
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

  private static int place(int item, boolean lacks) {
    return 2 * Items.event(item) + (lacks ? 1 : 0);
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

  /** Returns how surprising it is that a rule is broken, the most so; 0 if none is. */
  double breach() {
    return broken == null ? 0 : broken.bits;
  }

  private static double clear(double bits) {
    return Math.max(0, Math.min(MOST_BITS, bits) - CLEAR_BITS);
  }

  /**
   * Takes out what speaks against it, and returns so much of it: the strongest first.
   *
   * @param breachFirst whether that comes first which breaks a rule the most
   */
  List<Surprise> strongest(int most, boolean breachFirst) {
    List<Surprise> found = new ArrayList<>(most);
    if (breachFirst && broken != null) {
      found.add(broken);
      strongest[place(broken.item, broken.lacks)] = 0;
    }
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
