package io.loginsight.core.engine;

import io.loginsight.core.plugin.PluginFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one worker found in one block. Skeletons have ids of the block's own, in the order of their
 * first appearance.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
final class BlockResult {

  /** The keys of {@link #levelMinutes} are the same in every block. */
  static final int[] LEVEL_KEYS = IntStream.rangeClosed(0, 6).toArray();

  final OpenSource source;
  final List<SkeletonSeen> skeletons = new ArrayList<>();
  final Tallies tallies = new Tallies();
  final TimeBuckets minutes = new TimeBuckets(Integer.MAX_VALUE);
  final TimeBuckets levelMinutes = new TimeBuckets(Integer.MAX_VALUE); // by level plus 1
  final TraceTable traces = new TraceTable(Integer.MAX_VALUE);
  final long[] formatEvents; // by index of the format; the last one is for lines of none
  final @Nullable Rows rows;

  /** Lines before the block's first event: they belong to the event that was open before it. */
  final List<OpenEvent.HeadLine> head = new ArrayList<>(0);

  /** The block's last event; null if no event begins in it. */
  @Nullable OpenEvent open;

  /** Lines at which a format threw, and what it threw first. */
  long parserFailures;

  @Nullable String parserFailure;

  /** Lines that are counted as unparsed by a defect of ours, and what was thrown first. */
  long defects;

  @Nullable String defect;

  /**
   * The last line, if it is the header of the next: it is counted with the next block, and here
   * alone if there is none.
   */
  @Nullable Rows dangling;

  boolean dangles;

  long lines;
  long blank;
  long unparsed;
  long meta;
  long outside;

  BlockResult(OpenSource source, boolean withRows) {
    this.source = source;
    this.formatEvents = new long[source.chain().entries().size() + 1];
    this.rows = withRows ? new Rows() : null;
  }

  void parserFailed(Throwable e) {
    parserFailures++;
    if (parserFailure == null) {
      parserFailure = PluginFailure.told(e);
    }
  }

  /** A skeleton as the block has it. */
  static final class SkeletonSeen {

    final long hash;

    /** What may become an example. */
    final KeptEvents kept = new KeptEvents(KeptEvent.PER_SKELETON);

    /** The first messages that differ in what may or may not be variable. */
    final Details details = new Details();

    SkeletonSeen(long hash) {
      this.hash = hash;
    }
  }
}
