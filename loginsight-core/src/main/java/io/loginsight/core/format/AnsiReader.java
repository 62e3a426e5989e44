package io.loginsight.core.format;

import io.loginsight.spi.LineParser;
import java.util.Arrays;

/**
 * Takes the control sequences of a terminal, such as those for colours, out of a line that has any.
 * Confined.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">
 *     ECMA-48</a>, section 5.4
 */
final class AnsiReader implements EnvelopeReader {

  private static final int ESCAPE = 0x1b;
  private static final int LARGEST_KEPT = 1 << 20;

  private byte[] buffer = new byte[1024];

  @Override
  public boolean read(byte[] line, int from, int to, Found found) {
    int first = from;
    while (first < to && behind(line, first, to) == first) {
      first++;
    }
    if (first == to) {
      return false;
    }
    int needed = to - from + 2 * LineParser.PADDING;
    if (buffer.length < needed || (buffer.length > LARGEST_KEPT && needed < LARGEST_KEPT)) {
      buffer = new byte[Math.max(needed, 1024)];
    }
    int n = LineParser.PADDING;
    for (int i = from; i < to; ) {
      int end = behind(line, i, to);
      if (end == i) {
        buffer[n++] = line[i++];
      } else {
        i = end;
      }
    }
    Arrays.fill(buffer, n, n + LineParser.PADDING, (byte) 0);
    found.message(buffer, LineParser.PADDING, n, from, first - from);
    return true;
  }

  /** Returns the offset behind the control sequence at an offset, or that offset. */
  private static int behind(byte[] line, int at, int to) {
    if (line[at] != ESCAPE || at + 2 >= to || line[at + 1] != '[') {
      return at;
    }
    int i = at + 2;
    while (i < to && line[i] >= ' ' && line[i] <= '?') {
      i++;
    }
    return i < to && line[i] >= '@' && line[i] <= '~' ? i + 1 : at;
  }
}
