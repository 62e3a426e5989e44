package io.loginsight.core.engine;

import io.loginsight.core.format.FormatChain;
import io.loginsight.core.format.HeaderProof;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines by the formats of their source. Two readers take turns, so that the message of the
 * event at hand, which may lie in a buffer of the one, is not overwritten by the lines that may
 * continue it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class LineFormats {

  private FormatChain.Reader reader;
  private FormatChain.Reader resting;

  LineFormats(FormatChain chain) {
    reader = chain.newReader();
    resting = chain.newReader();
  }

  /**
   * Reads a line.
   *
   * @param into is empty
   * @param failures is told of a format that throws: the line is read without it
   * @return the index of the format that takes the line, or -1
   */
  int read(byte[] line, int from, int to, ParsedLine into, BlockResult failures) {
    try {
      return reader.read(line, from, to, into);
    } catch (RuntimeException | StackOverflowError e) { // a plugin's
      failures.parserFailed(e);
      into.clear();
      return -1;
    }
  }

  /** Keeps what was read last as it is while other lines are read. */
  void takeTurns() {
    FormatChain.Reader turn = reader;
    reader = resting;
    resting = turn;
  }

  /** Whether {@link #prove} may have an answer. */
  boolean mayProve() {
    return reader.mayProve();
  }

  /** Returns what must be looked at again in lines that are written as the last one was. */
  @Nullable HeaderProof prove(byte[] line, int from, int message, int to) {
    return reader.prove(line, from, message, to);
  }
}
