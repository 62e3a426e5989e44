package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Patterns of warnings and errors that hardly ever come: the share of all events that are at least
 * as serious, in patterns that come as rarely or more rarely. A log of many rare patterns has none
 * that surprises.
 */
final class Rarity {

  private static final double LN2 = Math.log(2);

  private final Chunk chunk;
  private final double tests;

  Rarity(Chunk chunk) {
    this.chunk = chunk;
    this.tests = chunk.patterns().size();
  }

  /** Returns, by number of events, how many are in serious patterns that have no more. */
  private static Map<Long, Long> eventsUpTo(List<PatternStats> patterns, Level least) {
    Map<Long, Long> sums = new TreeMap<>();
    for (PatternStats stats : patterns) {
      if (Words.isAtLeast(Words.level(stats), least)) {
        sums.merge(stats.counts().events(), stats.counts().events(), Long::sum);
      }
    }
    long sum = 0;
    for (Map.Entry<Long, Long> of : sums.entrySet()) {
      sum += of.getValue();
      of.setValue(sum);
    }
    return sums;
  }

  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    for (Level level : List.of(Level.WARN, Level.ERROR, Level.FATAL)) {
      Map<Long, Long> upTo = eventsUpTo(chunk.patterns(), level);
      for (PatternStats stats : chunk.patterns()) {
        if (Words.level(stats) == level) {
          long own = stats.counts().events();
          signs.add(sign(stats, level, upTo.getOrDefault(own, own)));
        }
      }
    }
    return signs;
  }

  private Sign sign(PatternStats stats, Level level, long alike) {
    double share = alike / (double) chunk.counts().events();
    return new Sign(
        "rare-pattern",
        level,
        false,
        List.of(stats),
        stats.seen(),
        Scene.ofMany(-Math.log(share) / LN2, tests),
        1 - 1 / (1 + tests / 10),
        "This pattern of level " + level + " hardly ever comes, and few others are like it",
        Words.count(stats.counts().events(), "event"),
        String.format(
            Locale.ROOT, "one event in %,d is of a pattern like it", Math.round(1 / share)),
        "all " + Words.count(chunk.counts().events(), "event") + " of the log",
        Words.events(stats));
  }
}
