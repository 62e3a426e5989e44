package io.loginsight.core.engine;

import io.loginsight.core.plugin.PluginFailure;
import io.loginsight.spi.EnricherProvider;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hot path: reads the lines of one block, finds their skeletons, and counts them. What it
 * returns depends on the block and its source alone.
 *
 * <p><b>Threads:</b> Confined.
 */
final class BlockWorker implements OrderedPipeline.Worker<SourceBlock, BlockResult> {

  /** A block is not read again for more lines than these; then the run ends as it should not. */
  private static final int MOST_DEFECTS = 100;

  private final TimeFilter filter;
  private final Depth depth;
  private final List<EnricherProvider> enrichers;
  private final WorkerMemory memory = new WorkerMemory();
  private @Nullable LineFormats formats;
  private @Nullable OpenSource formatsOf;

  /** Makes one that counts. */
  BlockWorker(TimeFilter filter) {
    this(filter, Depth.COUNTS, List.of());
  }

  /**
   * Makes one.
   *
   * @param enrichers say where events come from, if these are wanted
   */
  BlockWorker(TimeFilter filter, Depth depth, List<EnricherProvider> enrichers) {
    this.filter = filter;
    this.depth = depth;
    this.enrichers = enrichers;
  }

  @Override
  public BlockResult work(SourceBlock block) {
    LineFormats formats = formats(block.source());
    memory.hear();
    KnownCounts counted = memory.handOverIfMuch();
    BitSet unread = new BitSet(0);
    String defect = null;
    while (true) {
      BlockPass pass = new BlockPass(block, memory, formats, filter, unread, depth);
      try {
        BlockResult result = pass.run();
        memory.slots.end();
        if (result.events != null) {
          result.events.enrich(enrichers);
        }
        memory.skeletons.count(memory.notes, result.noted);
        result.known = counted;
        result.defects = unread.cardinality();
        result.defect = defect;
        memory.await(result);
        return result;
      } catch (RuntimeException | StackOverflowError e) { // ours; must not cost the other lines
        memory.slots.forget();
        int line = pass.line();
        if (unread.get(line) || unread.cardinality() == MOST_DEFECTS) {
          throw e;
        }
        unread.set(line);
        defect = defect == null ? told(block.lines.firstLine() + line + 1, e) : defect;
      }
    }
  }

  private LineFormats formats(OpenSource source) {
    LineFormats last = formats;
    if (last != null && source.equals(formatsOf)) {
      return last;
    }
    LineFormats next = new LineFormats(source.chain());
    formats = next;
    formatsOf = source;
    memory.forgetLines();
    return next;
  }

  /** Returns what is left to be added when the last block was. */
  KnownCounts handOver() {
    return memory.skeletons.handOver();
  }

  private static String told(long number, Throwable e) {
    StackTraceElement[] frames = e.getStackTrace(); // none, if it has been thrown very often
    String where = frames.length == 0 ? "" : " (at " + frames[0] + ")";
    return "line " + number + ", " + PluginFailure.told(e) + where;
  }
}
