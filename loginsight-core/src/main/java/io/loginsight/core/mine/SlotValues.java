package io.loginsight.core.mine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values seen at the places of all skeletons. All keep the values of a few events. The first
 * {@value #MOST_SKETCHED} skeletons of which enough were drawn have sketches, as long as there is
 * room for that of each of their places. Beyond {@value #MOST_SKELETONS} skeletons nothing is kept.
 * At worst that is 85 MB.
 *
 * <p>Which skeletons have room depends on the order of the input, all else on the set of events
 * alone.
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

  private static final int FIRST_BYTES = 2_048;
  private static final int FEW_BYTES = 512;

  private final Map<Long, SkeletonValues> bySkeleton = new HashMap<>();
  private int sketched;
  private int sketches;
  private long version;

  /** Creates an empty table. */
  public SlotValues() {}

  /**
   * Adds what was drawn from the next block.
   *
   * @param block is not kept, nor any of its arrays
   */
  public void add(SlotSample block) {
    version++;
    @Nullable SkeletonValues[] values = new @Nullable SkeletonValues[block.skeletons()];
    for (int i = 0; i < values.length; i++) {
      SkeletonValues known = reach(block.hash(i));
      values[i] = known;
      if (known != null) {
        known.addEvents(block.events(i));
        Reserve reserve = block.reserve(i);
        if (reserve != null) {
          known.addReserve(reserve);
        }
      }
    }
    for (int event = 0; event < block.size(); event++) {
      SkeletonValues known = values[block.skeletonOf(event)];
      if (known != null
          && known.addDrawn(
              block.rank(event), block.bytes(), block.start(event), block.end(event))) {
        sketch(known);
      }
    }
  }

  private @Nullable SkeletonValues reach(long hash) {
    SkeletonValues known = bySkeleton.get(hash);
    if (known == null && bySkeleton.size() < MOST_SKELETONS) {
      known = new SkeletonValues(bySkeleton.size() < FIRST ? FIRST_BYTES : FEW_BYTES);
      bySkeleton.put(hash, known);
    }
    return known;
  }

  private void sketch(SkeletonValues values) {
    int places = values.places();
    if (sketched < MOST_SKETCHED && sketches + places <= MOST_SKETCHES) {
      sketched++;
      sketches += places;
      values.makeSketches();
    } else {
      values.makeNoSketches();
    }
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
