package io.loginsight.core.compare;

import io.loginsight.api.Chunk;
import io.loginsight.api.Comparison;
import io.loginsight.api.PatternChange;
import io.loginsight.api.PatternChange.Kind;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import io.loginsight.api.ValueChange;
import io.loginsight.core.chance.Surprise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two sides pattern by pattern. With the sides exchanged it says the opposite.
 *
 * <p>A pattern's events after are compared with what is expected of its events before. There are
 * two expectations: the sides' traffic, which is what the middle one of all patterns did, and their
 * lengths. Heartbeats follow the time and requests the traffic; a change must be one by both.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Comparer {

  /** A smaller change is none, however sure it is. */
  private static final double LEAST_TIMES = 1.25;

  /** Patterns that could not surprise as much, however they change, are not counted as tests. */
  private static final double TELLING_BITS = 8;

  /** A pattern on both sides. */
  private record Pair(@Nullable PatternStats before, @Nullable PatternStats after) {

    double eventsBefore() {
      return before == null ? 0 : before.counts().events();
    }

    double eventsAfter() {
      return after == null ? 0 : after.counts().events();
    }
  }

  private final Report before;
  private final Report after;
  private final List<Pair> pairs;
  private final double volume;
  private final double least; // how many events after for one before are usual
  private final double most;

  private Comparer(Report before, Report after) {
    this.before = before;
    this.after = after;
    this.pairs = pairs(before.chunk(), after.chunk());
    double length = length(before.chunk().window(), after.chunk().window());
    this.volume = volume(pairs, length);
    boolean timed = !Double.isNaN(length);
    this.least = timed ? Math.min(volume, length) : volume;
    this.most = timed ? Math.max(volume, length) : volume;
  }

  /**
   * Compares two sides.
   *
   * @param before one side
   * @param after the other side, in which a pattern has the same id
   * @return what is different
   */
  public static Comparison compare(Report before, Report after) {
    Comparer comparer = new Comparer(before, after);
    return new Comparison(before, after, comparer.volume, comparer.patterns(), comparer.values());
  }

  private static List<Pair> pairs(Chunk before, Chunk after) {
    Map<PatternId, PatternStats> unpaired = new HashMap<>();
    before.patterns().forEach(stats -> unpaired.put(stats.pattern().id(), stats));
    List<Pair> pairs = new ArrayList<>();
    for (PatternStats stats : after.patterns()) {
      pairs.add(new Pair(unpaired.remove(stats.pattern().id()), stats));
    }
    unpaired.values().forEach(stats -> pairs.add(new Pair(stats, null)));
    return pairs;
  }

  /** How long the second side is, measured by the first; NaN if that is not known. */
  private static double length(@Nullable TimeRange before, @Nullable TimeRange after) {
    if (before == null || after == null) {
      return Double.NaN;
    }
    double length = (double) after.duration().toMillis() / before.duration().toMillis();
    return length > 0 && Double.isFinite(length) ? length : Double.NaN;
  }

  private record Weighted(double ratio, double weight) {}

  /**
   * The median of the ratios of those that are on both sides: however large a part of all events a
   * few patterns make up, and whatever happens to them, it stays. More frequent ones count for
   * more, as theirs is known better, but not for much more.
   */
  private static double volume(List<Pair> pairs, double length) {
    List<Weighted> ratios = new ArrayList<>();
    double all = 0;
    for (Pair pair : pairs) {
      double fewer = Math.min(pair.eventsBefore(), pair.eventsAfter());
      if (fewer > 0) {
        double ratio = pair.eventsAfter() / pair.eventsBefore();
        ratios.add(new Weighted(ratio, Math.log1p(fewer)));
        all += Math.log1p(fewer);
      }
    }
    if (ratios.isEmpty()) {
      return Double.isNaN(length) ? 1 : length;
    }
    ratios.sort(Comparator.comparingDouble(Weighted::ratio));
    return Math.sqrt(quantile(ratios, all / 2, true) * quantile(ratios, all / 2, false));
  }

  /** From above and from below, so that it is the same with the sides exchanged. */
  private static double quantile(List<Weighted> rising, double weight, boolean fromBelow) {
    double passed = 0;
    int size = rising.size();
    for (int i = 0; ; i++) {
      Weighted at = rising.get(fromBelow ? i : size - 1 - i);
      passed += at.weight();
      if (passed >= weight || i == size - 1) {
        return at.ratio();
      }
    }
  }

  private List<PatternChange> patterns() {
    double[] bits = pairs.stream().mapToDouble(this::bits).toArray();
    double believed =
        Discoveries.threshold(
            IntStream.range(0, bits.length)
                .filter(i -> mayTell(pairs.get(i)))
                .mapToDouble(i -> bits[i])
                .toArray());
    List<PatternChange> changes = new ArrayList<>();
    for (int i = 0; i < bits.length; i++) {
      changes.add(change(pairs.get(i), bits[i], bits[i] >= believed));
    }
    changes.sort(
        Comparator.comparing(PatternChange::significant)
            .thenComparing(PatternChange::bits)
            .thenComparing(change -> change.eventsBefore() + change.eventsAfter())
            .reversed()
            .thenComparing(change -> change.pattern().id()));
    return changes;
  }

  private List<ValueChange> values() {
    SlotComparer values = new SlotComparer(LEAST_TIMES);
    for (Pair pair : pairs) {
      if (pair.before() != null && pair.after() != null) {
        values.add(pair.before(), pair.after(), bursts(pair));
      }
    }
    return values.significant();
  }

  /** How surprising it is that the pattern has not changed much. */
  private double bits(Pair pair) {
    double ratio = pair.eventsAfter() / pair.eventsBefore();
    double expected =
        Math.max(least / LEAST_TIMES, Math.min(most * LEAST_TIMES, ratio)); // the nearest usual one
    if (ratio == expected) {
      return 0;
    }
    double evidence = Surprise.ofCounts(pair.eventsBefore(), pair.eventsAfter(), expected);
    return Surprise.bits(evidence / bursts(pair));
  }

  /** Whether there are so many events that they would tell if all were on one side. */
  private boolean mayTell(Pair pair) {
    double all = pair.eventsBefore() + pair.eventsAfter();
    double most =
        Math.max(
            Surprise.ofCounts(0, all, this.most * LEAST_TIMES),
            Surprise.ofCounts(all, 0, least / LEAST_TIMES));
    return Surprise.bits(most) >= TELLING_BITS;
  }

  private double bursts(Pair pair) {
    return Bursts.of(
        pair.before() == null ? TimeSeries.empty() : pair.before().series(),
        before.chunk().window(),
        pair.after() == null ? TimeSeries.empty() : pair.after().series(),
        after.chunk().window());
  }

  private PatternChange change(Pair pair, double bits, boolean believed) {
    double ratio = pair.eventsAfter() / pair.eventsBefore();
    double times = ratio / Math.max(least, Math.min(most, ratio));
    return new PatternChange(
        kind(pair, ratio > most, believed),
        pair.before(),
        pair.after(),
        pair.before() == null ? Double.POSITIVE_INFINITY : times,
        bits,
        believed);
  }

  private static Kind kind(Pair pair, boolean more, boolean believed) {
    if (pair.before() == null) {
      return Kind.NEW;
    }
    if (pair.after() == null) {
      return Kind.GONE;
    }
    return !believed ? Kind.SAME : more ? Kind.RISEN : Kind.FALLEN;
  }
}
