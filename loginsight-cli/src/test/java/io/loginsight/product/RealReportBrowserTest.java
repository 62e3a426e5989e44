package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way, from logs to a page in Chromium (named by the environment variable {@code
 * CHROMIUM} or found in the {@code PATH}; skipped without one).
 */
class RealReportBrowserTest {

  @TempDir Path folder;

  @Test
  void report_ofASimulatedIncident_opensAndLeadsToTheCause() throws Exception {
    Path chromium = chromium();
    assumeTrue(chromium != null, "no Chromium in the PATH and no CHROMIUM in the environment");
    Path page = folder.resolve("report.html");
    Report report = write(page);
    List<String> trouble = new ArrayList<>();
    try (Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
      Page open = browser.newPage();
      open.onConsoleMessage(message -> trouble.add(message.text()));
      open.onPageError(trouble::add);
      open.navigate(page.toUri().toString());
      assertTrue(open.locator("h1").innerText().contains("payments-pool"), "the headline");
      assertTrue(open.locator("body").innerText().contains("5,000 lines"));
      open.locator("#search").fill(report.findings().get(0).patterns().get(0).toString());
      open.waitForCondition(() -> open.locator("#list > .row:visible").count() == 1);
      assertEquals(List.of(), trouble);
    }
  }

  private Report write(Path page) throws Exception {
    Path logs = folder.resolve("logs");
    Simulator.of(Fault.POOL_EXHAUSTED, 7).lines(5_000).run(logs);
    try (LogInsight insight = LogInsight.builder().build();
        OutputStream out = Files.newOutputStream(page)) {
      Report report = insight.analyze(logs);
      insight.write(report, "html", out);
      return report;
    }
  }

  private static Path chromium() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String[] path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path).map(entry -> Path.of(entry, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
