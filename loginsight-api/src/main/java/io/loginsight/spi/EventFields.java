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
   * Sets one header field that had to be decoded, so that its bytes are not in the line's array.
   *
   * @param field which one
   * @param text UTF-8; it is read before {@link LineParser#parse} is called again
   * @param from offset of its first byte
   * @param to offset behind its last byte
   */
  default void field(Field field, byte[] text, int from, int to) {}

  /**
   * Sets a stack trace that the line holds apart from its message, as a value of JSON does.
   *
   * @param text UTF-8, lines parted by LF; it is read before {@link LineParser#parse} is called
   *     again, and is another array than that of the message if both had to be decoded
   * @param from offset of the first byte
   * @param to offset behind the last byte
   */
  default void stackTrace(byte[] text, int from, int to) {}

  /**
   * Says that the line is about the lines, as the names of the columns are, and no event: it is
   * counted as such. Called in place of {@link #message}, with nothing else.
   */
  default void meta() {}

  /**
   * Says that the line continues the event before it, if there is one, as the line of a statement
   * that an error is about does. Called besides {@link #message}, which is its text, and that of an
   * event of its own if there is none before it.
   */
  default void continuation() {}

  /**
   * Says that the line is the header of the line behind it, which holds the message, as {@code
   * java.util.logging} writes them: what was set besides is of the event that begins here. Called
   * in place of {@link #message}. A header that no line with text follows is counted as {@link
   * #meta}.
   */
  default void header() {}

  /**
   * Sets the message. A parser that accepts a line must call this once, or {@link #meta} or {@link
   * #header}.
   *
   * @param text UTF-8; the line's own array, or the parser's own buffer when the message had to be
   *     decoded; it is read before {@link LineParser#parse} is called again
   * @param from offset of the first byte
   * @param to offset behind the last byte
   */
  void message(byte[] text, int from, int to);
}
