package io.loginsight.spi;

/**
 * Some events as the hot path sees them: offsets into arrays.
 *
 * <p>The view is lent: it is valid until the method it was passed to returns, and its storage is
 * reused afterwards. Copy what you keep. Analyzers never see it: they get an immutable {@link
 * io.loginsight.api.Chunk}.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface LogBatch {

  /** What {@link #time} returns for an event that has none. */
  long NO_TIME = Long.MIN_VALUE;

  /** What {@link #level} returns for an event that has none. */
  int NO_LEVEL = -1;

  /**
   * Returns how many events there are.
   *
   * @return 0 or more
   */
  int size();

  /**
   * Returns the array that holds the first physical line of an event, and behind it those of its
   * header fields that had to be decoded.
   *
   * @param event {@code 0 .. size() - 1}
   * @return UTF-8, as it was read; lent, not to be modified
   */
  byte[] line(int event);

  /**
   * Returns where the first physical line of an event begins.
   *
   * @param event {@code 0 .. size() - 1}
   * @return an offset in {@link #line}
   */
  int lineStart(int event);

  /**
   * Returns where the first physical line of an event ends.
   *
   * @param event {@code 0 .. size() - 1}
   * @return the offset behind its last byte in {@link #line}, line end excluded
   */
  int lineEnd(int event);

  /**
   * Returns the array that holds the message of an event: the one of its line, or another one if
   * the message had to be decoded.
   *
   * @param event {@code 0 .. size() - 1}
   * @return UTF-8; lent, not to be modified
   */
  byte[] message(int event);

  /**
   * Returns where the message of an event begins.
   *
   * @param event {@code 0 .. size() - 1}
   * @return an offset in {@link #message}
   */
  int messageStart(int event);

  /**
   * Returns where the message of an event ends.
   *
   * @param event {@code 0 .. size() - 1}
   * @return the offset behind its last byte in {@link #message}
   */
  int messageEnd(int event);

  /**
   * Returns the time of an event.
   *
   * @param event {@code 0 .. size() - 1}
   * @return nanoseconds since 1970, or {@link #NO_TIME}
   */
  long time(int event);

  /**
   * Returns the level of an event.
   *
   * @param event {@code 0 .. size() - 1}
   * @return the ordinal of an {@link io.loginsight.api.Level}, or {@link #NO_LEVEL}
   */
  int level(int event);

  /**
   * Returns where a header field of an event begins.
   *
   * @param event {@code 0 .. size() - 1}
   * @param field which one
   * @return an offset in {@link #line}, or -1 if the event does not have it
   */
  int fieldStart(int event, Field field);

  /**
   * Returns where a header field of an event ends.
   *
   * @param event {@code 0 .. size() - 1}
   * @param field which one
   * @return the offset behind its last byte in {@link #line}, or -1 if the event does not have it
   */
  int fieldEnd(int event, Field field);
}
