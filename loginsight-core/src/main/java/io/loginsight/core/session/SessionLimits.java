package io.loginsight.core.session;

/**
 * What is kept of sessions at most. A session takes some 350 bytes; with all limits reached, names
 * and events of their greatest length, it is 150 MB in all.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param open so many sessions are open; of more the one that has been quiet the longest is closed
 * @param kinds so many events a session has that are told apart
 * @param cells so many of these all open sessions have together
 * @param events so many events are told apart; all further ones are one
 * @param quiet a session is closed when it has been quiet so long, in seconds
 * @param life a session is closed when it has gone on so long, in seconds
 */
record SessionLimits(int open, int kinds, int cells, int events, double quiet, double life) {

  private static final double DAY = 86_400;

  static final SessionLimits STANDARD =
      new SessionLimits(100_000, 256, 2_000_000, 20_000, DAY, 7 * DAY);
}
