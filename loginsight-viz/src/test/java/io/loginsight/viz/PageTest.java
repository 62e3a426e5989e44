package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {

  static Stream<Report> reports() {
    return Stream.of(
        SampleReports.rich(),
        SampleReports.rich(HostileText::append),
        SampleReports.minimal(),
        SampleReports.unreadable(),
        SampleReports.empty());
  }

  @Test
  void of_hostileTexts_giveTheElementsAndAttributesOfHarmlessTexts() {
    List<String> harmless =
        shape(SampleReports.rich(text -> text + "x".repeat(HostileText.ALL.length())));
    List<String> hostile = shape(SampleReports.rich(HostileText::append));

    assertEquals(String.join("\n", harmless), String.join("\n", hostile));
  }

  private static List<String> shape(Report report) {
    return Jsoup.parse(Page.of(report)).getAllElements().stream()
        .map(
            element ->
                element.tagName()
                    + element.attributes().asList().stream().map(Attribute::getKey).toList())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void of_anyReport_allowsItsOwnStyleAndScriptAlone(Report report) throws Exception {
    Document page = Jsoup.parse(Page.of(report));
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");

    assertTrue(policy.startsWith("default-src 'none'; "));
    assertTrue(policy.contains("connect-src 'none'; form-action 'none'; base-uri 'none'"));
    assertFalse(policy.contains("unsafe"));
    assertEquals(1, page.select("style").size());
    assertTrue(policy.contains("style-src '" + hash(page.selectFirst("style").data()) + "'"));
    assertEquals(1, page.select("script:not([type])").size());
    assertTrue(
        policy.contains(
            "script-src '" + hash(page.selectFirst("script:not([type])").data()) + "'"));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void of_anyReport_refersToNothingOutsideAndHandlesNothingInline(Report report) {
    Document page = Jsoup.parse(Page.of(report));
    Set<String> wrong = new TreeSet<>();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        boolean refers =
            Set.of("src", "href", "action", "data", "srcset", "xlink:href").contains(name);
        if (name.equals("style")
            || name.startsWith("on")
            || refers && !attribute.getValue().startsWith("#")) {
          wrong.add(element.tagName() + " " + attribute);
        }
      }
    }

    assertEquals(Set.of(), wrong);
    assertTrue(page.select("img, link, iframe, object, embed, base, form, audio, video").isEmpty());
  }

  @Test
  void of_rich_namesNoAddressOutsideOfTheData() {
    String page = Page.of(SampleReports.rich());
    Document parsed = Jsoup.parse(page);
    parsed.selectFirst("#report-data").remove();
    String rest = parsed.html().replace("http://www.w3.org/2000/svg", ""); // a name, not a place

    assertFalse(rest.contains("http://"));
    assertFalse(rest.contains("https://"));
    assertFalse(parsed.selectFirst("style").data().contains("url("));
    assertFalse(parsed.selectFirst("style").data().contains("@import"));
  }

  @Test
  void of_rich_carriesExactlyTheJsonReport() throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    new JsonVisualizerProvider().create().write(SampleReports.rich(), json);
    Document page = Jsoup.parse(Page.of(SampleReports.rich()));

    assertEquals(json.toString(StandardCharsets.UTF_8), page.selectFirst("#report-data").data());
  }

  @Test
  void of_sameReportTwice_givesSamePage() {
    assertEquals(Page.of(SampleReports.rich()), Page.of(SampleReports.rich()));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void of_anyReport_everyLinkHasATargetAndEveryIdIsUnique(Report report) {
    Document page = Jsoup.parse(Page.of(report));
    Set<String> ids = new TreeSet<>();
    page.select("[id]").forEach(element -> assertTrue(ids.add(element.id()), element.id()));
    for (Element link : page.select("a[href]")) {
      String target = link.attr("href").substring(1);
      // Rows beyond the first are made by the script.
      assertTrue(ids.contains(target) || target.startsWith("p-"), target);
    }
  }

  @Test
  void of_rich_showsIncidentWithCausesLinesAndRemedies() {
    Document page = Jsoup.parse(Page.of(SampleReports.rich()));
    Element incident = page.selectFirst("#i-1");

    assertEquals(List.of("acknowledged", "resolved"), incident.select(".state").eachText());
    assertEquals(2, incident.select(".cause").size());
    assertEquals("payments", incident.selectFirst(".cause b").text());
    assertTrue(incident.selectFirst(".cause .terms").text().contains("named 15.4"));
    assertTrue(incident.selectFirst(".cause pre").text().contains("38/40 connections"));
    assertTrue(incident.selectFirst(".remedy").text().contains("See who holds the connections"));
    assertTrue(incident.selectFirst(".missing").text().contains("Spans of a tracer"));
    assertEquals("35 2.4% of 1,433", incident.select(".facts dd").get(3).text());
    assertTrue(incident.select(".lane svg .span").size() >= 1);
  }

  @Test
  void of_rich_findingShowsConfidenceImpactAndRemedy() {
    Element finding = Jsoup.parse(Page.of(SampleReports.rich())).selectFirst(".finding");
    assertEquals(
        List.of("0.75 of 1 2 bits", "37 events 2.5% of all then; of payments"),
        finding.select(".facts dd").eachText());
    assertEquals("Give the pool room again", finding.selectFirst(".remedy b").text());
  }

  @Test
  void of_rich_failedAnalyzerSaysWhatToDo() {
    Element failure = Jsoup.parse(Page.of(SampleReports.rich())).selectFirst("#findings .failure");
    assertEquals(
        "The analyzer 'pattern' has told nothing Not looked at: 1 event in 1 pattern. What to do:"
            + " Buy paper",
        failure.text());
  }

  @Test
  void of_rich_showsWhatWasSaidOfAnIncidentAndOfItsLike() {
    Element incident = Jsoup.parse(Page.of(SampleReports.rich())).selectFirst("#i-1");

    assertTrue(incident.selectFirst(".quote").text().endsWith(": pool was 10"));
    assertTrue(incident.selectFirst(".similar").text().contains("bank was the cause"));
  }

  @Test
  void of_rich_drawsReliabilityBeforeAndAfter() {
    Document page = Jsoup.parse(Page.of(SampleReports.rich()));
    assertEquals(
        List.of("As calculated: off by 0.23", "Calibrated: off by 0.03"),
        page.select("#reliability .part").eachText());
  }

  @Test
  void of_rich_ledgerHasEachFinding() {
    Document page = Jsoup.parse(Page.of(SampleReports.rich()));
    List<String> why = page.select("#incidents .numbers tbody td:nth-child(2)").eachText();

    assertEquals(SampleReports.rich().findings().size(), why.size());
    assertEquals("opens it, no problem once, real 2 times", why.get(0));
    assertTrue(why.contains("usual for this log"));
  }

  @Test
  void of_nobodyLookedForIncidents_hasNoSuchSection() {
    assertNull(Jsoup.parse(Page.of(SampleReports.minimal())).selectFirst("#incidents"));
  }

  @Test
  void of_rich_showsWhatWasAskedFor() {
    Document page = Jsoup.parse(Page.of(SampleReports.rich()));

    assertTrue(page.selectFirst("h1").text().startsWith("Cannot get a connection from pool"));
    assertTrue(page.selectFirst(".sum").text().endsWith("lines"));
    assertEquals(5, page.select(".finding").size());
    assertTrue(page.selectFirst(".finding pre").text().contains("PoolExhaustedException"));
    assertTrue(page.selectFirst(".finding").text().contains("logs/elsewhere.log:4711"));
    assertEquals(120, page.select(".bars .bar").size());
    assertEquals(PatternRows.ROWS, page.select(".row").size());
    assertEquals(2, page.select(".trace").size());
    assertEquals(5, page.select(".source").size());
    assertNotNull(page.selectFirst(".row .slot"));
    assertTrue(page.selectFirst("noscript").text().contains("300 most frequent of 400"));
  }

  @Test
  void of_emptyReports_sayWhyThereIsNothing() {
    assertTrue(text(SampleReports.empty()).contains("There was nothing to read"));
    assertTrue(text(SampleReports.unreadable()).contains("missing.log: no such file"));
    assertTrue(text(SampleReports.minimal()).contains("Nothing stands out"));
    assertTrue(text(SampleReports.minimal()).contains("No event says when it was logged"));
  }

  private static String text(Report report) {
    return Jsoup.parse(Page.of(report)).text();
  }

  @Test
  void of_20000Patterns_staysBelow8Megabytes() {
    Report report = SampleReports.withPatterns(20_000);

    assertTrue(Page.of(report).getBytes(StandardCharsets.UTF_8).length < 8_000_000);
  }
}
