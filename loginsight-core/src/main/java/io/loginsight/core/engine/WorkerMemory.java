package io.loginsight.core.engine;

import io.loginsight.core.engine.BlockResult.SkeletonSeen;
import io.loginsight.core.format.StackTrace;
import io.loginsight.core.mine.MessageScanner;
import io.loginsight.core.mine.SlotSampler;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker keeps from block to block: how lines are written, which skeletons there are, what
 * the merger wants no more of them, and room that is used again.
 *
 * <p><b>Threads:</b> Confined.
 */
final class WorkerMemory {

  final SlotSampler slots = new SlotSampler();
  final KnownSkeletons skeletons = new KnownSkeletons();
  final Notes notes = new Notes();

  private final MessageScanner scanner = new MessageScanner();
  private LineMemo lines = new LineMemo(); // of the source at hand
  private final List<BlockResult> unmerged = new ArrayList<>();
  private @Nullable BlockResult spent;
  private @Nullable StackTrace spareTrace; // it has room for the longest
  private long passes;

  /** Forgets how the lines of a source are written, as those of another one come. */
  void forgetLines() {
    lines = new LineMemo();
  }

  /** Returns how the lines of the source at hand are written. */
  LineMemo lines() {
    return lines;
  }

  /** Returns another number each time. */
  long nextPass() {
    return ++passes;
  }

  /** Returns what is known of a message, which is taken apart if that is nothing. */
  LineMemo.Message message(byte[] text, int from, int to) {
    LineMemo.Message known = lines.message(text, from, to);
    if (known == null) {
      long hash = scanner.scan(text, from, to);
      known = lines.learnMessage(skeletons.of(hash), scanner.detail());
    }
    return known;
  }

  /** Learns from the merger what it wants no more. */
  void hear() {
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

  /** Takes what goes to the merger. */
  void await(BlockResult result) {
    unmerged.add(result);
  }

  /** Returns a result that was merged, whose room is used again, or null. */
  @Nullable BlockResult spentResult() {
    BlockResult result = spent;
    spent = null;
    return result;
  }

  StackTrace spareTrace() {
    StackTrace spare = spareTrace;
    spareTrace = null;
    return spare == null ? new StackTrace() : spare;
  }

  void spare(StackTrace trace) {
    spareTrace = trace;
  }

  /** Returns what was counted if it takes much room, else null. */
  @Nullable KnownCounts handOverIfMuch() {
    if (skeletons.areTooMany()) {
      KnownCounts counted = skeletons.handOver();
      skeletons.forget();
      slots.forget();
      forgetLines();
      return counted;
    }
    return skeletons.areCountsMany() ? skeletons.handOver() : null;
  }
}
