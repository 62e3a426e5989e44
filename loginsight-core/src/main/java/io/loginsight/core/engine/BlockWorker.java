package io.loginsight.core.engine;

import io.loginsight.core.engine.BlockResult.SkeletonSeen;
import io.loginsight.core.format.Continuations;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.format.HeaderProof;
import io.loginsight.core.format.LineRole;
import io.loginsight.core.format.StackTrace;
import io.loginsight.core.mine.MessageScanner;
import io.loginsight.core.mine.SlotSampler;
import io.loginsight.core.plugin.PluginFailure;
import io.loginsight.core.read.LineBlock;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hot path: reads the lines of one block, finds their skeletons, and counts them. What it
 * returns depends on the block and its source alone.
 *
 * <p><b>Threads:</b> Confined.
 */
final class BlockWorker implements OrderedPipeline.Worker<SourceBlock, BlockResult> {

  /** In place of a skeleton: no event has begun in the block. */
  private static final int NOTHING_OPEN = -4;

  /** In place of a skeleton: the event at hand is noted, and has none in this block so far. */
  private static final int NOTED = -5;

  /** A block is not read again for more lines than these; then the run ends as it should not. */
  private static final int MOST_DEFECTS = 100;

  private static final KnownSkeleton NOTHING_KNOWN = new KnownSkeleton(0, 0);

  private final TimeFilter filter;
  private final boolean withRows;
  private final MessageScanner scanner = new MessageScanner();
  private final SlotSampler slots = new SlotSampler();
  private LineMemo memo = new LineMemo(); // of the source at hand
  private final KnownSkeletons skeletons = new KnownSkeletons();
  private final Notes notes = new Notes();
  private final List<BlockResult> unmerged = new ArrayList<>();
  private @Nullable BlockResult spent;
  private long passes;
  private @Nullable StackTrace spareTrace; // it has room for the longest, so it is used again
  private FormatChain.@Nullable Reader reader;
  private FormatChain.@Nullable Reader other;
  private @Nullable OpenSource readerOf;

  BlockWorker(TimeFilter filter, boolean withRows) {
    this.filter = filter;
    this.withRows = withRows;
  }

  @Override
  public BlockResult work(SourceBlock block) {
    OpenSource source = block.source();
    FormatChain.Reader first = reader;
    FormatChain.Reader second = other;
    if (first == null || second == null || !source.equals(readerOf)) {
      first = source.chain().newReader();
      second = source.chain().newReader();
      reader = first;
      other = second;
      readerOf = source;
      memo = new LineMemo();
    }
    hear();
    KnownCounts counted = handOverIfMuch();
    Pass pass = new Pass(block, first, second, new BitSet(0));
    String defect = null;
    while (true) {
      try {
        BlockResult result = pass.run();
        slots.end();
        skeletons.count(notes, result.noted);
        result.known = counted;
        result.defects = pass.unread.cardinality();
        result.defect = defect;
        unmerged.add(result);
        return result;
      } catch (RuntimeException | StackOverflowError e) { // ours; must not cost the other lines
        slots.forget();
        BitSet unread = pass.unread;
        if (unread.get(pass.line) || unread.cardinality() == MOST_DEFECTS) {
          throw e;
        }
        unread.set(pass.line);
        defect = defect == null ? told(block.lines.firstLine() + pass.line + 1, e) : defect;
        pass = new Pass(block, first, second, unread);
      }
    }
  }

  /** Learns from the merger what it wants no more. */
  private void hear() {
    for (Iterator<BlockResult> results = unmerged.iterator(); results.hasNext(); ) {
      BlockResult result = results.next();
      if (!result.merged) {
        break; // so are those behind it
      }
      results.remove();
      for (SkeletonSeen seen : result.skeletons) {
        if (!seen.isQuiet()) {
          skeletons.of(seen.hash).hear(seen.told);
        }
      }
      for (int i = 0; i < result.slots.entries(); i++) {
        slots.hear(skeletons.of(result.slots.hash(i)).number, result.slots, i);
      }
      spent = result.dangles ? null : result;
    }
  }

