package io.loginsight.core.mine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much a state keeps of the values of each skeleton: {@value #MOST_SKETCHED} skeletons have
 * sketches, as long as there is room for that of each of their places, and {@value #MOST_WHOLE}
 * more than {@value #FEW_BYTES} bytes of values of events. The heaviest skeletons come first.
 */
final class ValueCaps {

  private static final int MOST_SKETCHED = 1_000;

  /** Sketches take 5.5 KB at most, each. */
  private static final int MOST_SKETCHES = 4_000;

  private static final int MOST_WHOLE = 4_000;
  private static final int FEW_BYTES = 512;

  private int whole;
  private int sketched;
  private int sketches;

  private ValueCaps() {}

  /** Returns the same skeletons in the same order, of which some have fewer values. */
  static List<SkeletonState> within(List<SkeletonState> skeletons) {
    List<Integer> heaviest = new ArrayList<>();
    for (int i = 0; i < skeletons.size(); i++) {
      if (skeletons.get(i).values != null) {
        heaviest.add(i);
      }
    }
    heaviest.sort(Comparator.comparingLong(i -> -skeletons.get(i).events())); // then by hash
    List<SkeletonState> within = new ArrayList<>(skeletons);
    ValueCaps caps = new ValueCaps();
    heaviest.forEach(i -> within.set(i, caps.next(skeletons.get(i))));
    return within;
  }

  private SkeletonState next(SkeletonState skeleton) {
    SkeletonValues values = skeleton.values;
    if (values == null) {
      return skeleton;
    }
    int places = values.sketches();
    boolean fits = sketched < MOST_SKETCHED && sketches + places <= MOST_SKETCHES;
    if (fits && places > 0) {
      sketched++;
      sketches += places;
    }
    boolean isWhole = values.bytes() > FEW_BYTES && whole++ < MOST_WHOLE;
    SkeletonValues less = values.within(isWhole ? SkeletonValues.MOST_BYTES : FEW_BYTES, fits);
    return less == values ? skeleton : skeleton.withValues(less);
  }
}
