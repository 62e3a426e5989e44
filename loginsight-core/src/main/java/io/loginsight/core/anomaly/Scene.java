package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the detectors that look at time have in common: one chunk over its grid. */
final class Scene {

  /** Of patterns with fewer events the dispersion says little about others. */
  private static final int TELLING = 30;

  private static final double LEAST_DISPERSION = 3;
  private static final double MOST_DISPERSION = 10;

  /** Of so many other stretches half of all is known that there is to know. */
  private static final double HALF_MATURE = 8;

  private static final long SHORTER_THAN_NIGHTS = 3 * 3_600;

  private static final double LN2 = Math.log(2);

  final Chunk chunk;
  final Grid grid;
  final double factor;
  final double leastBits;
  final Season season;
  final Traffic traffic;
  final double dispersion;

  private Scene(Chunk chunk, Grid grid, double factor, double leastBits) {
    this.chunk = chunk;
    this.grid = grid;
    this.factor = factor;
    this.leastBits = leastBits;
    this.season = new Season(grid, grid.counts(chunk.events()));
    this.traffic = new Traffic(grid, chunk);
    this.dispersion = usualDispersion();
  }

  /**
   * Returns the scene of a chunk, or null if its events have no times.
   *
   * @param factor how many times more or less often something must come
   * @param leastBits how surprising it must be
   */
  static @Nullable Scene of(Chunk chunk, double factor, double leastBits) {
    Grid grid = Grid.of(chunk);
    return grid == null ? null : new Scene(chunk, grid, factor, leastBits);
  }

  /**
   * Half of the patterns of this log vary less than what is assumed of those of which little is
   * known.
   */
  private double usualDispersion() {
    double[] all =
        chunk.patterns().stream()
            .filter(stats -> stats.series().total() >= TELLING)
            .mapToDouble(
                stats -> {
                  double[] counts = grid.counts(stats.series());
                  return Dispersion.of(counts, season.weights(counts), 1);
                })
            .sorted()
            .toArray();
    double usual = all.length == 0 ? 0 : all[all.length / 2];
    return Math.max(LEAST_DISPERSION, Math.min(MOST_DISPERSION, usual));
  }

  /**
   * Returns how many stretches a change may last that is one against the hour: while it is not
   * known what is usual at which hour, what lasts for hours may be the night.
   */
  int longest() {
    int most = longestShare();
    return season.isKnown() ? most : (int) Math.min(most, SHORTER_THAN_NIGHTS / grid.length());
  }

  /** Returns how many stretches a change may last that is one of a share of the traffic. */
  int longestShare() {
    return (int) (grid.size() * Scan.LONGEST);
  }

  /** Returns a scan of a series by the hour and by the traffic beside it. */
  Scan scan(TimeSeries series) {
    double[] counts = grid.counts(series);
    return scan(counts, List.of(season.weights(counts), traffic.beside(series)));
  }

  Scan scan(double[] counts, List<double[]> weights) {
    return new Scan(counts, weights, dispersion, factor);
  }

  /** Returns what is left of a surprise if it is the largest of so many. */
  static double ofMany(double bits, double tests) {
    return Math.max(0, bits - Math.log(Math.max(1, tests)) / LN2);
  }

  /** Returns how surprising one of so many must be. */
  double leastOf(double tests) {
    return leastBits + Math.log(Math.max(1, tests)) / LN2;
  }

  static double maturity(double stretches) {
    return stretches / (stretches + HALF_MATURE);
  }

  /** Returns the time of a change, as far as the pattern was seen in it. */
  TimeRange when(Change change, @Nullable TimeRange seen) {
    TimeRange range = grid.range(change.from(), change.to());
    if (seen == null || !change.isRise()) {
      return range;
    }
    return new TimeRange(
        seen.first().isAfter(range.first()) && !seen.first().isAfter(range.last())
            ? seen.first()
            : range.first(),
        seen.last().isBefore(range.last()) && !seen.last().isBefore(range.first())
            ? seen.last()
            : range.last());
  }

  String baseline(Change change) {
    return Words.count(change.others(), "other stretch").replace("stretchs", "stretches")
        + " of "
        + Words.seconds((double) grid.length())
        + " with "
        + Words.count(Math.round(change.seenInOthers()), "event")
        + (", whose counts vary " + Words.about(change.dispersion()))
        + " times as much as those of independent events";
  }

  /** Returns how many events of a pattern are in some stretches. */
  double eventsIn(PatternStats stats, int from, int to) {
    return Arrays.stream(grid.counts(stats.series()), from, to).sum();
  }
}
