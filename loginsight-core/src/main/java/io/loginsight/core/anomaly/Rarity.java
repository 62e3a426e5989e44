package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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

  List<Sign> signs() {
    return chunk.patterns().stream()
        .filter(stats -> Words.isAtLeast(Words.level(stats), Level.WARN))
        .map(this::sign)
        .toList();
  }

  /** Returns how many events are in patterns as serious and as rare. */
  static long alike(List<PatternStats> patterns, PatternStats one) {
    Level least = Objects.requireNonNull(Words.level(one));
    long sum = 0;
    for (PatternStats stats : patterns) {
      boolean serious = Words.isAtLeast(Words.level(stats), least);
      sum +=
          serious && stats.counts().events() <= one.counts().events() ? stats.counts().events() : 0;
    }
    return sum;
  }

  private Sign sign(PatternStats stats) {
    long alike = alike(chunk.patterns(), stats);
    double share = alike / (double) chunk.counts().events();
    Level level = Objects.requireNonNull(Words.level(stats));
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
