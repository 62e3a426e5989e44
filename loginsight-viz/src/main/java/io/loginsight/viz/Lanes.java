package io.loginsight.viz;

import io.loginsight.api.Chunk;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.util.List;
import java.util.Locale;

/**
 * When patterns came in the time of an incident and around it: a row for each, over one time axis,
 * each on a scale of its own.
 */
final class Lanes {

  /** So many seconds before and behind are shown, as far as there are any. */
  private static final long LEAST_MARGIN = 300;

  private static final int MOST = 90; // bars
  private static final int HEIGHT = 26;
  private static final int TICKS = 6;

  private final Buckets buckets;
  private final TimeRange incident;

  private Lanes(Buckets buckets, TimeRange incident) {
    this.buckets = buckets;
    this.incident = incident;
  }

  /** Returns lanes for an incident and as much time before and behind it, as far as it was read. */
  static Lanes around(TimeRange incident, Chunk chunk) {
    long step = chunk.events().step().toSeconds();
    long first = incident.first().getEpochSecond();
    long last = incident.last().getEpochSecond();
    long margin = Math.max(Math.max(LEAST_MARGIN, 5 * step), last - first);
    TimeRange window = chunk.window() == null ? incident : chunk.window();
    long from = Math.min(first, Math.max(window.first().getEpochSecond(), first - margin));
    long to = Math.max(last, Math.min(window.last().getEpochSecond(), last + margin));
    return new Lanes(Buckets.over(from, to, step, MOST), incident);
  }

  void write(List<PatternStats> patterns, Html html) {
    html.start("div", "lanes");
    for (PatternStats stats : patterns) {
      html.start("div", "lane").start("span", "name");
      Parts.level(Parts.worst(stats.counts()), html);
      html.text(" ");
      Parts.link(stats.pattern(), html);
      html.end();
      bars(stats, html);
      html.end().line();
    }
    html.start("div", "lane axis").start("span", "name").end();
    axis(html);
    html.end().end();
  }

  private void bars(PatternStats stats, Html html) {
    long[] counts = buckets.fold(stats.series());
    long most = 0;
    long all = 0;
    for (long count : counts) {
      most = Math.max(most, count);
      all += count;
    }
    html.start("svg").attr("height", HEIGHT).attr("role", "img");
    html.attr(
        "aria-label", Words.count(all, "event") + ", at most " + Words.number(most) + " a bar");
    double begin = share(incident.first().getEpochSecond());
    double end = share(incident.last().getEpochSecond() + buckets.step());
    html.start("rect", "span")
        .attr("x", percent(begin))
        .attr("width", percent(Math.max(0.004, Math.min(1, end) - begin)))
        .attr("height", "100%")
        .end();
    String css = Parts.css(Parts.worst(stats.counts()));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double high = Math.max(1.5, (HEIGHT - 2.0) * counts[i] / most);
        html.start("rect", css)
            .attr("x", percent((i + 0.05) / buckets.size()))
            .attr("width", percent(0.9 / buckets.size()))
            .attr("y", pixels(HEIGHT - high))
            .attr("height", pixels(high))
            .end();
      }
    }
    html.end();
  }

  private void axis(Html html) {
    html.start("svg").attr("height", 18).attr("aria-hidden", "true");
    for (TimeAxis.Tick tick : TimeAxis.ticks(buckets.origin(), buckets.end(), TICKS)) {
      double at = share(tick.second());
      html.start("text")
          .attr("x", percent(at))
          .attr("y", 13)
          .attr("text-anchor", at < 0.04 ? "start" : at > 0.96 ? "end" : "middle")
          .text(tick.label())
          .end();
    }
    html.end();
  }

  private double share(long second) {
    double share = (double) (second - buckets.origin()) / (buckets.end() - buckets.origin());
    return Math.max(0, Math.min(1, share));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * share);
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
