package io.loginsight.core.table;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into lines, and what is too long of a line.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Lines {

  /** Of a longer line so much is given, so that a file without line breaks fits into memory. */
  static final int LONGEST = 1 << 24;

  private final Reader text;
  private final char[] buffer = new char[1 << 14];
  private int from;
  private int to;

  Lines(Reader text) {
    this.text = text;
  }

  /** Returns the next line, without its LF; null behind the last one. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    while (from < to || fill()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.append(buffer, from, Math.min(end - from, LONGEST - line.length()));
      from = end;
      if (end < to) {
        from++;
        return line.toString();
      }
    }
    return line.isEmpty() ? null : line.toString();
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, text.read(buffer));
    return to > 0;
  }
}
