package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import io.loginsight.api.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens pages in Chromium: named by the environment variable {@code CHROMIUM}, or found in the
 * {@code PATH}; without one these tests are skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final String ROWS = "#list > .row";

  @TempDir Path folder;

  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;
  private final List<String> trouble = new ArrayList<>();

  @BeforeAll
  void startBrowser() {
    Path chromium = chromium();
    assumeTrue(chromium != null, "no Chromium in the PATH and no CHROMIUM in the environment");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
  }

  private static Path chromium() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String[] path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
    return NAMES.stream()
        .flatMap(name -> Stream.of(path).map(entry -> Path.of(entry, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @AfterAll
  void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void openContext() {
    trouble.clear();
    context = browser.newContext();
    context.onRequest(
        request -> {
          if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) {
            trouble.add("request: " + request.url());
          }
        });
  }

  @AfterEach
  void closeContext() {
    if (context != null) {
      context.close();
    }
  }

  private Page open(Report report) throws IOException {
    Path file = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(file)) {
      new HtmlVisualizerProvider().create().write(report, out);
    }
    Page page = context.newPage();
    page.onConsoleMessage(message -> trouble.add(message.type() + ": " + message.text()));
    page.onPageError(error -> trouble.add("error: " + error));
    page.onDialog(
        dialog -> {
          trouble.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.navigate(file.toUri().toString());
    return page;
  }

  @Test
  void page_hostileTexts_isQuietHowEverItIsUsed() throws IOException {
    Page page = open(SampleReports.rich(HostileText::append));
    page.locator("#more").click();
    for (String details : List.of("#list > .row:last-child", "#list > .row:first-child")) {
      page.locator(details + " > summary").click();
    }
    page.locator(".finding > summary").last().click();
    page.locator(".value > summary").first().click();
    page.locator("#search").fill("alert(1)");
    page.locator("#theme").click();

    assertEquals(400, page.evaluate("document.querySelectorAll('" + ROWS + "').length"));
    assertEquals(0, page.locator("img, [onerror], [onmouseover], base, form").count());
    assertEquals(List.of(), trouble);
  }

  @Test
  void page_allSamples_openQuietly() throws IOException {
    for (Report report :
        List.of(
            SampleReports.rich(),
            SampleReports.minimal(),
            SampleReports.unreadable(),
            SampleReports.empty())) {
      open(report).close();
    }

    assertEquals(List.of(), trouble);
  }

  @Test
  void search_words_leavesTheRowsThatHoldThemAll() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator("#search").fill("POOL cannot");

    assertEquals(1, page.locator(ROWS).count());
    assertTrue(page.locator(ROWS).textContent().contains("Cannot get a connection"));
    assertTrue(page.locator("#shown").textContent().startsWith("1 of 400 patterns"));
  }

  @Test
  void search_nothingFound_offersAWayBack() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator("#search").fill("no such words");
    assertEquals(0, page.locator(ROWS).count());
    page.locator("[data-clear]").click();

    assertEquals(PatternRows.ROWS, page.locator(ROWS).count());
    assertEquals("", page.locator("#search").inputValue());
  }

  @Test
  void sort_byLevel_bringsTheMostSeriousFirst() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator("[data-sort=level]").click();
    assertEquals("FATAL", page.locator(ROWS + " .lv").first().textContent());
    page.locator("[data-sort=level]").click();

    assertEquals("DEBUG", page.locator(ROWS + " .lv").first().textContent());
  }

  @Test
  void levelChip_pressed_leavesTheRowsOfThatLevel() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator("[data-level=FATAL]").click();

    assertEquals(1, page.locator(ROWS).count());
    assertEquals("true", page.locator("[data-level=FATAL]").getAttribute("aria-pressed"));
  }

  @Test
  void label_chosen_leavesItsRows() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator("#label").selectOption("context=database");

    assertTrue(page.locator(ROWS).count() > 0);
    assertTrue(page.locator(ROWS).count() < PatternRows.ROWS);
  }

  @Test
  void chart_hovered_saysItsNumbers() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator(".bar").nth(78).hover();

    String tip = page.locator("#tip").textContent();
    assertTrue(page.locator("#tip").isVisible());
    assertTrue(tip.startsWith("2026-03-14 10:36:00 – 10:38:00 UTC\n"), tip);
    assertTrue(tip.contains("ERROR "), tip);
  }

  @Test
  void chart_dragged_leavesTheRowsOfThatTime() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator("[data-level=ERROR]").click();
    int before = page.locator(ROWS).count();
    page.locator(".bars").scrollIntoViewIfNeeded();
    BoundingBox box = page.locator(".bars").boundingBox();
    page.mouse().move(box.x + box.width * 0.2, box.y + 80);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.22, box.y + 80);
    page.mouse().up();

    assertTrue(page.locator(ROWS).count() < before);
    assertTrue(page.locator("#range").isVisible());
    page.locator("#range").click();
    assertEquals(before, page.locator(ROWS).count());
    assertFalse(page.locator("#range").isVisible());
  }

  @Test
  void chart_arrowKeys_readAndSelect() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator(".bars").focus();
    page.keyboard().press("ArrowRight");
    assertTrue(page.locator("#tip").textContent().startsWith("2026-03-14 08:00:00"));
    page.keyboard().press("Shift+ArrowRight");
    assertTrue(page.locator("#range").textContent().endsWith("08:00:00 – 08:04:00"));
    page.keyboard().press("Escape");

    assertFalse(page.locator("#range").isVisible());
  }

  @Test
  void patternLink_followed_opensItsRow() throws IOException {
    Page page = open(SampleReports.rich());
    page.locator(".finding .pref").first().click();

    assertEquals(1, page.locator(ROWS + "[open]").count());
    assertTrue(
        page.locator(ROWS + "[open]").textContent().contains("Cannot get a connection from pool"));
  }

  @Test
  void download_clicked_givesTheJson() throws IOException {
    Page page = open(SampleReports.rich());
    Download download = page.waitForDownload(() -> page.locator("#download").click());
    Path want = folder.resolve("want.json");
    try (OutputStream out = Files.newOutputStream(want)) {
      new JsonVisualizerProvider().create().write(SampleReports.rich(), out);
    }

    assertEquals(Files.readString(want), Files.readString(download.path()));
    assertEquals(List.of(), trouble);
  }

  @Test
  void rowsOfTheScript_areTheRowsOfThePage() throws IOException {
    Page page = open(SampleReports.rich());
    String id = page.locator(ROWS).nth(7).getAttribute("id").substring(2);
    String fromJava = shape(page, id);
    // The page that is given no rows of its own has to make this one.
    String html = Files.readString(folder.resolve("report.html"));
    Path bare = folder.resolve("bare.html");
    Files.writeString(
        bare, html.replaceAll("(?s)(<div id=\"list\">).*?(</div></div><noscript>)", "$1$2"));
    page.navigate(bare.toUri().toString());
    page.locator("#p-" + id + " > summary").click();
    page.locator("#p-" + id + " > .body").waitFor();

    assertEquals(fromJava, shape(page, id));
  }

  private static String shape(Page page, String id) {
    return (String)
        page.evaluate(
            "id => [...document.getElementById('p-' + id).querySelectorAll('*')]"
                + ".map(e => e.tagName + '.' + e.getAttribute('class') + ' '"
                + " + (e.children.length ? '' : e.textContent)).join('\\n')",
            id);
  }

  @Test
  void page_20000Patterns_findsTheLast() throws IOException {
    Report report = SampleReports.withPatterns(20_000);
    String last = report.chunk().patterns().get(19_999).pattern().id().toString();
    Page page = open(report);
    page.locator("#search").fill(last);
    page.locator("#p-" + last + " > summary").click();

    page.locator("#p-" + last + " > .body .event").first().waitFor();
    assertEquals(List.of(), trouble);
  }

  @Test
  void page_withoutJavaScript_canBeRead() throws IOException {
    context.close();
    context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    Page page = open(SampleReports.rich());
    page.locator(ROWS + " > summary").first().click();

    assertTrue(page.locator(ROWS + " > .body").first().isVisible());
    assertFalse(page.locator("#filters").isVisible());
    assertTrue(page.locator("#patterns noscript").textContent().contains("400 patterns"));
  }
}
