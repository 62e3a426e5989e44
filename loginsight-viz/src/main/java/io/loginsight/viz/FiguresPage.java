package io.loginsight.viz;

import io.loginsight.api.Figure;
import io.loginsight.api.Figures;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The page of figures: what a report looks like, without a script. */
final class FiguresPage {

  private static final String STYLE = Page.resource("report.css") + Page.resource("figures.css");

  /** As that of the report, and nothing may run. */
  private static final String POLICY =
      "default-src 'none'; style-src '"
          + Page.hash(STYLE)
          + "'; form-action 'none'; base-uri 'none'; "
          + "require-trusted-types-for 'script'; trusted-types 'none'";

  /** What is set to the right, so that digits stand below each other. */
  private static final Pattern NUMBER =
      Pattern.compile("-|–|[<>]?[0-9][0-9,.]*( of [0-9,]+| ?%|( [a-z]+( [0-9]+ [a-z]+)?))?");

  private static final int TEXT_CHARS = 400;
  private static final int NOTICES = 20;
  private static final int SHADES = 10;

  private FiguresPage() {}

  /** Returns the page for some figures. */
  static String of(Figures figures) {
    Html html = new Html();
    html.verbatim("<!doctype html>\n").start("html").attr("lang", "en").line();
    html.start("head").start("meta").attr("charset", "utf-8").end().line();
    html.start("meta").attr("http-equiv", "Content-Security-Policy");
    html.attr("content", POLICY).end().line();
    Page.meta("viewport", "width=device-width, initial-scale=1", html);
    Page.meta("referrer", "no-referrer", html);
    Page.meta("color-scheme", "light dark", html);
    html.leaf("title", "Log Insight: " + Words.cut(figures.title(), TEXT_CHARS));
    html.line().start("style").verbatim(STYLE).end().end().line();
    html.start("body").line().start("header", "top").leaf("span", "brand", "Log Insight").end();
    html.line().start("main").start("section").attr("id", "overview");
    html.leaf("p", "eyebrow", Words.cut(figures.title(), TEXT_CHARS));
    html.leaf("h1", Words.cut(figures.headline(), TEXT_CHARS));
    html.leaf("p", "lead", figures.lead());
    notices(figures.notices(), html);
    html.end().line();
    for (Figure figure : figures.figures()) {
      write(figure, html);
    }
    html.end().line(); // main
    return html.end().end().line().toString();
  }

  private static void notices(List<String> notices, Html html) {
    if (!notices.isEmpty()) {
      html.start("div", "notice").leaf("strong", "Before you read on").start("ul");
      notices.stream().limit(NOTICES).forEach(n -> html.leaf("li", Words.cut(n, TEXT_CHARS)));
      if (notices.size() > NOTICES) {
        html.leaf("li", "and " + Words.number(notices.size() - NOTICES) + " more");
      }
      html.end().end();
    }
  }

  private static void write(Figure figure, Html html) {
    html.start("section", "figure").leaf("h2", figure.title());
    if (!figure.note().isEmpty()) {
      html.leaf("p", "lead", figure.note());
    }
    html.start("div", "chart");
    if (figure instanceof Figure.Table table) {
      table(table, html);
    } else if (figure instanceof Figure.HeatMap map) {
      heatMap(map, html);
    } else if (figure instanceof Figure.Curve curve) {
      CurveChart.write(curve, html);
    } else if (figure instanceof Figure.Steps steps) {
      new StepChart(steps).write(html);
    } else if (figure instanceof Figure.Timeline timeline) {
      new LaneChart(timeline).write(html);
    }
    html.end().end().line();
  }

  private static void table(Figure.Table table, Html html) {
    List<Boolean> numbers =
        IntStream.range(0, table.columns().size())
            .mapToObj(i -> table.rows().stream().allMatch(r -> NUMBER.matcher(r.get(i)).matches()))
            .toList();
    html.start("div", "scroll").start("table").start("thead").start("tr");
    for (int i = 0; i < table.columns().size(); i++) {
      html.start("th", numbers.get(i) ? "num" : "").attr("scope", "col");
      html.text(table.columns().get(i)).end();
    }
    html.end().end().start("tbody");
    for (List<String> row : table.rows()) {
      html.start("tr");
      for (int i = 0; i < row.size(); i++) {
        html.start(i == 0 ? "th" : "td", numbers.get(i) ? "num" : "");
        if (i == 0) {
          html.attr("scope", "row");
        }
        html.text(Words.cut(row.get(i), TEXT_CHARS)).end();
      }
      html.end();
    }
    html.end().end().end();
  }

  /** Shades are by row, so that a rare class is seen beside a frequent one. */
  private static void heatMap(Figure.HeatMap map, Html html) {
    html.start("div", "scroll").start("table", "heat").start("thead");
    html.start("tr").start("td").end();
    html.start("th").attr("colspan", map.columns().size()).attr("scope", "colgroup");
    html.text(map.across()).end().end().start("tr");
    html.start("th").attr("scope", "col").text(map.down()).end();
    map.columns().forEach(name -> html.start("th").attr("scope", "col").text(name).end());
    html.end().end().start("tbody");
    for (int i = 0; i < map.rows().size(); i++) {
      List<Long> counts = map.counts().get(i);
      long sum = counts.stream().mapToLong(Long::longValue).sum();
      html.start("tr").start("th").attr("scope", "row").text(map.rows().get(i)).end();
      for (long count : counts) {
        long shade = sum == 0 ? 0 : (count * SHADES + sum - 1) / sum;
        html.start("td", "shade-" + shade).leaf("b", Words.number(count));
        html.text(" ").leaf("small", sum == 0 ? "–" : Words.share(count, sum)).end();
      }
      html.end();
    }
    html.end().end().end();
  }
}
