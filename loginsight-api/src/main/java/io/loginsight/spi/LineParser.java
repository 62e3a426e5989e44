package io.loginsight.spi;

/**
 * Reads one line after another in one format. Made by {@link LogFormat#parser}; may keep what it
 * needs to be fast, such as the last date it read, but what it finds in a line must depend on that
 * line alone.
 *
 * <p><b>Threads:</b> Confined. The engine calls one parser from one thread at a time.
 */
@FunctionalInterface
public interface LineParser {

  /** Bytes that may be read, but not relied upon, in front of and behind any line. */
  int PADDING = 16;

  /**
   * Reads a line in this format.
   *
   * @param line holds the line, with at least {@link #PADDING} bytes in front of it and behind it;
   *     lent, neither modified nor kept
   * @param from offset of the first byte of the line
   * @param to offset behind its last byte, line end excluded
   * @param out takes what was found
   * @return whether the line is in this format; if not, {@code out} must not have been called
   */
  boolean parse(byte[] line, int from, int to, EventFields out);
}
