package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is thought of a session.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param session its name; of a very long one the beginning, and a hash of it all
 * @param when from its first to its last event; null if no time is known
 * @param events how many it has
 * @param bits how surprising it is among its peers: {@code -log2} of the share of those that are
 *     like it; 0 or more
 * @param anomalous whether it is an alarm: fewer than one peer in 50 is like it; or fewer than one
 *     in eight, in what breaks a rule. It breaks one if it lacks what its peers have, has more
 *     often what at least half of all sessions have, or has an event that speaks of a failure. Or
 *     fewer than one in 50 are in such a balance, have so many events or take so long.
 * @param quiet whether there was an alarm when it had been quiet for a minute, which is never taken
 *     back
 * @param immediate whether there was an alarm at once, which is never taken back
 * @param reasons what speaks against it, what makes it an alarm first: of an alarm up to three of
 *     what it has and lacks, and up to four of how it goes; else one if it is clear. What comes
 *     directly behind what only explains, and makes no alarm.
 * @param end why it is over
 * @param whole whether all of it was judged; else it has more kinds of events than are kept, or is
 *     the rest of one that was closed for want of room
 */
public record SessionVerdict(
    String session,
    @Nullable TimeRange when,
    long events,
    double bits,
    boolean anomalous,
    boolean quiet,
    boolean immediate,
    List<SessionReason> reasons,
    End end,
    boolean whole) {

  /** Why a session is over. */
  public enum End {
    /** It is not, or its events ended before it was. */
    OPEN,
    /** It had been quiet for a day. */
    QUIET,
    /** It had gone on for a week; what comes of it then is a new session. */
    LONG,
    /** There was no room for more open sessions, and it had been quiet the longest. */
    CROWDED
  }

  /**
   * Checks the bits and copies the reasons.
   *
   * @throws IllegalArgumentException if the bits are below 0 or no number
   */
  public SessionVerdict {
    requireNonNull(session, "session");
    requireNonNull(end, "end");
    reasons = List.copyOf(reasons);
    if (!(bits >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits must be 0 or more, got " + bits);
    }
  }
}
