package io.loginsight.core.engine;

import java.util.Arrays;

/**
 * The lines of one block with the block's id of their skeleton, so that they can be given to a
 * {@link io.loginsight.spi.LineVisitor} once the whole input was read.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
final class Rows {

  /** In place of a skeleton: the line belongs to no pattern. */
  static final int NONE = -1;

  /** In place of a skeleton: the line continues the event that is open where the block begins. */
  static final int HEAD = -2;

  private int size;
  private int[] skeletons = new int[1_024];
  private long[] times = new long[1_024];
  private byte[] levels = new byte[1_024];
  private int[] ends = new int[1_024];
  private byte[] text = new byte[1 << 16];
  private int used;

  void add(int skeleton, long time, int level, byte[] bytes, int from, int to) {
    if (size == skeletons.length) {
      skeletons = Arrays.copyOf(skeletons, size * 2);
      times = Arrays.copyOf(times, size * 2);
      levels = Arrays.copyOf(levels, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    int length = to - from;
    if (used + length > text.length) {
      text = Arrays.copyOf(text, Math.max(used + length, text.length * 2));
    }
    System.arraycopy(bytes, from, text, used, length);
    used += length;
    skeletons[size] = skeleton;
    times[size] = time;
    levels[size] = (byte) level;
    ends[size++] = used;
  }

  int size() {
    return size;
  }

  int skeleton(int row) {
    return skeletons[row];
  }

  long time(int row) {
    return times[row];
  }

  int level(int row) {
    return levels[row];
  }

  byte[] text() {
    return text;
  }

  int from(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int to(int row) {
    return ends[row];
  }
}
