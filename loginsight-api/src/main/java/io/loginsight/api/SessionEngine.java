package io.loginsight.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges sessions by what their peers have at the same age: each with what came before it, and
 * before it is learnt. What it keeps is bounded; a session that has to go is closed, judged, and
 * given to whoever made the engine.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface SessionEngine {

  /**
   * Takes the next event.
   *
   * @param time in rising order; an event that is earlier than the one before, or has no time, is
   *     taken as if it were of the same time as that
   * @param session what it belongs to
   * @param event what happened; the same text for the same
   */
  void add(@Nullable Instant time, String session, String event);

  /**
   * Says that all sessions so far were as they should be, and are over. They are learnt and not
   * judged; verdicts of those that were closed before are void. Those that come from now on are new
   * ones, and their time begins anew.
   *
   * <p>Few of them cannot say that something is rare: with n of them an alarm needs {@code log2(n +
   * 1) - 1} bits, if that is less than otherwise.
   */
  void trust();

  /**
   * Returns what is thought of the sessions that are open. They stay so.
   *
   * @return in the order in which they began
   */
  List<SessionVerdict> verdicts();

  /**
   * Closes the sessions that are open, in the order in which they began.
   *
   * @return what became of all sessions since the start, or since {@link #trust}
   */
  SessionReport finish();
}
