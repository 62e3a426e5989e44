package io.loginsight.viz;

import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A chart of stacked bars over time. Widths are shares and heights are pixels, so it fills any
 * width without scaling its text. Where the serious events would be too few to see beside the
 * others, they are drawn once more below, on a scale of their own.
 */
final class StackedBars {

  private static final int TOP = 16;
  private static final int HEIGHT = 168;
  private static final int GAP = 34; // between the two panels, with room for a caption
  private static final int SERIOUS_HEIGHT = 64;
  private static final int AXIS = 40; // below the panels: labels and dates
  private static final int TICKS = 9;

  private final Buckets buckets;
  private final List<Layer> layers;

  /** One colour of the stack. */
  static final class Layer {
    private final String name;
    private final String css;
    private final boolean serious;
    private final long[] counts;

    /**
     * Makes a layer.
     *
     * @param name what it counts, for the legend
     * @param css the class that colours it
     * @param serious whether it may need a panel of its own to be seen
     * @param counts its events in each bucket; not modified
     */
    Layer(String name, String css, boolean serious, long[] counts) {
      this.name = name;
      this.css = css;
      this.serious = serious;
      this.counts = counts;
    }

    long total() {
      long sum = 0;
      for (long count : counts) {
        sum += count;
      }
      return sum;
    }
  }

  /**
   * Makes a chart.
   *
   * @param layers from the bottom up
   */
  StackedBars(Buckets buckets, List<Layer> layers) {
    this.buckets = buckets;
    this.layers = List.copyOf(layers);
  }

  /** Writes the legend, the chart and the same numbers as a table. */
  void write(Html html) {
    legend(html);
    chart(html);
    table(html);
  }

  private void legend(Html html) {
    html.start("ul", "legend");
    for (Layer layer : layers) {
      html.start("li");
      html.leaf("span", "key " + layer.css, "");
      html.text(layer.name + " ").leaf("b", Words.number(layer.total())).end();
    }
    html.end();
  }

  private void chart(Html html) {
    List<Layer> serious = layers.stream().filter(layer -> layer.serious).toList();
    long largest = largest(layers);
    boolean apart = !serious.isEmpty() && largest(serious) * 6 < largest;
    int bottom = TOP + HEIGHT + (apart ? GAP + SERIOUS_HEIGHT : 0);

    html.start("svg", "bars")
        .attr("height", bottom + AXIS)
        .attr("role", "img")
        .attr("aria-label", "Events over time by level; the table below has the same numbers")
        .attr("data-origin", buckets.origin())
        .attr("data-step", buckets.step())
        .attr("data-size", buckets.size());
    CountAxis all = CountAxis.upTo(largest, 5);
    grid(all, TOP, HEIGHT, html);
    CountAxis few = CountAxis.upTo(largest(serious), 2);
    if (apart) {
      int seriousTop = TOP + HEIGHT + GAP;
      html.start("text", "caption")
          .attr("x", "0")
          .attr("y", seriousTop - 14)
          .text("Warnings and worse, on their own scale")
          .end();
      grid(few, seriousTop, SERIOUS_HEIGHT, html);
    }
    timeAxis(bottom, html);
    for (int i = 0; i < buckets.size(); i++) {
      html.start("g", "bar").leaf("title", title(i));
      rect("hit", i, 1, 0, bottom, html);
      stack(layers, i, all, TOP + HEIGHT, HEIGHT, html);
      if (apart) {
        stack(serious, i, few, bottom, SERIOUS_HEIGHT, html);
      }
      html.end().line();
    }
    html.end();
  }

  private long largest(List<Layer> of) {
    long largest = 0;
    for (int i = 0; i < buckets.size(); i++) {
      largest = Math.max(largest, sum(of, i));
    }
    return largest;
  }

  private static long sum(List<Layer> of, int bucket) {
    long sum = 0;
    for (Layer layer : of) {
      sum += layer.counts[bucket];
    }
    return sum;
  }

