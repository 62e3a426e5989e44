package io.loginsight.core.anomaly;

import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns that come more or less often for a while, or for the first time. */
final class RateChanges {

  /** Of so few events no rise is surprising. */
  private static final int LEAST = 5;

  /** What came as rarely cannot be missed. */
  private static final int LEAST_TO_FALL = 20;

  /** What is looked at, warnings and errors first and then the most frequent: a few seconds. */
  private static final int MOST = 4_000;

  private final Scene scene;

  RateChanges(Scene scene) {
    this.scene = scene;
  }

  List<Sign> signs() {
    List<PatternStats> enough =
        scene.chunk.patterns().stream()
            .filter(stats -> stats.series().total() >= LEAST)
            .sorted(Comparator.comparing(stats -> !Words.isAtLeast(Words.level(stats), Level.WARN)))
            .limit(MOST)
            .toList();
    List<Sign> signs = new ArrayList<>();
    double least = scene.leastOf(enough.size());
    for (PatternStats stats : enough) {
      Scan scan = scene.scan(stats.series());
      add(signs, stats, scan.strongest(true, scene.longest(), least), enough.size());
      if (stats.series().total() >= LEAST_TO_FALL) {
        add(signs, stats, scan.strongest(false, scene.longest(), least), enough.size());
      }
    }
    return signs;
  }

  private void add(List<Sign> signs, PatternStats stats, @Nullable Change change, int tests) {
    if (change != null && (change.isRise() || scene.eventsIn(stats, 0, change.from()) > 0)) {
      signs.add(sign(stats, change, Scene.ofMany(change.bits(), tests)));
    }
  }

  private Sign sign(PatternStats stats, Change change, double bits) {
    TimeRange when = scene.when(change, stats.seen());
    boolean isNew = scene.eventsIn(stats, 0, change.from()) == 0 && change.isRise();
    Level level = Words.level(stats);
    return new Sign(
        isNew ? "new-pattern" : change.isRise() ? "rate-rise" : "rate-fall",
        level,
        !change.isRise() && Words.isAtLeast(level, Level.WARN),
        List.of(stats),
        when,
        bits,
        Scene.maturity(change.others()),
        isNew
            ? "This pattern came for the first time, and then often"
            : "This pattern came "
                + (change.isRise() ? "more" : "less")
                + " often than its time and the rest of the log explain",
        Words.count(Math.round(change.seen()), "event") + " " + Words.range(when),
        "about " + Words.about(change.expected()),
        scene.baseline(change),
        Words.events(stats, when));
  }
}
