package io.loginsight.core.format;

import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogSample;
import java.util.Arrays;

/**
 * Lines copied one behind the other.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class LineSample implements LogSample {

  private byte[] bytes = new byte[4096];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int used = LineParser.PADDING;
  private int lines;

  /** Makes a sample of no lines. */
  public LineSample() {}

  /**
   * Copies a line that is not blank; a blank one is left out.
   *
   * @param source holds the line
   * @param from offset of its first byte
   * @param to offset behind its last byte, line end excluded
   */
  public void add(byte[] source, int from, int to) {
    if (Ascii.skipBlanks(source, from, to) >= to) {
      return;
    }
    int length = to - from;
    int needed = used + length + 1 + LineParser.PADDING;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    if (lines == starts.length) {
      starts = Arrays.copyOf(starts, lines * 2);
      ends = Arrays.copyOf(ends, lines * 2);
    }
    System.arraycopy(source, from, bytes, used, length);
    starts[lines] = used;
    ends[lines] = used + length;
    lines++;
    used += length;
    bytes[used++] = '\n';
  }

  /** Returns how many bytes the lines have, with their ends. */
  public int size() {
    return used - LineParser.PADDING;
  }

  @Override
  public int lines() {
    return lines;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int line) {
    return starts[line];
  }

  @Override
  public int end(int line) {
    return ends[line];
  }
}
