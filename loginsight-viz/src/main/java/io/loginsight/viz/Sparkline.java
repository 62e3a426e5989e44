package io.loginsight.viz;

/** A chart in the size of a word: how often something happened over the time of the report. */
final class Sparkline {

  /** How many bars it has at most. */
  static final int BARS = 48;

  private static final int HEIGHT = 20;

  private Sparkline() {}

  /** Writes the chart; its largest bar fills it. */
  static void write(long[] counts, Html html) {
    html.start("svg", "spark")
        .attr("viewBox", "0 0 " + 2 * counts.length + " " + HEIGHT)
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .start("path")
        .attr("d", path(counts))
        .end()
        .end();
  }

  /**
   * Returns one stroke for each bar, two units wide, from the bottom up. A bar that is not empty is
   * at least two units high, so that a single event can be seen beside thousands.
   */
  static String path(long[] counts) {
    long largest = 1;
    for (long count : counts) {
      largest = Math.max(largest, count);
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        long height = Math.max(2, Math.round((double) HEIGHT * counts[i] / largest));
        path.append('M').append(2 * i + 1).append(' ').append(HEIGHT).append('v').append(-height);
      }
    }
    return path.toString();
  }
}
