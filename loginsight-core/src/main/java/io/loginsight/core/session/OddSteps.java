package io.loginsight.core.session;

/**
 * The steps of a session that surprised when they came, those that did the most. They are few, and
 * are judged again when others may have gone the same way.
 *
 * <p><b>Threads:</b> Confined.
 */
final class OddSteps {

  private static final int MOST = 4;

  private final int[] from = new int[MOST];
  private final int[] to = new int[MOST];
  private final int[] times = new int[MOST];
  private final float[] bits = new float[MOST];
  private int size;

  /** Counts a step once more, and returns whether it is one of these. */
  boolean again(int from, int to) {
    for (int i = 0; i < size; i++) {
      if (this.from[i] == from && this.to[i] == to) {
        times[i]++;
        return true;
      }
    }
    return false;
  }

  /** Takes a step, if it is among those that surprise the most. */
  void add(int from, int to, double bits) {
    int at = size;
    if (size < MOST) {
      size++;
    } else {
      at = 0;
      for (int i = 1; i < size; i++) {
        at = this.bits[i] < this.bits[at] ? i : at;
      }
      if (this.bits[at] >= bits) {
        return;
      }
    }
    this.from[at] = from;
    this.to[at] = to;
    this.times[at] = 1;
    this.bits[at] = (float) bits;
  }

  int size() {
    return size;
  }

  int from(int i) {
    return from[i];
  }

  int to(int i) {
    return to[i];
  }

  int times(int i) {
    return times[i];
  }
}
