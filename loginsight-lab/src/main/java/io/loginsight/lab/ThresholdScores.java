package io.loginsight.lab;

import io.loginsight.lab.Backtest.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What comes of telling people whatever is above some threshold, or of some within each day.
 *
 * <p><b>Threads:</b> Immutable.
 */
final class ThresholdScores {

  /** Of so many numbers, evenly drawn, it is tried which makes the best threshold. */
  private static final int MOST_LIMITS = 300;

  private final List<PastIncident> incidents;

  /** Takes the incidents to be caught, as pages number them. */
  ThresholdScores(List<PastIncident> incidents) {
    this.incidents = incidents;
  }

  /** Returns what comes of each threshold that makes a difference, the strictest first. */
  List<Score> thresholds(List<Page> pages) {
    double[] limits = pages.stream().mapToDouble(Page::measure).distinct().sorted().toArray();
    int tried = Math.min(limits.length, MOST_LIMITS);
    List<Score> scores = new ArrayList<>();
    for (int i = tried - 1; i >= 0; i--) {
      int at = tried == 1 ? 0 : (int) ((long) i * (limits.length - 1) / (tried - 1));
      if (limits[at] > 0) { // no error is no threshold
        scores.add(score(limits[at], pages, limits[at], Integer.MAX_VALUE));
      }
    }
    return scores;
  }

  /**
   * Keeps what catches more than all that tells no more.
   *
   * @param scores of those that do the same, the first one is kept
   */
  static List<Score> frontier(List<Score> scores) {
    List<Score> sorted = new ArrayList<>(scores);
    sorted.sort(
        Comparator.comparingLong(Score::notifications)
            .thenComparing(Comparator.comparingLong(Score::caught).reversed()));
    List<Score> kept = new ArrayList<>();
    for (Score score : sorted) {
      boolean isBetter =
          kept.isEmpty() ? score.caught() > 0 : score.caught() > kept.get(kept.size() - 1).caught();
      if (isBetter) {
        kept.add(score);
      }
    }
    return kept;
  }

  Score score(double limit, List<Page> pages, double least, int aDay) {
    List<Page> told = Page.told(pages, least, aDay).stream().map(pages::get).toList();
    Instant[] caught = new Instant[incidents.size()];
    long falseOnes = 0;
    for (Page page : told) {
      falseOnes += page.touched().isEmpty() ? 1 : 0;
      page.touched().stream().filter(i -> caught[i] == null).forEach(i -> caught[i] = page.at());
    }
    List<Duration> leads = new ArrayList<>();
    for (int i = 0; i < caught.length; i++) {
      Duration lead = caught[i] == null ? null : incidents.get(i).lead(caught[i]);
      if (lead != null) {
        leads.add(lead);
      }
    }
    long hits = Arrays.stream(caught).filter(at -> at != null).count();
    return new Score(limit, told.size(), falseOnes, hits, median(leads));
  }

  private static Measure median(List<Duration> leads) {
    if (leads.isEmpty()) {
      return Measure.undefined("of no incident that is caught is it known when it was detected");
    }
    double[] sorted = leads.stream().mapToDouble(lead -> lead.toMillis() / 1e3).sorted().toArray();
    int half = sorted.length / 2;
    return Measure.of(
        sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }
}
