package io.loginsight.spi;

/**
 * Lines of a source, the first ones or some further behind, for finding out how they are written.
 *
 * <p>The view is lent: it is valid until the method it was passed to returns, and its storage is
 * reused afterwards. Copy what you keep.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface LogSample {

  /**
   * Returns how many lines there are.
   *
   * @return 0 or more
   */
  int lines();

  /**
   * Returns the array that holds the lines, with {@link LineParser#PADDING} bytes around them.
   *
   * @return lent, not to be modified
   */
  byte[] bytes();

  /**
   * Returns where a line begins.
   *
   * @param line {@code 0 .. lines() - 1}
   * @return the offset of its first byte in {@link #bytes}
   */
  int start(int line);

  /**
   * Returns where a line ends.
   *
   * @param line {@code 0 .. lines() - 1}
   * @return the offset behind its last byte in {@link #bytes}, line end excluded
   */
  int end(int line);
}
