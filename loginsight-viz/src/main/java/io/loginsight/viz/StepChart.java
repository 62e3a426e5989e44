package io.loginsight.viz;

import io.loginsight.api.Figure;
import java.util.List;
import java.util.Locale;

/** Numbers against numbers as lines of steps, with a legend under them. */
final class StepChart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 240;
  private static final int LEFT = 48;
  private static final int TOP = 12;
  private static final int COLOURS = 4;

  private final Figure.Steps steps;
  private final CountAxis across;
  private final CountAxis up;

  StepChart(Figure.Steps steps) {
    this.steps = steps;
    this.across = axis(true, 8);
    this.up = axis(false, 5);
  }

  private CountAxis axis(boolean across, int ticks) {
    double largest =
        steps.lines().stream()
            .flatMap(line -> line.spots().stream())
            .mapToDouble(spot -> across ? spot.x() : spot.y())
            .max()
            .orElse(1);
    return CountAxis.upTo((long) Math.ceil(largest), ticks);
  }

  void write(Html html) {
    if (steps.lines().stream().allMatch(line -> line.spots().isEmpty())) {
      html.leaf("p", "note", "There is nothing to draw.");
      return;
    }
    html.start("svg", "steps")
        .attr("viewBox", "0 0 " + (LEFT + WIDTH + 20) + " " + (TOP + HEIGHT + 46))
        .attr("role", "img")
        .attr("aria-label", steps.up() + " by " + steps.across());
    for (long tick = 0; tick <= up.top(); tick += up.step()) {
      double at = y((double) tick);
      line(tick == 0 ? "zero" : "grid", x(0), at, LEFT + WIDTH, at, html);
      text(LEFT - 8, at + 4, "end", CountAxis.label(tick), html);
    }
    for (long tick = 0; tick <= across.top(); tick += across.step()) {
      double at = x((double) tick);
      line(tick == 0 ? "zero" : "grid", at, TOP, at, y(0), html);
      text(at, TOP + HEIGHT + 18, "middle", CountAxis.label(tick), html);
    }
    text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 38, "middle", steps.across(), html);
    html.start("text").attr("x", "0").attr("y", "0").attr("text-anchor", "middle");
    html.attr("transform", "translate(11 " + (TOP + HEIGHT / 2) + ") rotate(-90)");
    html.text(steps.up()).end();
    for (int i = steps.lines().size() - 1; i >= 0; i--) { // the first one on top
      draw(steps.lines().get(i), colour(i), html);
    }
    html.end().start("ul", "step-names");
    for (int i = 0; i < steps.lines().size(); i++) {
      html.start("li").start("span", "key " + colour(i)).end();
      html.text(Words.cut(steps.lines().get(i).name(), 100)).end();
    }
    html.end();
  }

  private static String colour(int line) {
    return "line-" + line % COLOURS;
  }

  private void draw(Figure.Line line, String css, Html html) {
    List<Figure.Spot> spots = line.spots();
    if (spots.isEmpty()) {
      return;
    }
    StringBuilder points = new StringBuilder(at(spots.get(0).x(), 0));
    double height = 0;
    for (Figure.Spot spot : spots) {
      points.append(' ').append(at(spot.x(), height)).append(' ').append(at(spot.x(), spot.y()));
      height = spot.y();
    }
    points.append(' ').append(at((double) across.top(), height));
    html.start("polyline", css).attr("points", points.toString()).end();
    for (Figure.Spot spot : spots) {
      html.start("circle", css).attr("cx", pixels(x(spot.x()))).attr("cy", pixels(y(spot.y())));
      html.attr("r", 4).leaf("title", Words.cut(line.name() + ": " + spot.text(), 400)).end();
    }
  }

  private String at(double x, double y) {
    return pixels(x(x)) + "," + pixels(y(y));
  }

  private double x(double value) {
    return LEFT + WIDTH * value / across.top();
  }

  private double y(double value) {
    return TOP + HEIGHT * (1 - value / up.top());
  }

  private static void line(
      String css, double fromX, double fromY, double toX, double toY, Html html) {
    html.start("line", css)
        .attr("x1", pixels(fromX))
        .attr("y1", pixels(fromY))
        .attr("x2", pixels(toX))
        .attr("y2", pixels(toY))
        .end();
  }

  private static void text(double x, double y, String anchor, String text, Html html) {
    html.start("text").attr("x", pixels(x)).attr("y", pixels(y)).attr("text-anchor", anchor);
    html.text(text).end();
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
