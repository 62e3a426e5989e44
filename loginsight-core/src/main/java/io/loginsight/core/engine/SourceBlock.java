package io.loginsight.core.engine;

import io.loginsight.core.read.LineBlock;
import io.loginsight.spi.LineParser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one source, with what a worker needs to know of it. Filled again and again.
 *
 * <p><b>Threads:</b> Confined; one thread fills it and then works on it.
 */
final class SourceBlock {

  /** A line of more bytes is not the header of the line behind it. */
  static final int LONGEST_HEADER = 2_000;

  private static final byte[] NONE = new byte[0];

  final LineBlock lines = new LineBlock();
  private @Nullable OpenSource source;
  private boolean begins;
  private byte[] before = NONE;

  /**
   * Says where the lines come from.
   *
   * @param source the source
   * @param begins whether no line before these holds any text
   * @param before the line before these, padded; empty if there is none or it is long
   */
  void from(OpenSource source, boolean begins, byte[] before) {
    this.source = source;
    this.begins = begins;
    this.before = before;
  }

  OpenSource source() {
    return Objects.requireNonNull(source);
  }

  /** Returns the line before the first one, padded; empty if it cannot be a header. */
  byte[] before() {
    return before;
  }

  /**
   * Returns a copy of the last line for the block behind this one.
   *
   * @return padded; empty if the line is too long for a header
   */
  byte[] lastLine() {
    int last = lines.lines() - 1;
    int length = last < 0 ? LONGEST_HEADER + 1 : lines.end(last) - lines.start(last);
    if (length > LONGEST_HEADER) {
      return NONE;
    }
    byte[] copy = new byte[length + 2 * LineParser.PADDING];
    System.arraycopy(lines.bytes(), lines.start(last), copy, LineParser.PADDING, length);
    return copy;
  }

  /** Says whether the first line with text begins an event, whatever it looks like. */
  boolean begins() {
    return begins;
  }
}
