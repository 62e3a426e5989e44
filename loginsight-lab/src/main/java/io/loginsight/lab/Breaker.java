package io.loginsight.lab;

import org.jspecify.annotations.Nullable;

/** A circuit breaker: after a row of failures nothing is tried for a while, then one call is. */
final class Breaker {

  private static final int FAILURES = 5;
  private static final long PAUSE = 15 * Kernel.SECOND;

  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private State state = State.CLOSED;
  private int failures;
  private long opened;
  private @Nullable IncidentRecord blame;

  /** Whether a call may be tried now. */
  boolean permits(long now) {
    if (state == State.OPEN && now - opened >= PAUSE) {
      state = State.HALF_OPEN;
      return true;
    }
    return state == State.CLOSED;
  }

  /**
   * Learns how a call ended.
   *
   * @return the state that it is in now
   */
  State learn(Reply reply, long now) {
    if (!reply.isFailure()) {
      failures = 0;
      state = State.CLOSED;
    } else if (state == State.HALF_OPEN || ++failures >= FAILURES) {
      blame = reply.blame();
      failures = 0;
      opened = now;
      state = State.OPEN;
    }
    return state;
  }

  State state() {
    return state;
  }

  /** The incident that has opened it; null if none has. */
  @Nullable IncidentRecord blame() {
    return blame;
  }
}