  private @Nullable KnownCounts handOverIfMuch() {
    if (skeletons.areTooMany()) {
      KnownCounts counted = handOver();
      skeletons.forget();
      slots.forget();
      memo = new LineMemo();
      return counted;
    }
    return skeletons.areCountsMany() ? handOver() : null;
  }

  /** Returns what is left to be added when the last block was. */
  KnownCounts handOver() {
    return skeletons.handOver();
  }

  private static String told(long number, Throwable e) {
    StackTraceElement[] frames = e.getStackTrace(); // none, if it has been thrown very often
    String where = frames.length == 0 ? "" : " (at " + frames[0] + ")";
    return "line " + number + ", " + PluginFailure.told(e) + where;
  }

  /** One block from its first to its last line. */
  private final class Pass {

    private final SourceBlock block;
    private final LineBlock lines;
    private final byte[] bytes;
    private final BlockResult result;
    private final BitSet unread; // lines at which an earlier pass threw
    private int line; // at hand

    // Two take turns, so that the message of the event at hand is not overwritten by the lines
    // that may continue it.
    private FormatChain.Reader formats;
    private FormatChain.Reader resting;

    private final LineMemo lately = memo;
    private final boolean remembers; // whether lines written alike need not be cut again
    private final long number = ++passes;

    /** The line at hand, if a format accepts it. */
    private ParsedLine parsed = new ParsedLine();

    // The event at hand: the last one that began in this block.
    private ParsedLine event = new ParsedLine();
    private boolean unreadEvent; // its fields have not been asked for, and event holds an older one
    private int skeleton = NOTHING_OPEN; // in the block
    private KnownSkeleton known = NOTHING_KNOWN; // if it has a skeleton
    private byte[] firstBytes; // its first physical line: firstBytes[firstFrom .. firstTo)
    private int firstLine;
    private int firstFrom;
    private int firstTo;
    private int secondFrom; // of the line that its header is the header of, or -1
    private int secondTo;

    private final HeldHeader held = new HeldHeader();

    private @Nullable KeptEvent kept;
    private @Nullable StackTrace trace;

    Pass(SourceBlock block, FormatChain.Reader first, FormatChain.Reader second, BitSet unread) {
      this.block = block;
      this.unread = unread;
      this.lines = block.lines;
      this.bytes = lines.bytes();
      this.firstBytes = bytes;
      this.formats = first;
      this.resting = second;
      this.result = new BlockResult(block.source(), withRows, spent);
      slots.begin(result.slots);
      notes.begin(lines.lines());
      spent = null;
      this.remembers = first.mayProve() && !withRows && !filter.any() && unread.isEmpty();
    }

    BlockResult run() {
      long carried = readBefore() ? 1 : 0;
      for (line = 0; line < lines.lines(); line++) {
        read(line, lines.start(line), lines.end(line));
      }
      result.lines = lines.lines() + carried;
      if (held.isThere()) {
        leaveHeader();
      }
      leaveOpen();
      return result;
    }

    /** Returns whether the line before this block is a header, which is then left to this block. */
    private boolean readBefore() {
      byte[] before = block.before();
      int to = before.length - LineParser.PADDING;
      int from = LineParser.PADDING;
      if (from >= to) {
        return false;
      }
      parsed.clear();
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
      if (withRows) {
        Rows row = new Rows();
        row.add(
            Rows.NONE, LogBatch.NO_TIME, LogBatch.NO_LEVEL, held.bytes(), held.from(), held.to());
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
        row(Rows.NONE, from, from);
        return;
      }
      if (unread.get(line)) {
        dropHeader();
        closeEvent();
        skeleton = OpenEvent.UNPARSED;
        result.unparsed++;
        row(Rows.NONE, from, to);
        return;
      }
      parsed.clear();
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
      if (continues && mayContinue()) {
        if (format < 0) {
          parsed.clear();
          parsed.message(bytes, from, to);
        }
        continueEvent(from, to);
        return;
      }
      if (format >= 0 && parsed.isMeta()) {
        meta(bytes, from, to);
        return;
      }
      closeEvent();
      begin(line, format, from, to);
      takeTurns();
    }

