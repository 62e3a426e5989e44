package io.loginsight.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** At which place of a ranking the service was that was looked for, case by case. */
final class Ranks {

  /** The place of one that is not in the ranking. */
  static final int MISSED = 99;

  private final List<Integer> ranks = new ArrayList<>();

  void add(int rank) {
    ranks.add(rank);
  }

  /** Returns how many cases there are, and in which share it was the first, one of three, five. */
  String shares() {
    return String.format(
        Locale.ROOT, "%3d faults  %.3f  %.3f  %.3f", ranks.size(), share(1), share(3), share(5));
  }

  double share(int most) {
    return ranks.stream().filter(rank -> rank <= most).count() / (double) ranks.size();
  }
}
