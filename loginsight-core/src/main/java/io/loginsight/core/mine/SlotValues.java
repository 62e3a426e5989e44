package io.loginsight.core.mine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values seen at the places of all skeletons. The first {@value #MOST_SKETCHED} skeletons have
 * sketches, as long as there is room for that of each of their places; those after them keep the
 * values of a few events, and beyond {@value #MOST_SKELETONS} none are kept. At worst that is 80
 * MB.
 *
 * <p>What is held depends on the order in which skeletons came first, and else on the set of events
 * alone.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SlotValues {

  private static final int MOST_SKETCHED = 1_000;

  /** Sketches take 5 KB at most, each. */
  private static final int MOST_SKETCHES = 8_000;

  private static final int MOST_SKELETONS = 40_000;

  private final Map<Long, SkeletonValues> bySkeleton = new HashMap<>();
  private int sketched;
  private int sketches;
  private long version;

  /** Creates an empty table. */
  public SlotValues() {}

  /**
   * Adds what was drawn from the next block.
   *
   * @param block what {@link SlotSampler#end} returned
   */
  public void add(SlotSample block) {
    version++;
    @Nullable SkeletonValues[] values = new @Nullable SkeletonValues[block.skeletons()];
    int[] places = places(block);
    for (int i = 0; i < values.length; i++) {
      SkeletonValues known = reach(block.hash(i), places[i]);
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
      if (known != null) {
        known.addDrawn(block.rank(event), block.bytes(), block.start(event), block.end(event));
      }
    }
  }

  /** How many places there are in each skeleton of a block of which an event was looked at. */
  private static int[] places(SlotSample block) {
    int[] places = new int[block.skeletons()];
    for (int i = 0; i < places.length; i++) {
      Reserve reserve = block.reserve(i);
      if (reserve != null && !reserve.kept().isEmpty()) {
        byte[] first = reserve.kept().get(0).values;
        places[i] = ValueRecord.places(first, 0, first.length);
      }
    }
    for (int event = 0; event < block.size(); event++) {
      int skeleton = block.skeletonOf(event);
      if (places[skeleton] == 0) {
        places[skeleton] = ValueRecord.places(block.bytes(), block.start(event), block.end(event));
      }
    }
    return places;
  }

  private @Nullable SkeletonValues reach(long hash, int places) {
    SkeletonValues known = bySkeleton.get(hash);
    if (known == null && bySkeleton.size() < MOST_SKELETONS) {
      boolean hasRoom = sketched < MOST_SKETCHED && sketches + places <= MOST_SKETCHES;
      sketched += hasRoom ? 1 : 0;
      sketches += hasRoom ? places : 0;
      known = new SkeletonValues(hasRoom);
      bySkeleton.put(hash, known);
    }
    return known;
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
