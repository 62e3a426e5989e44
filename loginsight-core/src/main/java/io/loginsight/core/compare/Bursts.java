package io.loginsight.core.compare;

import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import org.jspecify.annotations.Nullable;

/**
 * How much more the counts of a pattern vary than those of events that know nothing of each other:
 * variance by mean of its counts in stretches of time. Events that come in bursts of ten are worth
 * no more than a tenth of their number.
 *
 * <p>Stretches of one, two, four … intervals are tried, and the largest answer counts: bursts may
 * last longer than an interval.
 */
final class Bursts {

  /** Of fewer stretches nothing is told. */
  private static final int LEAST = 8;

  /** What is assumed before anything is seen, and for how many stretches that counts. */
  private static final double ASSUMED = 3;

  private static final double ASSUMED_WEIGHT = 4;

  private double squares; // of deviations, by what is expected
  private double freedom; // how many of them are free

  private Bursts() {}

  /** Returns the variance by mean, 1 or more. */
  static double of(
      TimeSeries before,
      @Nullable TimeRange windowBefore,
      TimeSeries after,
      @Nullable TimeRange windowAfter) {
    double most = 0;
    for (int length = 1; ; length *= 2) {
      Bursts bursts = new Bursts();
      bursts.add(before, windowBefore, length);
      bursts.add(after, windowAfter, length);
      if (bursts.freedom == 0) {
        return length == 1 ? ASSUMED : Math.max(1, most);
      }
      double squares = ASSUMED * ASSUMED_WEIGHT + bursts.squares;
      most = Math.max(most, squares / (ASSUMED_WEIGHT + bursts.freedom));
    }
  }

  /** Adds the stretches of so many intervals of one side. */
  private void add(TimeSeries series, @Nullable TimeRange window, int length) {
    if (window == null || series.size() == 0) {
      return;
    }
    long step = series.step().toSeconds();
    long first = Math.floorDiv(window.first().getEpochSecond(), step);
    long intervals = Math.floorDiv(window.last().getEpochSecond(), step) - first + 1;
    long stretches = intervals / length; // what is left over joins the last one
    if (stretches < LEAST) {
      return;
    }
    double rate = (double) series.total() / intervals;
    long at = 0;
    double found = 0;
    double seen = 0; // of all stretches that have events
    for (int i = 0; i < series.size(); i++) {
      long stretch = Math.min((series.startSecond(i) / step - first) / length, stretches - 1);
      if (stretch != at && found > 0) {
        seen += add(found, expected(at, stretches, intervals, length, rate));
        found = 0;
      }
      at = stretch;
      found += series.count(i);
    }
    seen += add(found, expected(at, stretches, intervals, length, rate));
    squares += series.total() - seen; // those without events: each has what was expected of it
    freedom += stretches - 1;
  }

  private static double expected(
      long stretch, long stretches, long intervals, int length, double rate) {
    return rate * (stretch < stretches - 1 ? length : intervals - length * (stretches - 1));
  }

  private double add(double found, double expected) {
    squares += (found - expected) * (found - expected) / expected;
    return expected;
  }
}
