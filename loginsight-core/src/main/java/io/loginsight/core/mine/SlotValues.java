package io.loginsight.core.mine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values seen at the places of all skeletons. All keep the values of a few events. The first
 * {@value #MOST_SKETCHED} skeletons of which enough were drawn have sketches, as long as there is
 * room for that of each of their places. Beyond {@value #MOST_SKELETONS} skeletons nothing is kept.
 * At worst that is 95 MB.
 *
 * <p>Which skeletons have room depends on the order of the input, and so does, where that room is
 * less than four long events need, which of the first four are in sketches; all else depends on the
 * set of events alone.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SlotValues {

  private static final int MOST_SKETCHED = 2_000;

  /** Sketches take 5.5 KB at most, each. */
  private static final int MOST_SKETCHES = 8_000;

  private static final int MOST_SKELETONS = 40_000;

  /** The first skeletons keep more than those after them. */
  private static final int FIRST = 4_000;

  private static final int FEW_BYTES = 512;

  private final Map<Long, SkeletonValues> bySkeleton = new HashMap<>();
  private int sketched;
  private int sketches;
  private long version;

  /** Creates an empty table. */
  public SlotValues() {}

  /**
   * Counts events of a skeleton. It comes before what was drawn of them is added.
   *
   * @param events 0 or more
   */
  public void addEvents(long hash, long events) {
    version++;
    SkeletonValues known = reach(hash);
    if (known != null) {
      known.addEvents(events);
    }
  }

  /**
   * Adds what was drawn from the next block.
   *
   * @param block is told what is not wanted any more; it is not kept, nor any of its arrays
   */
  public void add(SlotSample block) {
    version++;
    for (int entry = 0; entry < block.entries(); entry++) {
      SkeletonValues known = of(block.hash(entry));
      if (known != null) {
        known.addReserve(block.reserve(entry));
      }
    }
    for (int event = 0; event < block.size(); event++) {
      SkeletonValues known = of(block.hash(block.entryOf(event)));
      if (known != null
          && known.addDrawn(
              block.rank(event), block.bytes(), block.start(event), block.end(event))) {
        sketch(known, ValueRecord.places(block.bytes(), block.start(event), block.end(event)));
      }
    }
    for (int entry = 0; entry < block.entries(); entry++) {
      SkeletonValues known = of(block.hash(entry));
      if (known == null) {
        block.tell(entry, 0, 0);
      } else {
        block.tell(entry, known.level(), known.limit());
      }
    }
  }

  private @Nullable SkeletonValues reach(long hash) {
    SkeletonValues known = bySkeleton.get(hash);
    if (known == null && bySkeleton.size() < MOST_SKELETONS) {
      known = new SkeletonValues(bySkeleton.size() < FIRST ? SkeletonValues.MOST_BYTES : FEW_BYTES);
      bySkeleton.put(hash, known);
    }
    return known;
  }

  private void sketch(SkeletonValues values, int[] places) {
    if (sketched < MOST_SKETCHED && sketches + places.length <= MOST_SKETCHES) {
      sketched++;
      sketches += places.length;
      values.makeSketches(places);
    } else {
      values.makeNoSketches();
    }
  }

  /** Returns a copy of what was seen of a skeleton, or null if that is nothing. */
  @Nullable SkeletonValues state(long hash) {
    SkeletonValues known = bySkeleton.get(hash);
    return known == null || known.events() == 0 ? null : known.copy();
  }

  /** Takes what was seen of a skeleton that is not here. */
  void restore(long hash, SkeletonValues values) {
    version++;
    sketched += values.sketches() > 0 ? 1 : 0;
    sketches += values.sketches();
    bySkeleton.put(hash, values.copy());
  }

  /** Returns what was seen of a skeleton, or null if nothing is kept. */
  @Nullable SkeletonValues of(long hash) {
    return bySkeleton.get(hash);
  }

  /** Changes whenever something is added. */
  long version() {
    return version;
  }
}
