package io.loginsight.viz;

import io.loginsight.api.Figure;
import io.loginsight.api.Figure.Span;
import io.loginsight.api.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/** What was when: lanes of bars along one axis of time. Bars that overlap stand in rows. */
final class LaneChart {

  private static final int ROWS = 20;
  private static final int ROW = 13;
  private static final int BAR = 9;
  private static final int NAME = 24;
  private static final int GAP = 10;
  private static final int AXIS = 40;
  private static final int TICKS = 8;

  /** In percent; what is shorter could not be seen. */
  private static final double LEAST = 0.35;

  private final Figure.Timeline timeline;
  private final double from;
  private final double to;

  LaneChart(Figure.Timeline timeline) {
    this.timeline = timeline;
    this.from = seconds(timeline.window().first());
    this.to = Math.max(from + 1, seconds(timeline.window().last()));
  }

  void write(Html html) {
    legend(html);
    List<List<List<Span>>> lanes = timeline.lanes().stream().map(this::rows).toList();
    int bottom = 0;
    for (List<List<Span>> rows : lanes) {
      bottom += NAME + Math.max(1, rows.size()) * ROW + GAP;
    }
    html.start("svg", "bars lanes")
        .attr("height", bottom + AXIS)
        .attr("role", "img")
        .attr("aria-label", timeline.title());
    int top = 0;
    int hidden = 0;
    for (int i = 0; i < lanes.size(); i++) {
      Figure.Lane lane = timeline.lanes().get(i);
      List<List<Span>> rows = lanes.get(i);
      int shown = rows.stream().mapToInt(List::size).sum();
      hidden += lane.spans().size() - shown;
      html.start("text", "name").attr("x", "0").attr("y", top + 14);
      html.text(Words.cut(lane.name(), 60) + " (" + Words.number(lane.spans().size()) + ")").end();
      top += NAME;
      for (List<Span> row : rows) {
        for (Span span : row) {
          bar(span, top, html);
        }
        top += ROW;
      }
      top += rows.isEmpty() ? ROW + GAP : GAP;
    }
    axis(bottom, html);
    html.end();
    if (hidden > 0) {
      html.leaf(
          "p",
          "note",
          "Not shown: " + Words.number(hidden) + " outside of this time or among too many others.");
    }
  }

  /** Puts each into the first row in which there is room, the most severe ones first. */
  private List<List<Span>> rows(Figure.Lane lane) {
    List<List<Span>> rows = new ArrayList<>();
    List<Span> spans =
        lane.spans().stream()
            .filter(span -> seconds(span.when().last()) >= from)
            .filter(span -> seconds(span.when().first()) <= to)
            .sorted(
                Comparator.comparing(LaneChart::rank)
                    .reversed()
                    .thenComparing(span -> span.when().first()))
            .toList();
    for (Span span : spans) {
      int row = 0;
      while (row < rows.size() && rows.get(row).stream().anyMatch(other -> overlap(span, other))) {
        row++;
      }
      if (row < ROWS) {
        if (row == rows.size()) {
          rows.add(new ArrayList<>());
        }
        rows.get(row).add(span);
      }
    }
    return rows;
  }

  private static int rank(Span span) {
    return span.severity() == null ? -1 : span.severity().ordinal();
  }

  private boolean overlap(Span one, Span other) {
    return left(one) < left(other) + width(other) && left(other) < left(one) + width(one);
  }

  private void legend(Html html) {
    TreeSet<Severity> severities = new TreeSet<>(Comparator.reverseOrder());
    for (Figure.Lane lane : timeline.lanes()) {
      lane.spans().stream().map(Span::severity).filter(Objects::nonNull).forEach(severities::add);
    }
    if (!severities.isEmpty()) {
      html.start("ul", "legend");
      for (Severity severity : severities) {
        html.start("li").leaf("span", "key of-" + Words.lower(severity), "");
        html.text(Words.lower(severity)).end();
      }
      html.end();
    }
  }

  private void bar(Span span, int top, Html html) {
    String css = span.severity() == null ? "of-label" : "of-" + Words.lower(span.severity());
    html.start("rect", css)
        .attr("x", percent(left(span)))
        .attr("width", percent(width(span)))
        .attr("y", top)
        .attr("height", BAR)
        .attr("rx", 2);
    String severity = span.severity() == null ? "" : span.severity() + ": ";
    html.leaf(
        "title", Words.range(span.when()) + " UTC\n" + severity + Words.cut(span.text(), 400));
    html.end().line();
  }

  private void axis(int bottom, Html html) {
    html.start("line", "zero").attr("x1", "0").attr("x2", "100%");
    html.attr("y1", bottom).attr("y2", bottom).end();
    int index = 0;
    for (TimeAxis.Tick tick : TimeAxis.ticks((long) from, (long) Math.ceil(to), TICKS)) {
      double at = 100 * (tick.second() - from) / (to - from);
      if (at >= 0 && at <= 100) {
        boolean minor = index++ % 2 == 1 && tick.context().isEmpty();
        html.start("g", minor ? "tick minor" : "tick");
        html.start("line").attr("x1", percent(at)).attr("x2", percent(at));
        html.attr("y1", bottom).attr("y2", bottom + 5).end();
        String anchor = at < 4 ? "start" : at > 96 ? "end" : "middle";
        label(tick.label(), at, bottom + 19, anchor, html);
        if (!tick.context().isEmpty()) {
          label(tick.context(), at, bottom + 34, anchor, html);
        }
        html.end();
      }
    }
  }

  private static void label(String text, double at, int y, String anchor, Html html) {
    html.start("text").attr("x", percent(at)).attr("y", y).attr("text-anchor", anchor);
    html.text(text).end();
  }

  private double left(Span span) {
    double at = 100 * (seconds(span.when().first()) - from) / (to - from);
    return Math.min(100 - LEAST, Math.max(0, at));
  }

  private double width(Span span) {
    double end = 100 * (seconds(span.when().last()) - from) / (to - from);
    return Math.max(LEAST, Math.min(100, end) - left(span));
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.3f%%", value);
  }
}
