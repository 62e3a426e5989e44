package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is thought of a session.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param session its name
 * @param bits how surprising it is among its peers: {@code -log2} of the share of those that are
 *     like it; 0 or more
 * @param anomalous whether it is an alarm: fewer than one peer in 50 is like it
 * @param quiet whether there was an alarm when it had been quiet for a minute, which is never taken
 *     back
 * @param immediate whether there was an alarm at once, which is never taken back
 * @param event what weighs most; null if nothing does
 * @param times how often it is there, or is missing, at least; 0 if nothing weighs
 * @param lacks whether it is missing
 */
public record SessionVerdict(
    String session,
    double bits,
    boolean anomalous,
    boolean quiet,
    boolean immediate,
    @Nullable String event,
    int times,
    boolean lacks) {

  /**
   * Checks the bits.
   *
   * @throws IllegalArgumentException if they are below 0 or no number
   */
  public SessionVerdict {
    requireNonNull(session, "session");
    if (!(bits >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits must be 0 or more, got " + bits);
    }
  }
}
