package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One physical line with the pattern it has come to belong to after the whole input was read.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param line its number over all sources, from 1
 * @param pattern the pattern of its event; null for a line that belongs to none, such as a blank
 *     one
 * @param time the time of its event; null if it has none
 * @param level the level of its event; null if it has none
 * @param message its message without header fields; of a continuation line its own text
 */
public record AssignedLine(
    long line,
    @Nullable Pattern pattern,
    @Nullable Instant time,
    @Nullable Level level,
    String message) {

  /** Checks the message. */
  public AssignedLine {
    requireNonNull(message, "message");
  }
}
