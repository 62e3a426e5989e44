package io.loginsight.core.anomaly;

import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that came regularly and did not come when they should. The times between events are
 * taken for those of a gamma distribution, whose tail is bounded by Chernoff's inequality: {@code k
 * (x - 1 - ln x)} for a gap {@code x} times the mean, {@code k} being the mean squared by the
 * variance.
 */
final class Silence {

  /** So many gaps must be known. */
  private static final int LEAST = 12;

  /** Variance by mean squared is no less than one in so many: nothing is that sure. */
  private static final double MOST_REGULAR = 20;

  /** Nor more than one in so many: what comes at random is not missed. */
  private static final double LEAST_REGULAR = 4;

  /** So many times longer than the longest other gap. */
  private static final double LONGER = 3;

  /**
   * What came in less of the rest of the window came for a while, and its end is no silence: so the
   * end of a failure is not.
   */
  private static final double COVERED = 0.5;

  private static final double LN2 = Math.log(2);

  private final Scene scene;
  private final double[] busyTo; // the traffic before each stretch

  Silence(Scene scene) {
    this.scene = scene;
    double[] busy = scene.traffic.ofAll();
    this.busyTo = new double[busy.length + 1];
    for (int i = 0; i < busy.length; i++) {
      busyTo[i + 1] = busyTo[i] + busy[i];
    }
  }

  /** The longest gap of a series, and how long the others are; in seconds. */
  record Gap(long from, long to, boolean isLast, double mean, double longest, double regular) {

    /** Returns the surprise of a gap that is so many times as long as the others are. */
    double bits(double times) {
      return times <= 1 ? 0 : regular * (times - 1 - Math.log(times)) / LN2;
    }
  }

  List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    List<PatternStats> enough =
        scene.chunk.patterns().stream().filter(stats -> stats.series().size() > LEAST).toList();
    for (PatternStats stats : enough) {
      Gap gap = gap(stats.series(), scene.chunk.window());
      if (gap == null
          || gap.regular() < LEAST_REGULAR
          || covered(stats.series(), gap, scene.chunk.window()) < COVERED) {
        continue;
      }
      double length = Math.min(1, busy(gap)) * (gap.to() - gap.from());
      double times = length / gap.mean();
      long step = stats.series().step().toSeconds();
      if (length >= LONGER * gap.longest() + step) {
        double tests = (double) enough.size() * stats.series().size();
        signs.add(sign(stats, gap, Scene.ofMany(gap.bits(times), tests)));
      }
    }
    return signs;
  }

  /** Returns the share of the time outside of a gap that lies between events of a series. */
  private static double covered(TimeSeries series, Gap gap, @Nullable TimeRange window) {
    long first = series.startSecond(0);
    long last = series.startSecond(series.size() - 1) + series.step().toSeconds();
    double length = gap.to() - gap.from();
    double outside = (window == null ? 0 : window.duration().toSeconds()) - length;
    return (last - first - (gap.isLast() ? 0 : length)) / Math.max(1, outside);
  }

  /** Returns how busy the log is in a gap, 1 being usual. */
  private double busy(Gap gap) {
    int from = scene.grid.at(gap.from());
    int to = Math.max(from + 1, scene.grid.at(gap.to()));
    return (busyTo[to] - busyTo[from])
        / (to - from)
        * scene.grid.size()
        / busyTo[busyTo.length - 1];
  }

  /** Returns the longest gap, or null if there are too few others. */
  static @Nullable Gap gap(TimeSeries series, @Nullable TimeRange window) {
    if (window == null || series.size() <= LEAST) {
      return null;
    }
    int gaps = series.size(); // the last one is that to the end
    double step = series.step().toSeconds();
    double sum = 0;
    double squares = 0;
    int longest = 0;
    for (int i = 0; i < gaps; i++) {
      double gap = end(series, i, window) - series.startSecond(i);
      longest = gap > end(series, longest, window) - series.startSecond(longest) ? i : longest;
    }
    double next = 0;
    int others = 0;
    for (int i = 0; i < gaps - 1; i++) {
      if (i != longest) {
        double gap = end(series, i, window) - series.startSecond(i);
        sum += gap;
        squares += gap * gap;
        next = Math.max(next, gap);
        others++;
      }
    }
    double mean = sum / others;
    double variance = Math.max(0, squares / others - mean * mean) + step * step / 12;
    return new Gap(
        series.startSecond(longest),
        end(series, longest, window),
        longest == gaps - 1,
        mean,
        next,
        Math.min(MOST_REGULAR, mean * mean / variance));
  }

  private static long end(TimeSeries series, int gap, TimeRange window) {
    return gap + 1 < series.size()
        ? series.startSecond(gap + 1)
        : Math.max(window.last().getEpochSecond(), series.startSecond(gap));
  }

  private Sign sign(PatternStats stats, Gap gap, double bits) {
    long step = stats.series().step().toSeconds();
    Instant last = scene.grid.range(0, scene.grid.size()).last();
    Instant from = Instant.ofEpochSecond(Math.min(gap.from() + step, last.getEpochSecond()));
    Instant to = Instant.ofEpochSecond(gap.to());
    TimeRange when = new TimeRange(from, to.isAfter(last) ? last : to.isBefore(from) ? from : to);
    return new Sign(
        "silence",
        Words.level(stats),
        Words.isAtLeast(Words.level(stats), io.loginsight.api.Level.WARN),
        List.of(stats),
        when,
        bits,
        Scene.maturity(stats.series().size()),
        "This pattern came regularly, and then did not come"
            + (gap.isLast() ? " any more" : " for a while"),
        "nothing for " + Words.seconds((double) (gap.to() - gap.from())) + " " + Words.range(when),
        "every " + Words.seconds(gap.mean()) + ", never later than " + Words.seconds(gap.longest()),
        Words.count(stats.series().size() - 1L, "other gap"),
        Words.events(stats));
  }
}
