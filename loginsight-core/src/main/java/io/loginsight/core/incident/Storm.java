package io.loginsight.core.incident;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A burst of what has never been seen: many new pairs of kind and host within a minute, far more
 * than there used to be. It tells of an attack or an outage before anything is known of what is
 * usual.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Storm {

  private static final double WINDOW = Seconds.MINUTE;
  static final double MEMORY = 6 * Seconds.HOUR;

  /** As if so much time had passed before the first alert, with one new pair. */
  private static final double PRIOR_TIME = 600;

  private static final double ENOUGH_BITS = 60;
  private static final int MOST_NEW = 10_000;

  private final Deque<Double> news = new ArrayDeque<>();
  private double older; // new pairs before those, fading
  private double olderAt;
  private double enough = ENOUGH_BITS;
  private double bits; // of the last new pair, and those of the minute before it

  /**
   * Takes a pair that is new.
   *
   * @return whether there is a storm; of one storm it is said again at twice the surprise
   */
  boolean isStormAt(double now) {
    while (!news.isEmpty() && (now - news.getFirst() > WINDOW || news.size() >= MOST_NEW)) {
      double at = news.removeFirst();
      older = older * Seconds.left(olderAt, at, MEMORY) + 1;
      olderAt = at;
    }
    news.addLast(now);
    double before = older * Seconds.left(olderAt, now, MEMORY) + 1;
    double expected = before / (Seconds.remembered(now, MEMORY) + PRIOR_TIME) * WINDOW;
    bits = Bits.ofCount(news.size(), expected);
    if (news.size() == 1) {
      enough = ENOUGH_BITS;
    }
    if (bits < enough) {
      return false;
    }
    enough = 2 * bits;
    return true;
  }

  /** Returns how many pairs were new. */
  FolderState.Faded state(TimeAxis axis, double now) {
    double all = older * Seconds.left(olderAt, now, MEMORY);
    for (double at : news) {
      all += Seconds.left(at, now, MEMORY);
    }
    return axis.faded(all, now);
  }

  /** Takes what is known in place of its own; a storm that blows is over. */
  void load(FolderState state, TimeAxis axis) {
    news.clear();
    older = state.news().value();
    olderAt = older == 0 ? 0 : axis.seconds(state.news().at());
  }

  /** Returns how surprising it is that so much is new. */
  double bits() {
    return bits;
  }
}
