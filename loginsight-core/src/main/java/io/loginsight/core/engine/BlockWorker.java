package io.loginsight.core.engine;

import io.loginsight.core.engine.BlockResult.SkeletonSeen;
import io.loginsight.core.format.Continuations;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.format.LineRole;
import io.loginsight.core.format.StackTrace;
import io.loginsight.core.mine.MessageScanner;
import io.loginsight.core.mine.SkeletonTable;
import io.loginsight.core.read.LineBlock;
import io.loginsight.spi.LogBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hot path: reads the lines of one block, finds their skeletons, and counts them. What it
 * returns depends on the block and its source alone.
 *
 * <p><b>Threads:</b> Confined.
 */
final class BlockWorker implements OrderedPipeline.Worker<SourceBlock, BlockResult> {

  /** In place of a skeleton: no event has begun in the block. */
  private static final int NOTHING_OPEN = -3;

  private final TimeFilter filter;
  private final boolean withRows;
  private final MessageScanner scanner = new MessageScanner();
  private final SkeletonTable skeletons = new SkeletonTable();
  private @Nullable StackTrace spareTrace; // it has room for the longest, so it is used again
  private FormatChain.@Nullable Reader reader;
  private @Nullable OpenSource readerOf;

  BlockWorker(TimeFilter filter, boolean withRows) {
    this.filter = filter;
    this.withRows = withRows;
  }

  @Override
  public BlockResult work(SourceBlock block) {
    skeletons.clear();
    return new Pass(block, readerFor(block.source())).run();
  }

  private FormatChain.Reader readerFor(OpenSource source) {
    FormatChain.Reader known = reader;
    if (known == null || !source.equals(readerOf)) {
      known = source.chain().newReader();
      reader = known;
      readerOf = source;
    }
    return known;
  }

  /** One block from its first to its last line. */
  private final class Pass {

    private final SourceBlock block;
    private final LineBlock lines;
    private final byte[] bytes;
    private final FormatChain.Reader formats;
    private final BlockResult result;

    /** The line at hand, if a format accepts it. */
    private ParsedLine parsed = new ParsedLine();

    // The event at hand: the last one that began in this block.
    private ParsedLine event = new ParsedLine();
    private int skeleton = NOTHING_OPEN;
    private int firstLine;
    private @Nullable KeptEvent kept;
    private @Nullable StackTrace trace;

    Pass(SourceBlock block, FormatChain.Reader formats) {
      this.block = block;
      this.lines = block.lines;
      this.bytes = lines.bytes();
      this.formats = formats;
      this.result = new BlockResult(block.source(), withRows);
    }

    BlockResult run() {
      for (int line = 0; line < lines.lines(); line++) {
        read(line, lines.start(line), lines.end(line));
      }
      result.lines = lines.lines();
      leaveOpen();
      return result;
    }

    private void read(int line, int from, int to) {
      if (lines.isBlank(line)) {
        result.blank++;
        row(Rows.NONE, from, from);
        return;
      }
      parsed.clear();
      int format = formats.read(bytes, from, to, parsed);
      if (format < 0 && mayContinue() && continues(from, to)) {
        continueEvent(from, to);
      } else {
        closeEvent();
        begin(line, format, from, to);
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
      parsed = spare;
      firstLine = line;
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
      }
    }

    private void count() {
      long hash = scanner.scan(event.text(), event.from(), event.to());
      skeleton = skeletons.idOf(hash);
      SkeletonSeen seen = seen(hash);
      seen.details.add(scanner.detail(), event.text(), event.from(), event.to());
      if (seen.first.size() < KeptEvent.PER_SKELETON) {
        seen.first.add(keep());
      }
      result.tallies.event(skeleton, event.time(), event.level());
      if (event.time() != LogBatch.NO_TIME) {
        result.minutes.add(skeleton, event.time(), 1);
        result.levelMinutes.add(event.level() + 1, event.time(), 1);
      }
      row(skeleton, event.text(), event.from(), event.to());
    }

    private SkeletonSeen seen(long hash) {
      if (skeleton < result.skeletons.size()) {
        return result.skeletons.get(skeleton);
      }
      SkeletonSeen seen = new SkeletonSeen(hash);
      result.skeletons.add(seen);
      result.tallies.reach(skeleton);
      return seen;
    }

    private KeptEvent keep() {
      KeptEvent copy =
          new KeptEvent(
              block.source(),
              lines.firstLine() + firstLine + 1,
              bytes,
              lines.start(firstLine),
              lines.end(firstLine),
              event);
      kept = copy;
      return copy;
    }

    private void continueEvent(int from, int to) {
      if (skeleton == NOTHING_OPEN) {
        result.head.add(Arrays.copyOfRange(bytes, from, Math.min(to, from + KeptEvent.LINE_BYTES)));
        row(Rows.HEAD, from, to);
        return;
      }
      if (skeleton == OpenEvent.OUTSIDE) {
        result.outside++;
        row(Rows.NONE, from, to);
        return;
      }
      if (skeleton == OpenEvent.UNPARSED) {
        result.unparsed++;
        row(Rows.NONE, from, to);
        return;
      }
      result.tallies.lines(skeleton, 1);
      KeptEvent copy = kept == null ? keep() : kept;
      StackTrace stack = trace;
      if (stack == null) {
        stack = spareTrace == null ? new StackTrace() : spareTrace;
        spareTrace = null;
        trace = stack;
        OpenEvent.begin(stack, copy);
      }
      OpenEvent.continued(stack, copy, bytes, from, to);
      row(skeleton, from, to);
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