  private static void grid(CountAxis axis, int top, int height, Html html) {
    for (long at = 0; at <= axis.top(); at += axis.step()) {
      String y = pixels(top + height - height * axis.share(at));
      html.start("line", at == 0 ? "zero" : "grid")
          .attr("x1", "0")
          .attr("x2", "100%")
          .attr("y1", y)
          .attr("y2", y)
          .end();
      if (at > 0) {
        html.start("text", "count")
            .attr("x", "-8") // in the padding on the left
            .attr("y", pixels(top + height - height * axis.share(at) + 4))
            .attr("text-anchor", "end")
            .text(CountAxis.label(at))
            .end();
      }
    }
  }

  private void timeAxis(int bottom, Html html) {
    int index = 0;
    for (TimeAxis.Tick tick : TimeAxis.ticks(buckets.origin(), buckets.end(), TICKS)) {
      double at = (double) (tick.second() - buckets.origin()) / (buckets.end() - buckets.origin());
      // Every other label is hidden where there is little room, but never one with a date.
      boolean minor = index++ % 2 == 1 && tick.context().isEmpty();
      html.start("g", minor ? "tick minor" : "tick");
      html.start("line")
          .attr("x1", percent(at))
          .attr("x2", percent(at))
          .attr("y1", bottom)
          .attr("y2", bottom + 5)
          .end();
      String anchor = at < 0.04 ? "start" : at > 0.96 ? "end" : "middle";
      label(tick.label(), at, bottom + 19, anchor, html);
      if (!tick.context().isEmpty()) {
        label(tick.context(), at, bottom + 34, anchor, html);
      }
      html.end();
    }
  }

  private static void label(String text, double at, int y, String anchor, Html html) {
    html.start("text")
        .attr("x", percent(at))
        .attr("y", y)
        .attr("text-anchor", anchor)
        .text(text)
        .end();
  }

  private void stack(
      List<Layer> of, int bucket, CountAxis axis, int bottom, int height, Html html) {
    double y = bottom;
    for (Layer layer : of) {
      long count = layer.counts[bucket];
      if (count > 0) {
        double high = Math.max(1, height * axis.share(count)); // one event can be seen
        y -= high;
        rect(layer.css, bucket, buckets.size() > 60 ? 0.9 : 0.86, y, high, html);
      }
    }
  }

  private void rect(String css, int bucket, double share, double y, double height, Html html) {
    html.start("rect", css)
        .attr("x", percent((bucket + (1 - share) / 2) / buckets.size()))
        .attr("width", percent(share / buckets.size()))
        .attr("y", pixels(y))
        .attr("height", pixels(height))
        .end();
  }

  /** Says what a bar stands for, one fact a line. */
  private String title(int bucket) {
    StringBuilder title = new StringBuilder(interval(bucket)).append(" UTC\n");
    title.append(Words.count(sum(layers, bucket), "event"));
    for (Layer layer : layers) {
      if (layer.counts[bucket] > 0) {
        title.append('\n').append(layer.name).append(' ');
        title.append(Words.number(layer.counts[bucket]));
      }
    }
    return title.toString();
  }

  private String interval(int bucket) {
    return Words.range(
        new TimeRange(
            Instant.ofEpochSecond(buckets.start(bucket)),
            Instant.ofEpochSecond(buckets.start(bucket + 1))));
  }

  private void table(Html html) {
    html.start("details", "numbers").leaf("summary", "The same numbers as a table");
    html.start("div", "scroll").start("table").start("thead").start("tr");
    html.start("th").attr("scope", "col").text("Interval (UTC)").end();
    for (Layer layer : layers) {
      html.start("th").attr("scope", "col").text(layer.name).end();
    }
    html.end().end().start("tbody");
    for (int i = 0; i < buckets.size(); i++) {
      if (sum(layers, i) > 0) {
        html.start("tr").start("th").attr("scope", "row").text(interval(i)).end();
        for (Layer layer : layers) {
          html.leaf("td", Words.number(layer.counts[i]));
        }
        html.end();
      }
    }
    html.end().end().end().end();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * share);
  }

  private static String pixels(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
