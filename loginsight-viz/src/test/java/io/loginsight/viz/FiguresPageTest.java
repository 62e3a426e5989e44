package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Figure;
import io.loginsight.api.Figures;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FiguresPageTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");

  private static Figures figures(UnaryOperator<String> text) {
    return new Figures(
        text.apply("title"),
        text.apply("headline"),
        text.apply("lead"),
        List.of(text.apply("notice")),
        List.of(
            new Figure.Table(
                text.apply("a table"),
                text.apply("note"),
                List.of(text.apply("name"), "Share"),
                List.of(List.of(text.apply("first"), "0.5"), List.of(text.apply("second"), "-"))),
            new Figure.HeatMap(
                text.apply("a map"),
                "",
                text.apply("down"),
                text.apply("across"),
                List.of(text.apply("one"), text.apply("two")),
                List.of(text.apply("one"), text.apply("two")),
                List.of(List.of(9L, 1L), List.of(0L, 0L))),
            new Figure.Steps(
                text.apply("steps"),
                text.apply("note"),
                text.apply("x"),
                text.apply("y"),
                List.of(
                    new Figure.Line(
                        text.apply("line"), List.of(new Figure.Spot(2, 1, text.apply("spot")))))),
            new Figure.Curve(
                text.apply("a curve"),
                "",
                text.apply("score"),
                text.apply("share"),
                List.of(
                    new Figure.Point(0.25, 0.5, text.apply("a point")),
                    new Figure.Point(1, 1, text.apply("another")))),
            new Figure.Timeline(
                text.apply("a timeline"),
                "",
                range(0, 3_600),
                List.of(
                    new Figure.Lane(
                        text.apply("labels"),
                        List.of(new Figure.Span(range(600, 900), text.apply("label"), null))),
                    new Figure.Lane(
                        text.apply("findings"),
                        List.of(
                            new Figure.Span(range(0, 1_800), text.apply("mild"), Severity.LOW),
                            new Figure.Span(
                                range(700, 800), text.apply("bad"), Severity.HIGH)))))));
  }

  private static TimeRange range(long from, long to) {
    return new TimeRange(START.plusSeconds(from), START.plusSeconds(to));
  }

  private static Figures timeline(List<Figure.Span> spans) {
    return new Figures(
        "t",
        "h",
        "l",
        List.of(),
        List.of(new Figure.Timeline("", "", range(0, 60), List.of(new Figure.Lane("all", spans)))));
  }

  private static Document page(Figures figures) {
    return Jsoup.parse(FiguresPage.of(figures));
  }

  @Test
  void of_hostileTexts_giveTheElementsAndAttributesOfHarmlessTexts() {
    String harmless = shape(figures(text -> text + "x".repeat(HostileText.ALL.length())));
    assertEquals(harmless, shape(figures(HostileText::append)));
  }

  private static String shape(Figures figures) {
    StringBuilder shape = new StringBuilder();
    page(figures)
        .getAllElements()
        .forEach(
            element ->
                shape
                    .append(element.tagName())
                    .append(element.attributes().asList().stream().map(Attribute::getKey).toList())
                    .append('\n'));
    return shape.toString();
  }

  @Test
  void of_anyFigures_allowsItsOwnStyleAloneAndHasNoScript() throws Exception {
    Document page = page(figures(HostileText::append));
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(page.selectFirst("style").data().getBytes(StandardCharsets.UTF_8));
    String hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";

    assertTrue(policy.startsWith("default-src 'none'; style-src " + hash + "; "), policy);
    assertFalse(policy.contains("script-src") || policy.contains("unsafe"), policy);
    assertTrue(page.select("script, img, link, iframe, [style], [href], [src]").isEmpty());
  }

  @Test
  void of_table_setsNumbersToTheRightAndNamesEachRow() {
    Document page = page(figures(text -> text));

    assertEquals("0.5 -", String.join(" ", page.select("td.num").eachText()));
    assertEquals(
        List.of("first", "second"),
        page.select("section:nth-of-type(2) tbody th[scope=row]").eachText());
  }

  @Test
  void of_heatMap_shadesByTheShareOfTheRow() {
    Document page = page(figures(text -> text));

    assertEquals("9 90.0%", page.selectFirst(".heat .shade-9").text());
    assertEquals("1 10.0%", page.selectFirst(".heat .shade-1").text());
    assertEquals(2, page.select(".heat .shade-0").size(), "a row without anything");
  }

  @Test
  void of_curve_drawsAndSaysEachPoint() {
    Document page = page(figures(text -> text));

    assertEquals(2, page.select(".curve circle").size());
    assertEquals(List.of("a point", "another"), page.select(".points li").eachText());
  }

  @Test
  void of_curveWithoutPoints_saysSo() {
    Figures empty =
        new Figures("", "", "", List.of(), List.of(new Figure.Curve("", "", "", "", List.of())));

    assertTrue(page(empty).text().contains("There is nothing to draw."));
  }

  @Test
  void of_timeline_putsTheMoreSevereOfTwoThatOverlapOnTop() {
    Document page = page(figures(text -> text));
    int high = Integer.parseInt(page.selectFirst("rect.of-high").attr("y"));
    int low = Integer.parseInt(page.selectFirst("rect.of-low").attr("y"));

    assertTrue(high < low, high + " " + low);
    assertEquals("19.444%", page.selectFirst("rect.of-high").attr("x"));
    assertEquals("high low", page.selectFirst(".legend").text());
  }

  @Test
  void of_timelineWithMoreThanThereIsRoomFor_saysHowManyAreNotShown() {
    List<Figure.Span> spans = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      spans.add(new Figure.Span(range(0, 60), "one of many", Severity.LOW));
    }
    spans.add(new Figure.Span(range(90, 99), "outside", Severity.LOW));
    Document page = page(timeline(spans));

    assertEquals(20, page.select("rect").size());
    assertTrue(page.text().contains("Not shown: 11 outside"), page.text());
  }

  @Test
  void of_timelineOfOneInstantOrOfAllTime_isDrawn() {
    TimeRange instant = new TimeRange(START, START);
    TimeRange ever = new TimeRange(Instant.MIN, Instant.MAX);
    for (TimeRange window : List.of(instant, ever)) {
      List<Figure.Span> spans =
          List.of(
              new Figure.Span(instant, "now", Severity.INFO),
              new Figure.Span(ever, "ever", Severity.CRITICAL));
      Figures figures =
          new Figures(
              "",
              "",
              "",
              List.of(),
              List.of(new Figure.Timeline("", "", window, List.of(new Figure.Lane("", spans)))));

      assertEquals(2, page(figures).select("rect").size(), window.toString());
    }
  }

  @Test
  void of_steps_holdTheirHeightUntilTheNextOne() {
    List<Figure.Spot> spots = List.of(new Figure.Spot(1, 2, "two"), new Figure.Spot(3, 4, "four"));
    Figure.Steps steps =
        new Figure.Steps("", "", "a day", "caught", List.of(new Figure.Line("own", spots)));
    Document page = page(new Figures("", "", "", List.of(), List.of(steps)));
    assertEquals(
        "261.3,252.0 261.3,252.0 261.3,132.0 688.0,132.0 688.0,12.0 688.0,12.0",
        page.select("svg.steps polyline").attr("points"));
    assertEquals("own: four", page.select("svg.steps circle title").last().text());
    assertEquals("own", page.select("ul.step-names li").text());
  }

  @Test
  void of_stepsWithoutASpot_sayThatThereIsNothing() {
    Figure.Steps steps =
        new Figure.Steps("", "", "", "", List.of(new Figure.Line("own", List.of())));
    Document page = page(new Figures("", "", "", List.of(), List.of(steps)));
    assertEquals(0, page.select("svg").size());
  }
}
