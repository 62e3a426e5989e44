package io.loginsight.core.incident;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a person was told of each kind lately: what was told often is worth less the next time.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Told {

  static final double MEMORY = 7 * Seconds.DAY;

  /** What an alert loses when its kind was told twice as often. */
  private static final double BITS_A_DOUBLING = 0.5;

  private static final int MOST_KINDS = 100_000;

  private record Count(double times, double at) {}

  private final Bounded<String, Count> counts = new Bounded<>(MOST_KINDS);

  /** Counts that a person is told of a kind. */
  void tell(double now, String kind) {
    counts.put(kind, new Count(times(now, kind) + 1, now));
  }

  /** Returns how many bits an alert of the kind has lost. */
  double lostBits(double now, String kind) {
    return BITS_A_DOUBLING * Bits.log2(1 + times(now, kind));
  }

  /** Returns how often a person was told, by kind. */
  Map<String, FolderState.Faded> state(TimeAxis axis) {
    Map<String, FolderState.Faded> state = new HashMap<>();
    counts.forEach(
        (kind, count) -> {
          if (TimeAxis.isKept(kind)) {
            state.put(kind, axis.faded(count.times, count.at));
          }
        });
    return state;
  }

  /** Takes what is known in place of its own. */
  void load(FolderState state, TimeAxis axis) {
    counts.clear();
    state.told().entrySet().stream()
        .sorted(Comparator.comparingLong(told -> told.getValue().at()))
        .forEach(
            told ->
                counts.put(
                    told.getKey(),
                    new Count(told.getValue().value(), axis.seconds(told.getValue().at()))));
  }

  int remembered() {
    return counts.size();
  }

  private double times(double now, String kind) {
    Count count = counts.get(kind);
    return count == null ? 0 : count.times * Seconds.left(count.at, now, MEMORY);
  }
}
