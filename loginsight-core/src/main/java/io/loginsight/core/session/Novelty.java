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

  /** Returns how many sessions began since something came that came once. */
  long ago(int item) {
    Long at = born.get(item);
    return begun - (at == null ? 0 : at);
  }

  /** Returns the weight of the sessions that have not faded. */
  double sessions() {
    return sessions;
  }

  /** Adds sessions of another stream. */
  void addSessions(double weight) {
    sessions += weight;
  }

  /**
   * Adds what came in another stream.
   *
   * @param before how often it came here
   * @param count how often it came there, 1 or more
   * @param ago if it came once, how many sessions began there since
   */
  void add(int item, long before, long count, long ago) {
    if (before > 0) {
      see(item, before);
    } else if (count == 1) {
      born.put(item, begun - ago);
      once += Math.pow(DECAY, (double) ago);
    }
  }

  /** Returns how likely a session has something that nobody had; some of it is its own. */
  double share(double own) {
    return (Math.max(0, once - own) + 0.5) / (sessions + 1);
  }
}
