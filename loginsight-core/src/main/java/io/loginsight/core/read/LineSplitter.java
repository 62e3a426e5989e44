package io.loginsight.core.read;

import io.loginsight.core.bytes.Swar;
import io.loginsight.spi.LineParser;

/**
 * Finds the lines of a block, and counts what is odd in them.
 *
 * <p><b>Threads:</b> Confined.
 */
final class LineSplitter {

  private final int lineBytes;
  private final int mostLines;

  /** The next byte to look at. */
  private int at;

  /** Where the line begins whose end has not been seen. */
  private int open;

  /** Not zero if the open line may hold a byte that is NUL or not ASCII. */
  private long strange;

  private long cutLines;
  private long cutBytes;
  private long invalidLines;
  private long nulBytes;

  /**
   * Makes a splitter.
   *
   * @param lineBytes a line is not kept beyond this
   * @param mostLines a block takes no more, even if more are in its bytes
   */
  LineSplitter(int lineBytes, int mostLines) {
    this.lineBytes = lineBytes;
    this.mostLines = mostLines;
  }

  /** Goes to the beginning of a block. */
  void begin() {
    at = LineParser.PADDING;
    open = at;
    strange = 0;
  }

  /**
   * Adds the lines that end in front of an offset, and stays there to go on when there is more; but
   * stops when the block {@link #isFull}.
   */
  void split(LineBlock block, int to) {
    byte[] bytes = block.bytes();
    for (int from = at; from < to; from += Swar.WORD) {
      from = skip(bytes, from, to);
      if (from < to && endLines(block, Swar.load(bytes, from), from, to)) {
        return;
      }
    }
    at = to;
  }

  /** Goes on to where a line end may be: two words at a time, since most hold none. */
  private int skip(byte[] bytes, int from, int to) {
    long odd = 0;
    int at = from;
    for (; to - at >= 2 * Swar.WORD; at += 2 * Swar.WORD) {
      long word = Swar.load(bytes, at);
      long next = Swar.load(bytes, at + Swar.WORD);
      if ((Swar.firstEqual(word, '\n') | Swar.firstEqual(next, '\n')) != 0) {
        break;
      }
      odd |= Swar.strange(word) | Swar.strange(next);
    }
    strange |= odd;
    return at;
  }

  /** Ends the lines whose end is in a word; returns whether the block is full. */
  private boolean endLines(LineBlock block, long word, int from, int to) {
    long newlines = Swar.equal(word, '\n');
    if (to - from < Swar.WORD) {
      newlines = Swar.first(newlines, to - from); // behind them lie bytes of an earlier block
    }
    strange |= Swar.strange(word);
    for (; newlines != 0; newlines &= newlines - 1) {
      endLine(block, from + Swar.place(newlines));
      if (isFull(block)) {
        return true;
      }
      strange = Swar.strange(word); // of the next line, or else of this one: looked at for nothing
    }
    return false;
  }

  /** Returns whether the block takes no more lines; what begins at {@link #open} is the next's. */
  boolean isFull(LineBlock block) {
    return block.lines() >= mostLines;
  }

  private void endLine(LineBlock block, int newline) {
    boolean carriageReturn = newline > open && block.bytes()[newline - 1] == '\r';
    add(block, carriageReturn ? newline - 1 : newline);
    open = newline + 1;
  }

  /**
   * Adds the last line of a source, which no newline ends; a carriage return there is a byte of it.
   */
  void finish(LineBlock block, int to) {
    if (open < to) {
      add(block, to);
      open = to;
    }
  }

  private void add(LineBlock block, int end) {
    if (end - open > lineBytes) {
      addCut(block, end);
      return;
    }
    if (strange != 0) {
      inspect(block.bytes(), open, end);
    }
    block.add(open, end);
  }

  /** Adds the beginning of an over-long line that goes on at least to an offset. */
  void addCut(LineBlock block, int end) {
    int kept = Utf8.floor(block.bytes(), open, open + lineBytes, end);
    if (strange != 0) {
      inspect(block.bytes(), open, kept);
    }
    block.addCut(open, kept);
    cutLines++;
    cutBytes += end - kept;
  }

  /** Counts bytes of a cut line that were never in a block; negative to take back a line end. */
  void dropped(long count) {
    cutBytes += count;
  }

  private void inspect(byte[] bytes, int from, int to) {
    boolean invalid = false;
    for (int i = from; i < to; ) {
      if (bytes[i] > 0) {
        i += to - i >= Swar.WORD && Swar.strange(Swar.load(bytes, i)) == 0 ? Swar.WORD : 1;
        continue;
      }
      int length = Utf8.length(bytes, i, to);
      nulBytes += bytes[i] == 0 ? 1 : 0;
      invalid |= length == 0;
      i += Math.max(1, length);
    }
    if (invalid) {
      invalidLines++;
    }
  }

  /** Returns where the line begins whose end has not been seen. */
  int open() {
    return open;
  }

  long cutLines() {
    return cutLines;
  }

  long cutBytes() {
    return cutBytes;
  }

  long invalidLines() {
    return invalidLines;
  }

  long nulBytes() {
    return nulBytes;
  }
}
