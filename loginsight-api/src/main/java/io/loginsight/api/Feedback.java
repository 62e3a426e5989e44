package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said about an incident.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param verdict what it is
 * @param service which service was the cause; null if nobody said; only of what is real
 * @param pattern what that service logged, or did not log any more, that tells most; null if nobody
 *     said; only with a service
 * @param note what was done about it, or why it is no problem; may be empty; {@value
 *     #MOST_NOTE_CHARS} characters at most
 * @param at when it was said
 */
public record Feedback(
    Verdict verdict,
    @Nullable String service,
    @Nullable PatternId pattern,
    String note,
    Instant at) {

  /** A note is not longer. */
  public static final int MOST_NOTE_CHARS = 1_000;

  /** A name of a service is not longer. */
  public static final int MOST_NAME_CHARS = 200;

  /** What an incident is. */
  public enum Verdict {
    /** Somebody knows of it and looks after it. */
    ACKNOWLEDGED,
    /** Nobody needs to know of it, or of its like. */
    NOT_A_PROBLEM,
    /** It is, or was, a problem. */
    REAL
  }

  /**
   * Checks what goes together.
   *
   * @throws IllegalArgumentException if the service is empty or too long, the note is too long, or
   *     there is a cause of what is not real
   */
  public Feedback {
    requireNonNull(verdict, "verdict");
    requireNonNull(note, "note");
    requireNonNull(at, "at");
    if (service != null && (service.isBlank() || service.length() > MOST_NAME_CHARS)) {
      throw new IllegalArgumentException(
          "a service has a name of 1 to " + MOST_NAME_CHARS + " characters");
    }
    if (service != null && verdict != Verdict.REAL) {
      throw new IllegalArgumentException("only what is real has a cause, got " + verdict);
    }
    if (pattern != null && service == null) {
      throw new IllegalArgumentException("the pattern of a cause needs its service");
    }
    if (note.length() > MOST_NOTE_CHARS) {
      throw new IllegalArgumentException("a note has " + MOST_NOTE_CHARS + " characters at most");
    }
  }

  /**
   * Says what an incident is, without a cause.
   *
   * @param verdict what it is
   * @param note what was done about it; may be empty
   * @param at when it was said
   */
  public Feedback(Verdict verdict, String note, Instant at) {
    this(verdict, null, null, note, at);
  }
}
