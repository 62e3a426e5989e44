package io.loginsight.core.session;

import java.util.HashMap;
import java.util.Map;

/**
 * Puts together what speaks against a session: the strongest of it, and a tenth of what else speaks
 * clearly. Of one event only the strongest counts.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Verdict {

  private static final double OF_OTHERS = 0.1;
  private static final double CLEAR_BITS = 3;
  private static final double MOST_BITS = 10;

  private final Map<Long, Double> strongest = new HashMap<>();
  private double most;
  private int item;
  private boolean lacks;

  void clear() {
    strongest.clear();
    most = 0;
    item = -1;
    lacks = false;
  }

  void add(int item, boolean lacks, double bits) {
    strongest.merge(2L * Items.event(item) + (lacks ? 1 : 0), bits, Math::max);
    if (bits > most) {
      most = bits;
      this.item = item;
      this.lacks = lacks;
    }
  }

  /** Returns what speaks against the session, in bits. */
  double bits() {
    double others = -Math.max(0, Math.min(MOST_BITS, most) - CLEAR_BITS);
    for (double bits : strongest.values()) {
      others += Math.max(0, Math.min(MOST_BITS, bits) - CLEAR_BITS);
    }
    return most + OF_OTHERS * Math.max(0, others);
  }

  int item() {
    return item;
  }

  boolean lacks() {
    return lacks;
  }
}
