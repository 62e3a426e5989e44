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
   * Tells what an event says, so that one that speaks of a failure is known as such: at {@link
   * Level#WARN} or above, or by a word such as {@code failed}. Without it nothing is taken for a
   * failure. What holds when a session is judged counts.
   *
   * @param event as {@link #add} names it
   * @param level at which it is logged; null if there is none
   * @param text its constant text, such as the template of a pattern
   */
  void describe(String event, @Nullable Level level, String text);

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
   * Returns what was learnt, to be kept: of each event how many sessions have it and how often, and
   * no names and no times; and how sessions go. Sessions that are open are in it with what they
   * have, and with how they went if they have been quiet for a minute.
   *
   * @return the same bytes for the same
   */
  byte[] snapshot();

  /**
   * Adds what another engine has learnt to what this one has. Several may be added, in any order;
   * it matters only if they have more events together than there is room for, of which the most
   * frequent are kept. Whoever wants it as {@link #trust trusted} says so next.
   *
   * @param snapshot what {@link #snapshot} has returned; may be anyone's bytes
   * @throws LogInsightException if it is none of sessions, damaged, or of another version
   */
  void learn(byte[] snapshot);

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
