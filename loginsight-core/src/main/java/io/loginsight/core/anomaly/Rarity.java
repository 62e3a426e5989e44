package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
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
  private final Map<Level, NavigableMap<Long, Long>> upTo = new EnumMap<>(Level.class);

  Rarity(Chunk chunk) {
    this.chunk = chunk;
    this.tests = chunk.patterns().size();
    for (Level least : List.of(Level.WARN, Level.ERROR, Level.FATAL)) {
      upTo.put(least, eventsUpTo(chunk.patterns(), least));
    }
  }

  /** Returns, by number of events, how many are in serious patterns that have no more. */
  private static NavigableMap<Long, Long> eventsUpTo(List<PatternStats> patterns, Level least) {
    NavigableMap<Long, Long> sums = new TreeMap<>();
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
    for (PatternStats stats : chunk.patterns()) {
      Level level = Words.level(stats);
      if (level != null && Words.isAtLeast(level, Level.WARN)) {
        signs.add(sign(stats, level));
      }
    }
    return signs;
  }

  private Sign sign(PatternStats stats, Level level) {
    long alike = upTo.get(level).get(stats.counts().events());
    double share = alike / (double) chunk.counts().events();
    return new Sign(
        "rare-pattern",
        level,
        false,
        List.of(stats),
        stats.seen(),
        Scene.ofMany(-Math.log(share) / LN2, (long) tests),
        1 - 1 / (1 + tests / 10),
        "This pattern of level " + level + " hardly ever comes, and few others are like it",
        Words.count(stats.counts().events(), "event"),
        String.format(
            Locale.ROOT, "one event in %,d is of a pattern like it", Math.round(1 / share)),
        "all " + Words.count(chunk.counts().events(), "event") + " of the log",
        Words.events(stats));
  }
}
