package io.loginsight.tck;

import io.loginsight.spi.LineParser;
import java.util.Arrays;
import java.util.Random;

/** A line inside an array, with at least the padding around it. */
final class PlacedLine {

  private final byte[] original;
  final byte[] array;
  final int from;
  final int to;

  private PlacedLine(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
    this.original = array.clone();
  }

  /** Places a line with the least room around it, which holds zeros. */
  static PlacedLine alone(byte[] line) {
    byte[] array = new byte[line.length + 2 * LineParser.PADDING];
    System.arraycopy(line, 0, array, LineParser.PADDING, line.length);
    return new PlacedLine(array, LineParser.PADDING, LineParser.PADDING + line.length);
  }

  /** Places a line in the middle of others, so that what stands around it looks like a log. */
  static PlacedLine among(byte[] line, byte[] before, byte[] after, long seed) {
    int room = LineParser.PADDING + new Random(seed).nextInt(50);
    byte[] array = new byte[room + before.length + 1 + line.length + 1 + after.length + room];
    Arrays.fill(array, (byte) '9'); // continues a number, where a number ends the line
    int from = room + before.length + 1;
    System.arraycopy(before, 0, array, room, before.length);
    System.arraycopy(line, 0, array, from, line.length);
    System.arraycopy(after, 0, array, from + line.length + 1, after.length);
    return new PlacedLine(array, from, from + line.length);
  }

  boolean isModified() {
    return !Arrays.equals(array, original);
  }

  /** Overwrites everything, as the engine does when it reads on. */
  void poison() {
    Arrays.fill(array, (byte) '#');
  }
}
