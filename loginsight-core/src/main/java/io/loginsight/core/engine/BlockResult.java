package io.loginsight.core.engine;

import io.loginsight.core.mine.SlotSample;
import io.loginsight.core.plugin.PluginFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker found in one block. Skeletons have ids of the block's own, in the order of their
 * first appearance.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
final class BlockResult {

  final OpenSource source;
  final List<SkeletonSeen> skeletons = new ArrayList<>();
  final Counts counts; // by skeleton

  /** Events that are counted elsewhere by their skeletons, under the key 0. */
  final Tallies noted;

  /** When its events were, in their order. */
  final TimeRuns times;

  final TraceTable traces = new TraceTable(Integer.MAX_VALUE);
  final long[] formatEvents; // by index of the format; the last one is for lines of none
  final @Nullable Rows rows;
  final @Nullable BlockEvents events;

  /** Values of some of the events. */
  final SlotSample slots;

  /** What the worker has counted of this block and others; null if it hands that over later. */
  @Nullable KnownCounts known;

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

  /** Set when the merger has taken what it wants; then {@link SkeletonSeen#told} is there, too. */
  volatile boolean merged;

  /**
   * Makes an empty result.
   *
   * @param spent a result that was merged, whose room is used again; or null
   */
  BlockResult(OpenSource source, Depth depth, @Nullable BlockResult spent) {
    this.source = source;
    this.counts = spent == null ? Counts.ofPart() : spent.counts;
    this.noted = spent == null ? new Tallies() : spent.noted;
    this.times = spent == null ? new TimeRuns() : spent.times;
    this.slots = spent == null ? new SlotSample() : spent.slots;
    counts.clear();
    noted.clear();
    noted.reach(0);
    times.clear();
    slots.clear();
    this.formatEvents = new long[source.chain().entries().size() + 1];
    this.rows = depth == Depth.LINES ? new Rows() : null;
    this.events =
        depth == Depth.EVENTS || depth == Depth.TEXTS
            ? new BlockEvents(depth == Depth.TEXTS)
            : null;
  }

  void parserFailed(Throwable e) {
    parserFailures++;
    if (parserFailure == null) {
      parserFailure = PluginFailure.told(e);
    }
  }

  /** A skeleton as the block has it. */
  static final class SkeletonSeen {

    private static final KeptEvents NO_EVENTS = new KeptEvents(0);
    private static final Details NO_DETAILS = new Details();

    final long hash;

    /** What may become an example. */
    final KeptEvents kept;

    /** The first messages that differ in what may or may not be variable. */
    final Details details;

    /** What the merger calls the skeleton, or -1 if it has not said so. */
    int mergedId = -1;

    /** What the merger knows of the skeleton after this block. */
    Told told = Told.NOTHING;

    SkeletonSeen(long hash) {
      this(hash, new KeptEvents(KeptEvent.PER_SKELETON), new Details());
    }

    private SkeletonSeen(long hash, KeptEvents kept, Details details) {
      this.hash = hash;
      this.kept = kept;
      this.details = details;
    }

    /** Makes one that takes no events. */
    static SkeletonSeen quiet(long hash) {
      return new SkeletonSeen(hash, NO_EVENTS, NO_DETAILS);
    }

    /** Says whether it takes no events. */
    boolean isQuiet() {
      return details == NO_DETAILS;
    }

    /** What the merger wants no more of a skeleton. Immutable. */
    static final class Told {

      static final Told NOTHING = new Told(-1, 0, new long[0], false);

      private final int id;
      private final int levels;
      private final long[] details;
      private final boolean allDetails;

      /**
       * Says what is not wanted.
       *
       * @param id what the merger calls the skeleton, or -1
       * @param levels a bit for each level plus 1 of which no event is wanted
       * @param details those of which no message is wanted; owned by this
       * @param allDetails whether no message is wanted whatever its detail
       */
      Told(int id, int levels, long[] details, boolean allDetails) {
        this.id = id;
        this.levels = levels;
        this.details = details;
        this.allDetails = allDetails;
      }

      int id() {
        return id;
      }

      boolean isEnough(int level, long detail) {
        return id >= 0 && (levels & 1 << (level + 1)) != 0 && (allDetails || knows(detail));
      }

      private boolean knows(long detail) {
        for (long known : details) {
          if (known == detail) {
            return true;
          }
        }
        return false;
      }

      boolean knowsMoreThan(Told earlier) {
        return Integer.bitCount(levels) > Integer.bitCount(earlier.levels)
            || details.length > earlier.details.length
            || (allDetails && !earlier.allDetails);
      }
    }
  }
}
