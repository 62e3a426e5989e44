package io.loginsight.core.read;

import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogSample;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Whole lines of one source that lie together in one array. Made once and filled again and again by
 * {@link BlockReader#next}; its storage grows to the largest block it has held.
 *
 * <p><b>Threads:</b> Confined. One thread may fill it and another read it if the one happens before
 * the other.
 */
public final class LineBlock implements LogSample {

  /*
   * Line i is bytes[starts[i] .. ends[i]). Where a line was too long for the block its rest is left out,
   * but then the line is the last one.
   */
  private byte[] bytes;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int lines;

  /** The lines that were too long; hardly ever any. */
  private final BitSet cut = new BitSet();

  private long firstLine;

  /** Makes an empty block. */
  public LineBlock() {
    this(new byte[2 * LineParser.PADDING]);
  }

  /**
   * Makes a block on bytes that are there already.
   *
   * @param bytes with the padding in front and behind
   */
  LineBlock(byte[] bytes) {
    this.bytes = bytes;
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

  /**
   * Says whether a line was longer than the limit, so that only its beginning is here.
   *
   * @param line {@code 0 .. lines() - 1}
   */
  public boolean isCut(int line) {
    return cut.get(line);
  }

  /**
   * Says whether a line holds nothing but white space.
   *
   * @param line {@code 0 .. lines() - 1}
   */
  public boolean isBlank(int line) {
    for (int at = starts[line]; at < ends[line]; at++) {
      byte b = bytes[at];
      if (b != ' ' && (b < '\t' || b > '\r')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the number of the first line.
   *
   * @return 0 for the first line of the source
   */
  public long firstLine() {
    return firstLine;
  }

  /** Empties the block and says what it will be filled with. */
  void begin(long firstLine) {
    lines = 0;
    cut.clear();
    this.firstLine = firstLine;
  }

  /** Makes room for this many bytes between the paddings; what is there stays. */
  void reserve(int count) {
    int needed = Math.addExact(count, 2 * LineParser.PADDING);
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, needed);
    }
  }

  void add(int start, int end) {
    if (lines == starts.length) {
      starts = Arrays.copyOf(starts, 2 * lines);
      ends = Arrays.copyOf(ends, 2 * lines);
    }
    starts[lines] = start;
    ends[lines++] = end;
  }

  void addCut(int start, int end) {
    cut.set(lines);
    add(start, end);
  }

  /**
   * Moves the last lines into another block.
   *
   * @param from the first line that is moved, {@code 0 .. lines()}
   * @param into is emptied, then filled
   */
  public void moveTail(int from, LineBlock into) {
    into.begin(firstLine + from);
    if (from < lines) {
      int start = starts[from];
      int length = ends[lines - 1] - start;
      into.reserve(length);
      System.arraycopy(bytes, start, into.bytes, LineParser.PADDING, length);
      for (int line = from; line < lines; line++) {
        into.cut.set(into.lines, cut.get(line));
        into.add(
            starts[line] - start + LineParser.PADDING, ends[line] - start + LineParser.PADDING);
      }
      cut.clear(from, lines);
      lines = from;
    }
  }

  /** Drops the blank lines, and all but the first {@code most} of the others. */
  void keepFilled(int most) {
    int kept = 0;
    for (int line = 0; line < lines && kept < most; line++) {
      if (!isBlank(line)) {
        starts[kept] = starts[line];
        ends[kept] = ends[line];
        cut.set(kept++, cut.get(line));
      }
    }
    lines = kept;
  }
}
