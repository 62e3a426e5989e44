package io.loginsight.core.anomaly;

import io.loginsight.api.Event;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that come for the first time when the log has long shown its usual ones. How often news
 * are to be expected is told by the stream: by how many came in the half of the time before (as
 * Good and Turing estimate the unseen from what was seen once), those of warnings, of errors and of
 * the rest each by itself. So one new pattern among many is nothing, and several at a time after
 * none for hours are.
 */
final class News {

  /** News of one cause come within so many stretches. */
  private static final int TOGETHER = 3;

  /** So many are counted as news that have not come yet. */
  private static final double UNSEEN = 0.5;

  private static final int NAMED = 10;

  private static final double LN2 = Math.log(2);

  private final Scene scene;

  News(Scene scene) {
    this.scene = scene;
  }

  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    addStrongest(signs, null, Level.WARN);
    addStrongest(signs, Level.WARN, Level.ERROR);
    addStrongest(signs, Level.ERROR, null);
    return signs;
  }

  /** Adds the largest surprise of one class of levels. */
  private void addStrongest(List<Sign> signs, @Nullable Level least, @Nullable Level below) {
    List<PatternStats> news =
        scene.chunk.patterns().stream()
            .filter(stats -> stats.seen() != null)
            .filter(stats -> least == null || Words.isAtLeast(Words.level(stats), least))
            .filter(stats -> below == null || !Words.isAtLeast(Words.level(stats), below))
            .sorted(
                Comparator.comparing((PatternStats stats) -> first(stats))
                    .thenComparing(stats -> stats.pattern().id().toString()))
            .toList();
    int[] at =
        news.stream().mapToInt(stats -> scene.grid.at(first(stats).getEpochSecond())).toArray();
    double most = 0;
    int from = -1;
    int to = -1;
    for (int i = 0; i < at.length; i++) {
      int end = i;
      while (end < at.length && at[end] < at[i] + TOGETHER) {
        end++;
      }
      double bits = bits(end - i, expected(at, i));
      if ((i == 0 || at[i - 1] < at[i]) && bits > most) {
        most = bits;
        from = i;
        to = end;
      }
    }
    if (from >= 0) {
      double bits = Scene.ofMany(most, Math.max(1, scene.grid.size() / TOGETHER));
      signs.add(sign(news.subList(from, to), at[from], expected(at, from), bits));
    }
  }

  private static Instant first(PatternStats stats) {
    TimeRange seen = stats.seen();
    return seen == null ? Instant.MIN : seen.first();
  }

  /** Returns how many news to expect at the time of one of them, by those before. */
  static double expected(int[] at, int index) {
    int half = at[index] / 2;
    int known = 0;
    for (int i = 0; i < index; i++) {
      known += at[i] >= half && at[i] < at[index] ? 1 : 0;
    }
    return (known + UNSEEN) / (at[index] - half + 1) * TOGETHER;
  }

  /** Returns the surprise of so many events or more where some are expected, by Poisson. */
  static double bits(int seen, double expected) {
    double term = Math.exp(-expected);
    double less = 0;
    double tail = 0;
    for (int k = 0; k < seen + 200; k++) {
      if (k < seen) {
        less += term;
      } else {
        tail += term;
      }
      term *= expected / (k + 1);
    }
    return Math.max(0, -Math.log(seen == 0 ? less + tail : Math.max(tail, 1e-300)) / LN2);
  }

  private Sign sign(List<PatternStats> news, int at, double expected, double bits) {
    PatternStats first = news.get(0);
    PatternStats last = news.get(news.size() - 1);
    TimeRange when = new TimeRange(first(first), first(last));
    List<PatternStats> named = news.subList(0, Math.min(NAMED, news.size()));
    return new Sign(
        "new-pattern",
        Words.level(first),
        false,
        named,
        when,
        bits,
        Scene.maturity(Arrays.stream(scene.traffic.ofAll(), 0, at).sum()),
        news.size() == 1
            ? "A pattern came for the first time when the log had shown its usual ones"
            : "Patterns came for the first time, all at once, when the log had shown its usual ones",
        Words.count(news.size(), "new pattern") + " " + Words.range(when),
        "about " + Words.about(expected),
        "the news of the same levels in the "
            + Words.seconds((at - at / 2) * (double) scene.grid.length())
            + " before",
        named.stream()
            .map(stats -> stats.examples().stream().map(Event::id).findFirst().orElseThrow())
            .toList());
  }
}
