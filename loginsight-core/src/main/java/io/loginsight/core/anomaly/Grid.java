package io.loginsight.core.anomaly;

import io.loginsight.api.Chunk;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The window of a chunk, cut into stretches of equal length, of which there are not too many. */
final class Grid {

  /** A week in quarters of an hour. */
  private static final int MOST = 720;

  private final TimeRange window;
  private final long begin; // epoch second of the first stretch
  private final long length; // in seconds
  private final int size;

  private Grid(TimeRange window, long step) {
    long from = Math.floorDiv(window.first().getEpochSecond(), step);
    long intervals = Math.floorDiv(window.last().getEpochSecond(), step) - from + 1;
    this.window = window;
    this.begin = from * step;
    this.length = step * ((intervals + MOST - 1) / MOST);
    this.size = Math.toIntExact((intervals * step + length - 1) / length);
  }

  /** Returns the grid of a chunk, or null if its events have no times. */
  static @Nullable Grid of(Chunk chunk) {
    TimeRange window = chunk.window();
    return window == null ? null : new Grid(window, chunk.events().step().toSeconds());
  }

  int size() {
    return size;
  }

  /** Returns the length of a stretch in seconds. */
  long length() {
    return length;
  }

  /** Returns when a stretch begins, in seconds since 1970. */
  long start(int stretch) {
    return begin + stretch * length;
  }

  /** Returns the stretch of a point in time, the nearest one if it is outside. */
  int at(long second) {
    return (int) Math.max(0, Math.min(size - 1, Math.floorDiv(second - begin, length)));
  }

  /** Returns how many events of a series are in each stretch. */
  double[] counts(TimeSeries series) {
    double[] counts = new double[size];
    addTo(counts, series, 1);
    return counts;
  }

  /** Adds so much of each event of a series to its stretch. */
  void addTo(double[] sums, TimeSeries series, double each) {
    for (int i = 0; i < series.size(); i++) {
      sums[at(series.startSecond(i))] += each * series.count(i);
    }
  }

  /** Returns the part of each stretch that lies within the window, at least a hundredth. */
  double[] time() {
    double[] time = new double[size];
    for (int i = 0; i < size; i++) {
      double from = Math.max((double) start(i), seconds(window.first()));
      double to = Math.min((double) start(i) + length, seconds(window.last()));
      time[i] = Math.max(0.01, (to - from) / length);
    }
    return time;
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  /** Returns the time of some stretches, {@code to} excluded, as far as it is in the window. */
  TimeRange range(int from, int to) {
    Instant first = Instant.ofEpochSecond(start(from));
    Instant last = Instant.ofEpochSecond(start(to)).minusNanos(1);
    return new TimeRange(
        first.isBefore(window.first()) ? window.first() : first,
        last.isAfter(window.last()) ? window.last() : last);
  }
}
