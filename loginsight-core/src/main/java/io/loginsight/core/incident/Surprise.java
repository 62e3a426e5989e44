package io.loginsight.core.incident;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bits of surprise an alert carries: how rarely its kind comes on its host, and anywhere,
 * unless its company explains it.
 *
 * <p>Only the start of an episode carries any: the first alert of a kind on a host after an hour
 * without.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Surprise {

  private static final int MOST_PAIRS = 100_000;

  /** While much is going on an episode ends sooner. */
  private static final double SHORT_SILENCE = 600;

  /** What a storm adds to the threshold. */
  private static final double STORM_BITS = Threshold.LEAST_BITS + 6;

  /** In the first half hour all is new. */
  private static final double TOO_EARLY = 1_800;

  /**
   * While too little is known for anything to be rare, a burst of new pairs counts: a bit for so
   * many of its own, as they are not independent.
   */
  private static final double STORM_BITS_A_BIT = 32;

  /** What comes on its host with fewer bits than these does not belong to an incident. */
  private static final double ROUTINE_BITS = 3;

  /** A kind of alert on a host. */
  private record Pair(String kind, String host) {}

  /** What is known of a pair. */
  private static final class Known {
    final ActivityRate rate;
    double ofLastEpisode; // bits of the pair alone

    Known(ActivityRate rate, double ofLastEpisode) {
      this.rate = rate;
      this.ofLastEpisode = ofLastEpisode;
    }
  }

  private final Bounded<Pair, Known> pairs = new Bounded<>(MOST_PAIRS);
  private final Bounded<String, ActivityRate> kinds = new Bounded<>(MOST_PAIRS);
  private final Company company = new Company();
  private final Storm storm = new Storm();
  private double ofPair;

  /**
   * Takes an alert.
   *
   * @param hot whether much is going on
   * @return 0 or more
   */
  double of(double now, String kind, String host, boolean hot) {
    Known pair =
        pairs.computeIfAbsent(new Pair(kind, host), key -> new Known(new ActivityRate(), 0));
    ActivityRate anywhere = kinds.computeIfAbsent(kind, key -> new ActivityRate());
    double silence = now - pair.rate.last();
    boolean begins = silence > ActivityRate.WINDOW;
    boolean isNew = pair.rate.isNew();
    double bits = 0;
    if (begins || (hot && silence > SHORT_SILENCE)) {
      double own = begins ? 0 : 1; // it has been counted in this window already
      double alone = pair.rate.bits(now, own);
      bits = alone + anywhere.bits(now, own);
      if (begins) {
        pair.ofLastEpisode = alone;
        double likely = company.start(now, kind);
        bits = likely > 0 ? Math.min(bits, Bits.of(likely)) : bits;
      }
    }
    pair.rate.touch(now);
    anywhere.touch(now);
    ofPair = pair.ofLastEpisode;
    return isNew ? withStorm(now, bits) : bits;
  }

  private double withStorm(double now, double bits) {
    boolean isStorm = storm.isStormAt(now);
    if (now < TOO_EARLY) {
      return bits;
    }
    if (isStorm) {
      return Math.max(bits, STORM_BITS);
    }
    boolean early = 2 * ActivityRate.mostBits(now) < Threshold.LEAST_BITS;
    return bits > 0 && early ? bits + storm.bits() / STORM_BITS_A_BIT : bits;
  }

  /** Returns what is known of pairs. */
  Map<String, FolderState.Rate> pairs(TimeAxis axis) {
    Map<String, FolderState.Rate> state = new HashMap<>();
    pairs.forEach(
        (pair, known) -> {
          if (TimeAxis.isKept(pair.kind) && TimeAxis.isKept(pair.host)) {
            String key = pair.kind + FolderState.AND + pair.host;
            state.put(key, known.rate.state(axis, known.ofLastEpisode));
          }
        });
    return state;
  }

  /** Returns what is known of kinds. */
  Map<String, FolderState.Rate> kinds(TimeAxis axis) {
    Map<String, FolderState.Rate> state = new HashMap<>();
    kinds.forEach(
        (kind, rate) -> {
          if (TimeAxis.isKept(kind)) {
            state.put(kind, rate.state(axis, 0));
          }
        });
    return state;
  }

  Company company() {
    return company;
  }

  Storm storm() {
    return storm;
  }

  /** Takes what is known in place of its own. */
  void load(FolderState state, TimeAxis axis) {
    pairs.clear();
    kinds.clear();
    for (Map.Entry<String, FolderState.Rate> pair : TimeAxis.byTime(state.pairs())) {
      String key = pair.getKey();
      int and = key.indexOf(FolderState.AND);
      if (and >= 0) {
        ActivityRate rate = ActivityRate.of(pair.getValue(), axis);
        pairs.put(
            new Pair(key.substring(0, and), key.substring(and + 1)),
            new Known(rate, pair.getValue().bits()));
      }
    }
    for (Map.Entry<String, FolderState.Rate> kind : TimeAxis.byTime(state.kinds())) {
      kinds.put(kind.getKey(), ActivityRate.of(kind.getValue(), axis));
    }
    company.load(state);
    storm.load(state, axis);
  }

  int remembered() {
    return pairs.size() + kinds.size() + company.remembered();
  }

  /** Whether the kind of the last alert often comes on its host. */
  boolean isRoutine(double now) {
    return ofPair < Math.min(ROUTINE_BITS, ActivityRate.mostBits(now) / 2);
  }
}
