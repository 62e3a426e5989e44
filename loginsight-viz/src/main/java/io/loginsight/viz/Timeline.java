package io.loginsight.viz;

import io.loginsight.api.Chunk;
import io.loginsight.api.Level;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The events over time, by level. */
final class Timeline {

  private static final int BARS = 120;

  private Timeline() {}

  static void write(Chunk chunk, Html html) {
    html.start("section").attr("id", "time").leaf("h2", "Events over time");
    Buckets buckets = Buckets.over(chunk.events(), BARS);
    if (buckets == null) {
      html.leaf(
          "p",
          "empty",
          chunk.counts().events() == 0
              ? "There are no events to show."
              : "No event says when it was logged, so there is nothing to draw over time.");
    } else {
      html.leaf("p", "lead", lead(chunk, buckets));
      html.start("div", "chart");
      new StackedBars(buckets, layers(chunk, buckets)).write(html);
      html.end();
    }
    html.end().line();
  }

  private static String lead(Chunk chunk, Buckets buckets) {
    String text =
        "One bar is " + Words.duration(Duration.ofSeconds(buckets.step())) + "; all times are UTC.";
    long untimed = chunk.counts().events() - chunk.events().total();
    return untimed > 0
        ? text + " " + Words.count(untimed, "event") + " without a time not shown."
        : text;
  }

  /** Returns a layer for each level that occurred, most serious at the bottom, where it is seen. */
  private static List<StackedBars.Layer> layers(Chunk chunk, Buckets buckets) {
    List<StackedBars.Layer> layers = new ArrayList<>();
    long[] rest = buckets.fold(chunk.events());
    Level[] levels = Level.values();
    for (int i = levels.length - 1; i >= 0; i--) {
      TimeSeries series = chunk.levels().get(levels[i]);
      if (series != null && series.size() > 0) {
        long[] counts = buckets.fold(series);
        for (int b = 0; b < rest.length; b++) {
          rest[b] = Math.max(0, rest[b] - counts[b]);
        }
        boolean serious = levels[i].compareTo(Level.WARN) >= 0;
        layers.add(new StackedBars.Layer(levels[i].name(), Parts.css(levels[i]), serious, counts));
      }
    }
    StackedBars.Layer none = new StackedBars.Layer("no level", Parts.css(null), false, rest);
    if (none.total() > 0) {
      layers.add(none);
    }
    return layers;
  }
}
