package io.loginsight.core.engine;

import io.loginsight.core.engine.BlockResult.SkeletonSeen;
import io.loginsight.core.format.HeaderProof;
import io.loginsight.core.format.StackTrace;
import io.loginsight.core.read.LineBlock;
import io.loginsight.spi.LogBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The event that began last in a block: it is counted as it begins, and takes the lines that
 * continue it. Lines of no event have their place here, too, as lines may continue them.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EventAtHand {

  /** In place of a skeleton: no event has begun in the block. */
  private static final int NOTHING_OPEN = -4;

  /** In place of a skeleton: the event is noted, and has none in this block so far. */
  private static final int NOTED = -5;

  private static final KnownSkeleton NOTHING_KNOWN = new KnownSkeleton(0, 0);

  private final SourceBlock block;
  private final LineBlock lines;
  private final byte[] bytes;
  private final WorkerMemory memory;
  private final LineFormats formats;
  private final BlockResult result;
  private final long pass;

  private ParsedLine fields = new ParsedLine();
  private boolean unread; // the fields have not been asked for, and those are of an older event
  private int skeleton = NOTHING_OPEN; // in the block
  private KnownSkeleton known = NOTHING_KNOWN; // if it has a skeleton
  private byte[] firstBytes; // its first physical line: firstBytes[firstFrom .. firstTo)
  private int firstLine;
  private int firstFrom;
  private int firstTo;
  private int secondFrom; // of the line that its header is the header of, or -1
  private int secondTo;
  private @Nullable KeptEvent kept;
  private @Nullable StackTrace trace;

  EventAtHand(SourceBlock block, WorkerMemory memory, LineFormats formats, BlockResult result) {
    this.block = block;
    this.lines = block.lines;
    this.bytes = lines.bytes();
    this.memory = memory;
    this.formats = formats;
    this.result = result;
    this.pass = memory.nextPass();
    this.firstBytes = bytes;
    memory.slots.begin(result.slots);
    memory.notes.begin(lines.lines());
  }

  /** Says whether there is something that a line can continue. */
  boolean isOpen() {
    return skeleton != NOTHING_OPEN;
  }

  /**
   * Begins with an event that is written as others are, if this block has seen enough of them.
   *
   * @return whether it was counted
   */
  boolean beginKnown(
      int line, int from, int to, LineMemo.Message message, HeaderProof header, int level) {
    KnownSkeleton of = message.skeleton;
    boolean isTold = message.isTold(level);
    if (!isTold && !isLearnt(message, level)) {
      return false;
    }
    close();
    known = of;
    first(line, bytes, from, to);
    unread = true;
    result.formatEvents[0]++;
    result.times.add(header.time());
    if (isTold) {
      skeleton = NOTED;
      memory.notes.add(of.number, header.time(), level);
    } else {
      skeleton = of.id;
      result.counts.event(skeleton, header.time(), level);
    }
    sample();
    return true;
  }

  /** Whether the block has nothing to learn from one more message like this. */
  private boolean isLearnt(LineMemo.Message message, int level) {
    KnownSkeleton of = message.skeleton;
    if (of.block != pass) {
      return false;
    }
    SkeletonSeen seen = result.skeletons.get(of.id);
    return !seen.isQuiet() && !seen.kept.wants(level) && seen.details.knows(message.detail);
  }

  /** Begins with lines of no event. */
  void beginNothing(int what) {
    close();
    skeleton = what;
  }

  /**
   * Takes the place of the event before.
   *
   * @param parsed what its line says; owned by this
   * @return to be used in its place
   */
  ParsedLine begin(ParsedLine parsed, int line, byte[] of, int from, int to) {
    close();
    ParsedLine spare = fields;
    fields = parsed;
    unread = false;
    first(line, of, from, to);
    return spare;
  }

  /** The same for one whose header was held back, and is completed by a line of the block. */
  void begin(HeldHeader header, ParsedLine message, int from, int to) {
    fields = header.complete(message, fields);
    unread = false;
    first(header.number(), header.bytes(), header.from(), header.to());
    secondFrom = from;
    secondTo = to;
  }

  private void first(int line, byte[] of, int from, int to) {
    firstLine = line;
    firstBytes = of;
    firstFrom = from;
    firstTo = to;
    secondFrom = -1;
  }

  /** Returns what the event says, if it has not begun as a known one. */
  ParsedLine fields() {
    return fields;
  }

  /** Says whether a stack trace has begun. */
  boolean hasTrace() {
    return trace != null;
  }

  /** Counts the event that has begun as one that a format has read, or the last of them has not. */
  void count(int format) {
    result.formatEvents[format < 0 ? result.formatEvents.length - 1 : format]++;
    LineMemo.Message message = memory.message(fields.text(), fields.from(), fields.to());
    known = message.skeleton;
    boolean isTold = known.isTold(fields.level(), message.detail);
    SkeletonSeen seen = enter(isTold);
    skeleton = known.id;
    if (!isTold) {
      seen.details.add(message.detail, fields.text(), fields.from(), fields.to());
      if (seen.kept.wants(fields.level())) {
        seen.kept.add(keep());
      }
    }
    result.times.add(fields.time());
    result.counts.event(skeleton, fields.time(), fields.level());
    if (result.events != null) {
      result.events.add(kept == null ? keep() : kept, skeleton);
    }
    sample();
    if (fields.hasTrace() || isTraceInMessage()) {
      beginTrace();
    }
  }

  /** Gives the skeleton its id in the block. */
  private SkeletonSeen enter(boolean told) {
    KnownSkeleton of = known;
    if (of.block != pass) {
      of.block = pass;
      of.id = result.skeletons.size();
      result.skeletons.add(told ? of.quiet : of.fresh());
      result.counts.reach(of.id);
    }
    SkeletonSeen seen = result.skeletons.get(of.id);
    if (seen.isQuiet() && !told) {
      seen = of.fresh();
      result.skeletons.set(of.id, seen);
    }
    return seen;
  }

  private void sample() {
    long number = lines.firstLine() + firstLine;
    if (memory.slots.wants(known.number, block.source().index(), number)) {
      readFields();
      memory.slots.take(known.hash, fields.text(), fields.from(), fields.to());
    }
  }

  /** Reads the fields, if the event was counted without doing so. */
  private void readFields() {
    if (unread) {
      unread = false;
      fields.clear();
      formats.read(firstBytes, firstFrom, firstTo, fields, result);
    }
  }

  /** Only a message that was decoded may have several lines. */
  private boolean isTraceInMessage() {
    if (fields.text() == bytes) {
      return false;
    }
    for (int i = fields.from(); i < fields.to(); i++) {
      if (fields.text()[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private void beginTrace() {
    StackTrace own = memory.spareTrace();
    own.begin();
    own.addText(fields.text(), fields.from(), fields.to());
    if (fields.hasTrace()) {
      fields.readTrace(own);
    }
    if (own.isTrace()) {
      trace = own;
      if (kept == null) {
        keep();
      }
    } else {
      memory.spare(own);
    }
  }

  private KeptEvent keep() {
    readFields();
    long number = lines.firstLine() + firstLine + 1;
    KeptEvent copy = new KeptEvent(block.source(), number, firstBytes, firstFrom, firstTo, fields);
    if (secondFrom >= 0) {
      copy.continueWith(bytes, secondFrom, secondTo);
    }
    kept = copy;
    return copy;
  }

  /** Counts the line behind a header that was held back. */
  void countSecondLine() {
    result.counts.tallies.lines(skeleton, 1);
  }

  /**
   * Takes a line that continues this.
   *
   * @param line what is left of it without its packaging
   * @param from where it begins in the block
   * @param to where it ends
   */
  void continueWith(ParsedLine line, int from, int to) {
    enterNoted();
    switch (skeleton) {
      case NOTHING_OPEN -> {
        addHead(line, from, to);
        row(Rows.HEAD, line.text(), line.from(), line.to());
        return;
      }
      case OpenEvent.OUTSIDE -> result.outside++;
      case OpenEvent.UNPARSED -> result.unparsed++;
      case OpenEvent.META -> result.meta++;
      default -> addLine(line, from, to);
    }
    row(line.text(), line.from(), line.to());
  }

  private void addHead(ParsedLine parsed, int from, int to) {
    byte[] line = copy(bytes, from, to);
    boolean packed = parsed.text() != bytes || parsed.from() != from || parsed.to() != to;
    byte[] text = packed ? copy(parsed.text(), parsed.from(), parsed.to()) : line;
    result.head.add(new OpenEvent.HeadLine(line, text));
  }

  private static byte[] copy(byte[] of, int from, int to) {
    return Arrays.copyOfRange(of, from, Math.min(to, from + KeptEvent.LINE_BYTES));
  }

  private void addLine(ParsedLine line, int from, int to) {
    result.counts.tallies.lines(skeleton, 1);
    KeptEvent example = kept == null ? keep() : kept;
    example.continueWith(bytes, from, to);
    int cut = Math.min(line.to(), line.from() + KeptEvent.LINE_BYTES); // as a head line is
    traceOf(example).add(line.text(), line.from(), cut);
  }

  /** Returns the stack trace, which is begun if there is none. */
  private StackTrace traceOf(KeptEvent example) {
    StackTrace stack = trace;
    if (stack == null) {
      stack = memory.spareTrace();
      trace = stack;
      stack.begin();
      stack.addText(example.message(), example.messageStart(), example.messageEnd());
    }
    return stack;
  }

  /** Gives the event a skeleton in the block, if it was merely noted. */
  private void enterNoted() {
    if (skeleton == NOTED) {
      enter(true);
      skeleton = known.id;
    }
  }

  private void close() {
    if (trace != null && kept != null && trace.isTrace()) {
      result.traces.add(trace, kept, skeleton, fields.time());
    }
    kept = null;
    if (trace != null) {
      memory.spare(trace);
      trace = null;
    }
  }

  /** Leaves the event to the next block, whose first lines may continue it. */
  void leave() {
    if (!isOpen()) {
      return;
    }
    enterNoted();
    readFields();
    if (skeleton >= 0 && kept == null) {
      keep();
    }
    result.open = new OpenEvent(skeleton, fields.time(), fields.level(), kept, trace);
  }

  /** Gives a line of the event to those who want all lines. */
  void row(byte[] text, int from, int to) {
    row(skeleton >= 0 ? skeleton : Rows.NONE, text, from, to);
  }

  private void row(int id, byte[] text, int from, int to) {
    if (result.rows != null) {
      boolean ofEvent = id >= 0;
      result.rows.add(
          id,
          ofEvent ? fields.time() : LogBatch.NO_TIME,
          ofEvent ? fields.level() : LogBatch.NO_LEVEL,
          text,
          from,
          to);
    }
  }
}
