package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * Where an event stands, so that a person or a program can go and read it. Printed as {@code
 * source:line}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param source the name of the source, as the user wrote it
 * @param line the number of the event's first physical line in its source, from 1
 */
public record EventId(String source, long line) {

  /**
   * Checks the line.
   *
   * @throws IllegalArgumentException if {@code line} is below 1
   */
  public EventId {
    requireNonNull(source, "source");
    if (line < 1) {
      throw new IllegalArgumentException("line must be 1 or more, got " + line);
    }
  }

  @Override
  public String toString() {
    return source + ":" + line;
  }
}
