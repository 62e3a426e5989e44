package io.loginsight.core.engine;

import io.loginsight.core.format.Continuations;
import io.loginsight.core.format.HeaderProof;
import io.loginsight.core.format.LineRole;
import io.loginsight.core.read.LineBlock;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogBatch;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one block from its first to its last line, and finds out which line begins an event, which
 * continues one, and which is neither.
 *
 * <p><b>Threads:</b> Confined.
 */
final class BlockPass {

  private final SourceBlock block;
  private final LineBlock lines;
  private final byte[] bytes;
  private final LineMemo known;
  private final LineFormats formats;
  private final TimeFilter filter;
  private final BitSet unread;
  private final BlockResult result;
  private final boolean remembers; // whether lines written alike need not be cut again
  private final @Nullable BitSet outside; // lines that need not be read; null if all must be
  private final HeldHeader held = new HeldHeader();
  private final EventAtHand event;

  /** The line at hand, if a format accepts it. */
  private ParsedLine parsed = new ParsedLine();

  private int line; // at hand

  /**
   * Begins with the block.
   *
   * @param unread lines at which an earlier pass threw
   */
  BlockPass(
      SourceBlock block,
      WorkerMemory memory,
      LineFormats formats,
      TimeFilter filter,
      BitSet unread,
      Depth depth) {
    this.block = block;
    this.lines = block.lines;
    this.bytes = lines.bytes();
    this.known = memory.lines();
    this.formats = formats;
    this.filter = filter;
    this.unread = unread;
    this.result = new BlockResult(block.source(), depth, memory.spentResult());
    boolean proves = formats.mayProve() && depth != Depth.LINES && unread.isEmpty();
    this.remembers = proves && depth == Depth.COUNTS && !filter.any();
    this.outside =
        proves && filter.any() ? new LineSieve(known, filter).outside(block.lines) : null;
    this.event = new EventAtHand(block, memory, formats, result);
  }

  /** Returns the number in its block of the line that is or was read last. */
  int line() {
    return line;
  }

  BlockResult run() {
    long carried = readBefore() ? 1 : 0;
    for (line = 0; line < lines.lines(); line++) {
      if (outside != null && outside.get(line) && !held.isThere()) {
        leaveOut();
      } else {
        read(line, lines.start(line), lines.end(line));
      }
    }
    result.lines = lines.lines() + carried;
    if (held.isThere()) {
      leaveHeader();
    }
    event.leave();
    return result;
  }

  private void leaveOut() {
    event.beginNothing(OpenEvent.OUTSIDE);
    result.outside++;
  }

  /** Returns whether the line before this block is a header, which is then left to this block. */
  private boolean readBefore() {
    byte[] before = block.before();
    int to = before.length - LineParser.PADDING;
    int from = LineParser.PADDING;
    if (from >= to) {
      return false;
    }
    int format = parse(before, from, to);
    if (format < 0 || !parsed.isHeader()) {
      return false;
    }
    holdHeader(-1, format, before, from, to);
    return true;
  }

  private void leaveHeader() {
    result.lines--;
    result.dangles = true;
    if (result.rows != null) {
      Rows row = new Rows();
      row.add(Rows.NONE, LogBatch.NO_TIME, LogBatch.NO_LEVEL, held.bytes(), held.from(), held.to());
      result.dangling = row;
    }
  }

  private void read(int line, int from, int to) {
    if (remembers && !held.isThere() && readKnown(line, from, to)) {
      return;
    }
    if (lines.isBlank(line)) {
      dropHeader();
      result.blank++;
      noEventsRow(from, from);
      return;
    }
    if (unread.get(line)) {
      dropHeader();
      event.beginNothing(OpenEvent.UNPARSED);
      result.unparsed++;
      event.row(bytes, from, to);
      return;
    }
    int format = parse(bytes, from, to);
    if (format >= 0 && parsed.isHeader()) {
      takeHeader(line, format, from, to);
      return;
    }
    if (held.isThere()) {
      if (format < 0 || isOfHeader()) {
        beginBehindHeader(format, from, to);
        return;
      }
      dropHeader();
    }
    boolean continues = format < 0 ? continues(from, to) : parsed.isContinuation();
    if (continues && (event.isOpen() || !block.begins())) {
      if (format < 0) {
        parsed.clear();
        parsed.message(bytes, from, to);
      }
      event.continueWith(parsed, from, to);
      return;
    }
    if (format >= 0 && parsed.isMeta()) {
      meta(bytes, from, to);
      return;
    }
    begin(line, format, from, to);
    formats.takeTurns();
  }