    private void takeHeader(int line, int format, int from, int to) {
      dropHeader();
      if (to - from <= SourceBlock.LONGEST_HEADER) {
        holdHeader(line, format, bytes, from, to);
      } else {
        meta(bytes, from, to);
      }
    }

    /** Counts a line that is written as others of which this block has seen enough. */
    private boolean readKnown(int line, int from, int to) {
      int end = beforeBlanks(from, to);
      LineMemo.Message message = lately.line(bytes, from, end);
      HeaderProof header = lately.header();
      if (message == null || header == null || !header.holds(bytes, from, to)) {
        return false;
      }
      int level = header.level(bytes, lately.messageStart(), end);
      KnownSkeleton of = message.skeleton;
      boolean isTold = message.isTold(level);
      if (!isTold && !isLearnt(message, level)) {
        return false;
      }
      closeEvent();
      known = of;
      first(line, bytes, from, to);
      unreadEvent = true;
      result.formatEvents[0]++;
      if (isTold) {
        skeleton = NOTED;
        notes.add(of.number, header.time(), level);
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
      if (of.block != number) {
        return false;
      }
      SkeletonSeen seen = result.skeletons.get(of.id);
      return !seen.isQuiet() && !seen.kept.wants(level) && seen.details.knows(message.detail);
    }

    /** Gives the event at hand a skeleton in the block, if it was merely noted. */
    private void enterNoted() {
      if (skeleton == NOTED) {
        enter(known, true);
        skeleton = known.id;
      }
    }

    /** Gives a skeleton its id in the block. */
    private SkeletonSeen enter(KnownSkeleton of, boolean told) {
      if (of.block != number) {
        of.block = number;
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

    /** Reads the fields of the event at hand, if it was counted without doing so. */
    private void readEvent() {
      if (unreadEvent) {
        unreadEvent = false;
        event.clear();
        parseInto(event, firstBytes, firstFrom, firstTo);
      }
    }

    private void takeTurns() {
      FormatChain.Reader turn = formats;
      formats = resting;
      resting = turn;
    }

    private void meta(byte[] text, int from, int to) {
      closeEvent();
      skeleton = OpenEvent.META;
      result.meta++;
      row(Rows.NONE, text, from, to);
    }

    private void holdHeader(int line, int format, byte[] of, int from, int to) {
      closeEvent();
      skeleton = OpenEvent.META;
      parsed = held.hold(format, parsed, line, of, from, to);
    }

    /** Counts a header that is the header of nothing. */
    private void dropHeader() {
      if (held.isThere()) {
        held.drop();
        meta(held.bytes(), held.from(), held.to());
      }
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
      event = held.complete(parsed, event);
      unreadEvent = false;
      first(held.number(), held.bytes(), held.from(), held.to());
      secondFrom = from;
      secondTo = to;
      int its = held.format();
      held.drop();
      if (filter.outside(event.time())) {
        skeleton = OpenEvent.OUTSIDE;
        result.outside += 2;
        row(Rows.NONE, held.bytes(), held.from(), held.to());
        row(Rows.NONE, event.text(), event.from(), event.to());
      } else {
        result.formatEvents[its]++;
        count();
        result.counts.tallies.lines(skeleton, 1);
        row(skeleton, held.bytes(), held.from(), held.to());
        row(skeleton, event.text(), event.from(), event.to());
      }
      takeTurns();
    }

    private void first(int line, byte[] of, int from, int to) {
      firstLine = line;
      firstBytes = of;
      firstFrom = from;
      firstTo = to;
      secondFrom = -1;
    }

    private int behindBlanks(int from, int to) {
      int i = from;
      while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
        i++;
      }
      return i;
    }

    private int beforeBlanks(int from, int to) {
      int i = to;
      while (i > from && (bytes[i - 1] == ' ' || bytes[i - 1] == '\t')) {
        i--;
      }
      return i;
    }

    /** Returns the index of the format that takes the line, or -1. */
    private int parse(byte[] line, int from, int to) {
      return parseInto(parsed, line, from, to);
    }

    private int parseInto(ParsedLine into, byte[] line, int from, int to) {
      try {
        return formats.read(line, from, to, into);
      } catch (RuntimeException | StackOverflowError e) { // a plugin's; the line is read without it
        result.parserFailed(e);
        into.clear();
        return -1;
      }
    }

    private boolean mayContinue() {
      return skeleton != NOTHING_OPEN || !block.begins();
    }

    private boolean continues(int from, int to) {
      boolean hasHeaders = !block.source().chain().entries().isEmpty();
      return Continuations.classify(bytes, from, to, hasHeaders) == LineRole.CONTINUATION;
    }

    private void begin(int line, int format, int from, int to) {
      ParsedLine spare = event;
      event = parsed;
      unreadEvent = false;
      parsed = spare;
      first(line, bytes, from, to);
      if (format < 0) {
        event.clear();
        event.message(bytes, from, to);
      }
      if (format < 0 && Garbage.is(bytes, from, to)) {
        skeleton = OpenEvent.UNPARSED;
        result.unparsed++;
        row(Rows.NONE, from, to);
      } else if (filter.outside(event.time())) {
        skeleton = OpenEvent.OUTSIDE;
        result.outside++;
        row(Rows.NONE, event.text(), event.from(), event.to());
      } else {
        result.formatEvents[format < 0 ? result.formatEvents.length - 1 : format]++;
        count();
        row(skeleton, event.text(), event.from(), event.to());
        if (remembers && format == 0 && event.text() == bytes && trace == null) {
          remember(from, to);
        }
      }
    }

    private void remember(int from, int to) {
      HeaderProof proof =
          beforeBlanks(event.from(), to) == event.to()
              ? formats.prove(bytes, from, event.from(), to)
              : null;
      if (proof != null) {
        lately.learnHeader(bytes, from, event.to(), proof);
      }
    }

    private LineMemo.Message entry(byte[] text, int from, int to) {
      LineMemo.Message entry = lately.message(text, from, to);
      if (entry == null) {
        long hash = scanner.scan(text, from, to);
        entry = lately.learnMessage(skeletons.of(hash), scanner.detail());
      }
      return entry;
    }

    private void sample() {
      if (slots.wants(known.number, block.source().index(), lines.firstLine() + firstLine)) {
        readEvent();
        slots.take(known.hash, event.text(), event.from(), event.to());
      }
    }

    private void count() {
      LineMemo.Message entry = entry(event.text(), event.from(), event.to());
      known = entry.skeleton;
      boolean isTold = known.isTold(event.level(), entry.detail);
      SkeletonSeen seen = enter(known, isTold);
      skeleton = known.id;
      if (!isTold) {
        seen.details.add(entry.detail, event.text(), event.from(), event.to());
        if (seen.kept.wants(event.level())) {
          seen.kept.add(keep());
        }
      }
      result.counts.event(skeleton, event.time(), event.level());
      sample();
      if (event.hasTrace() || isTraceInMessage()) {
        StackTrace own = spareTrace();
        own.begin();
        own.addText(event.text(), event.from(), event.to());
        if (event.hasTrace()) {
          event.readTrace(own);
        }
        if (own.isTrace()) {
          trace = own;
          if (kept == null) {
            keep();
          }
        } else {
          spareTrace = own;
        }
      }
    }

    /** Only a message that was decoded may have several lines. */
    private boolean isTraceInMessage() {
      if (event.text() == bytes) {
        return false;
      }
      for (int i = event.from(); i < event.to(); i++) {
        if (event.text()[i] == '\n') {
          return true;
        }
      }
      return false;
    }

    private KeptEvent keep() {
      readEvent();
      KeptEvent copy =
          new KeptEvent(
              block.source(),
              lines.firstLine() + firstLine + 1,
              firstBytes,
              firstFrom,
              firstTo,
              event);
      if (secondFrom >= 0) {
        copy.continueWith(bytes, secondFrom, secondTo);
      }
      kept = copy;
      return copy;
    }

    private void continueEvent(int from, int to) {
      enterNoted();
      if (skeleton == NOTHING_OPEN) {
        byte[] line = copy(bytes, from, to);
        boolean packed = parsed.text() != bytes || parsed.from() != from || parsed.to() != to;
        byte[] text = packed ? copy(parsed.text(), parsed.from(), parsed.to()) : line;
        result.head.add(new OpenEvent.HeadLine(line, text));
        row(Rows.HEAD, parsed.text(), parsed.from(), parsed.to());
        return;
      }
      if (skeleton == OpenEvent.OUTSIDE) {
        result.outside++;
        row(Rows.NONE, parsed.text(), parsed.from(), parsed.to());
        return;
      }
      if (skeleton == OpenEvent.UNPARSED) {
        result.unparsed++;
        row(Rows.NONE, parsed.text(), parsed.from(), parsed.to());
        return;
      }
      if (skeleton == OpenEvent.META) {
        result.meta++;
        row(Rows.NONE, parsed.text(), parsed.from(), parsed.to());
        return;
      }
      result.counts.tallies.lines(skeleton, 1);
      KeptEvent example = kept == null ? keep() : kept;
      example.continueWith(bytes, from, to);
      int cut = Math.min(parsed.to(), parsed.from() + KeptEvent.LINE_BYTES); // as a head line is
      traceOf(example).add(parsed.text(), parsed.from(), cut);
      row(skeleton, parsed.text(), parsed.from(), parsed.to());
    }

    /** Returns the stack trace of the event at hand, which is begun if there is none. */
    private StackTrace traceOf(KeptEvent example) {
      StackTrace stack = trace;
      if (stack == null) {
        stack = spareTrace();
        trace = stack;
        stack.begin();
        stack.addText(example.message(), example.messageStart(), example.messageEnd());
      }
      return stack;
    }

    private StackTrace spareTrace() {
      StackTrace spare = spareTrace;
      spareTrace = null;
      return spare == null ? new StackTrace() : spare;
    }

    private static byte[] copy(byte[] of, int from, int to) {
      return Arrays.copyOfRange(of, from, Math.min(to, from + KeptEvent.LINE_BYTES));
    }

    private void closeEvent() {
      if (trace != null && kept != null && trace.isTrace()) {
        result.traces.add(trace, kept, skeleton, event.time());
      }
      kept = null;
      if (trace != null) {
        spareTrace = trace;
        trace = null;
      }
    }

    private void leaveOpen() {
      if (skeleton == NOTHING_OPEN) {
        return;
      }
      enterNoted();
      readEvent();
      if (skeleton >= 0 && kept == null) {
        keep();
      }
      result.open = new OpenEvent(skeleton, event.time(), event.level(), kept, trace);
    }

    private void row(int id, int from, int to) {
      row(id, bytes, from, to);
    }

    private void row(int id, byte[] text, int from, int to) {
      if (result.rows != null) {
        boolean ofEvent = id >= 0;
        result.rows.add(
            id,
            ofEvent ? event.time() : LogBatch.NO_TIME,
            ofEvent ? event.level() : LogBatch.NO_LEVEL,
            text,
            from,
            to);
      }
    }
  }
}
