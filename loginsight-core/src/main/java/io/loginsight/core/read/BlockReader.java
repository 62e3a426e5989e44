package io.loginsight.core.read;

import static java.util.Objects.requireNonNull;

import io.loginsight.core.bytes.Swar;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogSample;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source from beginning to end in blocks of whole lines. A line ends at LF or CRLF, or at
 * the end of the source; a CR alone is a byte like any other. Which lines there are does not depend
 * on the size of the blocks.
 *
 * <p>A source that fails half-way ends there: the lines before are given as usual and {@link
 * #problem} says what happened.
 *
 * <p><b>Threads:</b> Confined. The engine guards it by a lock, so that whichever worker is free
 * reads the next block.
 */
public final class BlockReader implements Closeable {

  /** More at a time is not faster, and a channel keeps a buffer of this size for each thread. */
  private static final int READ_BYTES = 1 << 16;

  /**
   * More short lines are left to the next block: each may need much more memory, where it is worked
   * on, than it has bytes.
   */
  private static final int BLOCK_LINES = 1 << 13;

  private static final String KEPT = "what came before is kept";

  private final String name;
  private final CountingStream taken;
  private final InputStream in;
  private final ReadLimits limits;
  private final LineSplitter splitter;

  /*
   * Bytes that were read and not yet given: ahead[aheadFrom .. aheadTo). At first the sample, later
   * what was left of a block behind its last newline, or of a read behind an over-long line.
   */
  private byte[] ahead;
  private int aheadFrom = LineParser.PADDING;
  private int aheadTo = LineParser.PADDING;

  /** How many bytes the next block begins with: less where lines are short, to give back little. */
  private int attempt;

  private boolean begun;
  private long bytes;
  private long lines;
  private boolean ended;
  private @Nullable String failure;

  /**
   * Reads the sample.
   *
   * @param taken the source as it is
   * @param in its text; what closes {@code taken} too
   */
  BlockReader(String name, CountingStream taken, InputStream in, ReadLimits limits) {
    this.name = name;
    this.taken = taken;
    this.in = in;
    this.limits = limits;
    this.splitter = new LineSplitter(limits.lineBytes(), BLOCK_LINES);
    this.attempt = limits.blockBytes();
    this.ahead = new byte[2 * LineParser.PADDING];
    readSample(limits.sampleBytes());
  }

  /** Holds no more than twice what there is: a directory may be of thousands of small files. */
  private void readSample(int most) {
    for (long room = READ_BYTES; !ended && aheadTo - aheadFrom < most; room *= 2) {
      int end = aheadFrom + (int) Math.min(room, most);
      holdAhead(end - aheadFrom);
      while (!ended && aheadTo < end) {
        aheadTo += readSome(ahead, aheadTo, end - aheadTo);
      }
    }
  }

  /**
   * Returns the name of the source.
   *
   * @return as {@link io.loginsight.spi.LogSource#name}, without control characters
   */
  public String name() {
    return name;
  }

  /**
   * Returns the first lines that are not blank, for finding out how the source is written. They are
   * given again by {@link #next}.
   *
   * @return lent, valid until {@link #next} is called; the same for the same bytes and limits; the
   *     last line of it is whole, unless it is the only one
   * @throws IllegalStateException if a block has been read
   */
  public LogSample sample() {
    if (begun) {
      throw new IllegalStateException("The sample must be taken before the first block of " + name);
    }
    LineBlock sample = new LineBlock(ahead);
    LineSplitter lineEnds = new LineSplitter(limits.lineBytes(), Integer.MAX_VALUE);
    lineEnds.begin();
    lineEnds.split(sample, aheadTo);
    if (ended || sample.lines() == 0) {
      lineEnds.finish(sample, aheadTo);
    }
    sample.keepFilled(limits.sampleLines());
    return sample;
  }

  /**
   * Reads the next lines.
   *
   * @param into is emptied, then filled with one line or more
   * @return whether there was a line; if not, the source has ended
   */
  public boolean next(LineBlock into) {
    requireNonNull(into, "into");
    begun = true;
    into.begin(lines);
    splitter.begin();
    fill(into);
    lines += into.lines();
    return into.lines() > 0;
  }

  /** Reads until there is a newline, the source ends, or a line is known to be too long. */
  private void fill(LineBlock into) {
    int enough = limits.lineBytes() + Utf8.LONGEST; // shows CR and LF, or the character at the cut
    int wanted = attempt;
    int filled = 0;
    while (true) {
      into.reserve(wanted);
      filled += read(into.bytes(), LineParser.PADDING + filled, wanted - filled);
      int to = LineParser.PADDING + filled;
      splitter.split(into, to);
      boolean last = filled < wanted;
      if (splitter.isFull(into) || (into.lines() > 0 && !last)) {
        int taken = splitter.open() - LineParser.PADDING;
        bytes += taken;
        giveBack(into.bytes(), splitter.open(), to);
        attempt =
            (int) Math.min(limits.blockBytes(), splitter.isFull(into) ? 4L * taken : 2L * wanted);
        return;
      }
      if (last) {
        splitter.finish(into, to);
        bytes += filled;
        return;
      }
      if (filled >= enough) {
        splitter.addCut(into, to);
        bytes += filled;
        skipLine(into.bytes()[to - 1]);
        return;
      }
      wanted = (int) Math.min(2L * wanted, enough);
    }
  }

  /**
   * Takes back the end of what {@link #read} gave. If anything is left ahead, then all of it was
   * read from there and lies there still.
   */
  private void giveBack(byte[] from, int start, int end) {
    int count = end - start;
    if (aheadFrom < aheadTo) {
      aheadFrom -= count;
      return;
    }
    holdAhead(count);
    System.arraycopy(from, start, ahead, LineParser.PADDING, count);
    aheadFrom = LineParser.PADDING;
    aheadTo = aheadFrom + count;
  }

  private void holdAhead(int count) {
    if (ahead.length - 2 * LineParser.PADDING < count) {
      ahead = Arrays.copyOf(ahead, count + 2 * LineParser.PADDING);
    }
  }

  /** Reads to the end of a line and keeps nothing of it. */
  private void skipLine(byte lastByte) {
    byte last = lastByte;
    while (aheadFrom < aheadTo || readAhead()) {
      int end = Swar.indexOf(ahead, aheadFrom, aheadTo, '\n');
      splitter.dropped(end - aheadFrom);
      bytes += end - aheadFrom;
      if (end > aheadFrom) {
        last = ahead[end - 1];
      }
      aheadFrom = end;
      if (end < aheadTo) {
        splitter.dropped(last == '\r' ? -1 : 0);
        bytes++;
        aheadFrom++;
        return;
      }
    }
  }

  private boolean readAhead() {
    holdAhead(READ_BYTES);
    aheadFrom = LineParser.PADDING;
    aheadTo = aheadFrom;
    while (!ended && aheadTo == aheadFrom) {
      aheadTo += readSome(ahead, aheadFrom, READ_BYTES);
    }
    return aheadFrom < aheadTo;
  }

  /** Reads as many bytes as wanted; fewer only if the source ends. */
  private int read(byte[] into, int at, int wanted) {
    int done = Math.min(wanted, aheadTo - aheadFrom);
    System.arraycopy(ahead, aheadFrom, into, at, done);
    aheadFrom += done;
    while (done < wanted && !ended) {
      done += readSome(into, at + done, wanted - done);
    }
    return done;
  }

  /** The only place where the source is read, and where it may fail. */
  private int readSome(byte[] into, int at, int wanted) {
    try {
      int count = in.read(into, at, Math.min(wanted, READ_BYTES));
      if (count > 0) {
        return count;
      }
      int single = count < 0 ? -1 : in.read(); // which waits, if a stream should answer 0
      if (single >= 0) {
        into[at] = (byte) single;
        return 1;
      }
    } catch (IOException | RuntimeException e) { // a stream may be a plugin's
      failure = OneLine.why(e);
    }
    ended = true;
    return 0;
  }

  /** Returns whether the source holds no byte at all. */
  boolean isEmpty() {
    return bytes == 0 && aheadFrom == aheadTo;
  }

  /**
   * Says why the beginning does not look like text, or null; to be asked before the first block.
   */
  @Nullable String whyBinary() {
    return BinaryCheck.reason(ahead, aheadFrom, aheadTo);
  }

  /** Returns the size of the storage. */
  int heldBytes() {
    return ahead.length;
  }

  /**
   * Returns why the source ended before its time.
   *
   * @return one line that names the source, or null if nothing has gone wrong so far
   */
  public @Nullable String problem() {
    if (failure == null) {
      return null;
    }
    return name + ": " + failure + "; " + (isEmpty() ? "nothing could be read" : KEPT);
  }

  /** Returns what was met up to the end of the last block. */
  public ReadCounts counts() {
    return new ReadCounts(
        bytes,
        lines,
        splitter.cutLines(),
        splitter.cutBytes(),
        splitter.invalidLines(),
        splitter.nulBytes());
  }

  /**
   * Returns how far the source has been read, for progress reports alone.
   *
   * @return bytes as the source gave them, packed or not; to be compared with {@link
   *     io.loginsight.spi.LogSource#size}
   */
  public long bytesTaken() {
    return taken.count();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