  /** Counts a line that is written as others of which this block has seen enough. */
  private boolean readKnown(int line, int from, int to) {
    int end = beforeBlanks(from, to);
    LineMemo.Message message = known.line(bytes, from, end);
    HeaderProof header = known.header();
    if (message == null || header == null || !header.holds(bytes, from, to)) {
      return false;
    }
    int level = header.level(bytes, known.messageStart(), end);
    return event.beginKnown(line, from, to, message, header, level);
  }

  private void takeHeader(int line, int format, int from, int to) {
    dropHeader();
    if (to - from <= SourceBlock.LONGEST_HEADER) {
      holdHeader(line, format, bytes, from, to);
    } else {
      meta(bytes, from, to);
    }
  }

  private void holdHeader(int line, int format, byte[] of, int from, int to) {
    event.beginNothing(OpenEvent.META);
    parsed = held.hold(format, parsed, line, of, from, to);
  }

  /** Counts a header that is the header of nothing. */
  private void dropHeader() {
    if (held.isThere()) {
      held.drop();
      meta(held.bytes(), held.from(), held.to());
    }
  }

  private void meta(byte[] text, int from, int to) {
    event.beginNothing(OpenEvent.META);
    result.meta++;
    event.row(text, from, to);
  }

  /** A line that has a time and a level of its own needs no header. */
  private boolean isOfHeader() {
    boolean whole = parsed.time() != LogBatch.NO_TIME && parsed.level() != LogBatch.NO_LEVEL;
    return !parsed.isMeta() && !(whole && held.isTimed());
  }

  private void beginBehindHeader(int format, int from, int to) {
    if (format < 0) {
      parsed.clear();
      parsed.message(bytes, behindBlanks(from, to), beforeBlanks(from, to));
    }
    event.begin(held, parsed, from, to);
    int formatOfHeader = held.format();
    held.drop();
    ParsedLine fields = event.fields();
    if (filter.outside(fields.time())) {
      event.beginNothing(OpenEvent.OUTSIDE);
      result.outside += 2;
    } else {
      event.count(formatOfHeader);
      event.countSecondLine();
    }
    event.row(held.bytes(), held.from(), held.to());
    event.row(fields.text(), fields.from(), fields.to());
    formats.takeTurns();
  }

  /** Returns the index of the format that takes the line, or -1. */
  private int parse(byte[] of, int from, int to) {
    parsed.clear();
    return formats.read(of, from, to, parsed, result);
  }

  private boolean continues(int from, int to) {
    boolean hasHeaders = !block.source().chain().entries().isEmpty();
    return Continuations.classify(bytes, from, to, hasHeaders) == LineRole.CONTINUATION;
  }

  private void begin(int line, int format, int from, int to) {
    ParsedLine fields = parsed;
    if (format < 0) {
      fields.clear();
      fields.message(bytes, from, to);
    }
    parsed = event.begin(fields, line, bytes, from, to);
    if (format < 0 && Garbage.is(bytes, from, to)) {
      event.beginNothing(OpenEvent.UNPARSED);
      result.unparsed++;
    } else if (filter.outside(fields.time())) {
      event.beginNothing(OpenEvent.OUTSIDE);
      result.outside++;
      if (outside != null && format == 0 && fields.text() == bytes) {
        remember(fields, from, to);
      }
    } else {
      event.count(format);
      if (remembers && format == 0 && fields.text() == bytes && !event.hasTrace()) {
        remember(fields, from, to);
      }
    }
    event.row(fields.text(), fields.from(), fields.to());
  }

  private void remember(ParsedLine fields, int from, int to) {
    HeaderProof proof =
        beforeBlanks(fields.from(), to) == fields.to()
            ? formats.prove(bytes, from, fields.from(), to)
            : null;
    if (proof != null) {
      known.learnHeader(bytes, from, fields.to(), proof);
    }
  }

  private int behindBlanks(int from, int to) {
    int i = from;
    while (i < to && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  private int beforeBlanks(int from, int to) {
    int i = to;
    while (i > from && isBlank(bytes[i - 1])) {
      i--;
    }
    return i;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private void noEventsRow(int from, int to) {
    if (result.rows != null) {
      result.rows.add(Rows.NONE, LogBatch.NO_TIME, LogBatch.NO_LEVEL, bytes, from, to);
    }
  }
}
