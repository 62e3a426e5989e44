package io.loginsight.core.session;

import java.util.HashMap;
import java.util.Map;

/**
 * The share of sessions that bring something nobody had, after Good and Turing: as many as there
 * are things that came once. Both fade with the number of sessions.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Novelty {

  private static final double HALF_LIFE = 1_000; // sessions
  private static final double DECAY = Math.pow(2, -1 / HALF_LIFE);

  private final Map<Integer, Long> born = new HashMap<>(); // of what came once
  private long begun;
  private double sessions;
  private double once;

  void beginSession() {
    begun++;
    once *= DECAY;
    sessions = sessions * DECAY + 1;
  }

  void see(int item, long before) {
    if (before == 0) {
      born.put(item, begun);
      once++;
    } else if (before == 1) {
      Long at = born.remove(item);
      once -= at == null ? 1 : Math.pow(DECAY, (double) (begun - at));
    }
  }

  /** Returns how likely a session has something that nobody had; some of it is its own. */
  double share(double own) {
    return (Math.max(0, once - own) + 0.5) / (sessions + 1);
  }
}
