package io.loginsight.tck;

import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogSample;
import java.util.Arrays;
import java.util.List;

/** A sample that is of no use after it was taken back. */
final class LentSample implements LogSample {

  private final byte[] array;
  private final byte[] original;
  private final int[] starts;
  private final int[] ends;
  private boolean lent = true;
  private boolean usedAfterwards;

  LentSample(List<byte[]> lines) {
    int size = 2 * LineParser.PADDING + lines.stream().mapToInt(line -> line.length + 1).sum();
    array = new byte[size];
    starts = new int[lines.size()];
    ends = new int[lines.size()];
    int at = LineParser.PADDING;
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = lines.get(i);
      System.arraycopy(line, 0, array, at, line.length);
      starts[i] = at;
      ends[i] = at + line.length;
      array[ends[i]] = '\n';
      at = ends[i] + 1;
    }
    original = array.clone();
  }

  /** Ends the loan, and overwrites the lines. */
  void takeBack() {
    lent = false;
    Arrays.fill(array, (byte) '#');
  }

  boolean isModified() {
    return lent && !Arrays.equals(array, original);
  }

  boolean isUsedAfterwards() {
    return usedAfterwards;
  }

  private void check() {
    if (!lent) {
      usedAfterwards = true;
      throw new IllegalStateException(
          "this LogSample was lent to detect(), which has returned; copy what you keep");
    }
  }

  @Override
  public int lines() {
    check();
    return starts.length;
  }

  @Override
  public byte[] bytes() {
    check();
    return array;
  }

  @Override
  public int start(int line) {
    check();
    return starts[line];
  }

  @Override
  public int end(int line) {
    check();
    return ends[line];
  }
}
