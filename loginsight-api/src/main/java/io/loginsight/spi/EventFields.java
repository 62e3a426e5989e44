package io.loginsight.spi;

import io.loginsight.api.Level;

/**
 * What a {@link LineParser} has found in one line. The engine hands it out empty for each line;
 * what is not set is unknown.
 *
 * <p>The object is lent: it is valid until {@link LineParser#parse} returns.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface EventFields {

  /**
   * Sets the time of the event.
   *
   * @param epochNanos nanoseconds since 1970-01-01T00:00:00Z
   */
  void time(long epochNanos);

  /**
   * Sets the level of the event.
   *
   * @param level the level that the line states
   */
  void level(Level level);

  /**
   * Sets one header field.
   *
   * @param field which one
   * @param from offset of its first byte in the line's array
   * @param to offset behind its last byte
   */
  void field(Field field, int from, int to);

  /**
   * Sets the message. A parser that accepts a line must call this once.
   *
   * @param text UTF-8; the line's own array, or the parser's own buffer when the message had to be
   *     decoded; it is read before {@link LineParser#parse} is called again
   * @param from offset of the first byte
   * @param to offset behind the last byte
   */
  void message(byte[] text, int from, int to);
}
