package io.loginsight.cli;

import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;

/** A time series as a few characters: when did it happen, and how much of it. */
final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = ".:-=+*%#";

  private Sparkline() {}

  /**
   * Draws a series. A span of time without an event is blank, the fullest one has the highest bar.
   *
   * @param window what the whole line stands for
   * @param maxColumns the most characters; there are fewer if the series has fewer intervals
   */
  static String of(TimeSeries series, TimeRange window, int maxColumns, boolean unicode) {
    long[] columns = columns(series, window, maxColumns);
    long max = 0;
    for (long count : columns) {
      max = Math.max(max, count);
    }
    String bars = unicode ? BARS : ASCII_BARS;
    StringBuilder line = new StringBuilder(columns.length);
    for (long count : columns) {
      line.append(count == 0 ? ' ' : bars.charAt(height(count, max, bars.length())));
    }
    return line.toString();
  }

  private static int height(long count, long max, int heights) {
    return (int) Math.ceil((double) count / max * heights) - 1;
  }

  /**
   * Each column stands for the same number of whole intervals, or it would show what is not there.
   */
  private static long[] columns(TimeSeries series, TimeRange window, int maxColumns) {
    long step = series.step().toSeconds();
    long first = Math.floorDiv(window.first().getEpochSecond(), step);
    long intervals = Math.floorDiv(window.last().getEpochSecond(), step) - first + 1;
    long perColumn = (intervals + maxColumns - 1) / maxColumns;
    long[] columns = new long[(int) ((intervals + perColumn - 1) / perColumn)];
    for (int i = 0; i < series.size(); i++) {
      long column = (Math.floorDiv(series.startSecond(i), step) - first) / perColumn;
      columns[(int) Math.min(Math.max(column, 0), columns.length - 1)] += series.count(i);
    }
    return columns;
  }
}
