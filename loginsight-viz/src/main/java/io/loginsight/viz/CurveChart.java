package io.loginsight.viz;

import io.loginsight.api.Figure;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shares against shares, as points that a line joins, beside the line of equal shares. */
final class CurveChart {

  private static final int SIZE = 280;
  private static final int LEFT = 48;
  private static final int TOP = 12;

  private CurveChart() {}

  static void write(Figure.Curve curve, Html html) {
    html.start("svg", "curve")
        .attr("viewBox", "0 0 " + (LEFT + SIZE + 16) + " " + (TOP + SIZE + 46))
        .attr("role", "img")
        .attr("aria-label", curve.up() + " by " + curve.across());
    for (int i = 0; i <= 4; i++) {
      double share = i / 4.0;
      line(i == 0 ? "zero" : "grid", 0, share, 1, share, html);
      line(i == 0 ? "zero" : "grid", share, 0, share, 1, html);
      text(LEFT - 8, y(share) + 4, "end", percent(share), html);
      text(x(share), TOP + SIZE + 18, "middle", percent(share), html);
    }
    line("same", 0, 0, 1, 1, html);
    text(LEFT + SIZE / 2.0, TOP + SIZE + 38, "middle", curve.across(), html);
    html.start("text").attr("x", "0").attr("y", "0").attr("text-anchor", "middle");
    html.attr("transform", "translate(11 " + (TOP + SIZE / 2) + ") rotate(-90)");
    html.text(curve.up()).end();
    html.start("polyline")
        .attr(
            "points",
            curve.points().stream()
                .map(point -> pixels(x(point.x())) + "," + pixels(y(point.y())))
                .collect(Collectors.joining(" ")))
        .end();
    for (Figure.Point point : curve.points()) {
      html.start("circle").attr("cx", pixels(x(point.x()))).attr("cy", pixels(y(point.y())));
      html.attr("r", 5).leaf("title", Words.cut(point.text(), 400)).end();
    }
    html.end();
    if (curve.points().isEmpty()) {
      html.leaf("p", "note", "There is nothing to draw.");
      return;
    }
    html.start("ul", "points");
    curve.points().forEach(point -> html.leaf("li", Words.cut(point.text(), 400)));
    html.end();
  }

  private static void line(
      String css, double fromX, double fromY, double toX, double toY, Html html) {
    html.start("line", css)
        .attr("x1", pixels(x(fromX)))
        .attr("y1", pixels(y(fromY)))
        .attr("x2", pixels(x(toX)))
        .attr("y2", pixels(y(toY)))
        .end();
  }

  private static void text(double x, double y, String anchor, String text, Html html) {
    html.start("text").attr("x", pixels(x)).attr("y", pixels(y)).attr("text-anchor", anchor);
    html.text(text).end();
  }

  private static double x(double share) {
    return LEFT + SIZE * share;
  }

  private static double y(double share) {
    return TOP + SIZE * (1 - share);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
