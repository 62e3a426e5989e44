package io.loginsight.viz;

import io.loginsight.api.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The whole page: the frame around the sections, the policy that a browser holds it to, and the
 * data it carries.
 */
final class Page {

  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  /**
   * What the page may do: apply this very style and run this very script. No address is named, so
   * nothing is fetched and nothing is sent; even a hole in the escaping could not run a script.
   */
  private static final String POLICY =
      "default-src 'none'; script-src '"
          + hash(SCRIPT)
          + "'; style-src '"
          + hash(STYLE)
          + "'; connect-src 'none'; form-action 'none'; base-uri 'none'; "
          + "require-trusted-types-for 'script'; trusted-types 'none'";

  private Page() {}

  /** Returns the page for a report. */
  static String of(Report report) {
    Shortened shortened = Shortened.toFit(report);
    Html html = new Html();
    html.verbatim("<!doctype html>\n").start("html").attr("lang", "en").line();
    head(report, html);
    html.start("body").line();
    html.start("a", "skip").attr("href", "#main").text("Skip to the report").end();
    top(report, html);
    html.start("main").attr("id", "main").line();
    Overview.write(report, html);
    Incidents.write(report, html);
    Findings.write(report, html);
    Reliable.write(report, html);
    Timeline.write(report.chunk(), html);
    PatternRows.write(report.chunk(), html);
    StackTraces.write(report.chunk(), html);
    Contexts.write(report.chunk(), html);
    Sources.write(report, html);
    data(report, shortened, html);
    html.end().line(); // main
    html.start("script").verbatim(SCRIPT).end().line();
    return html.end().end().line().toString();
  }

  private static void head(Report report, Html html) {
    html.start("head").start("meta").attr("charset", "utf-8").end().line();
    html.start("meta").attr("http-equiv", "Content-Security-Policy");
    html.attr("content", POLICY).end().line();
    meta("viewport", "width=device-width, initial-scale=1", html);
    meta("referrer", "no-referrer", html);
    meta("color-scheme", "light dark", html);
    String name = report.sources().isEmpty() ? "" : ": " + report.sources().get(0).name();
    int others = report.sources().size() - 1;
    html.leaf("title", "Log Insight" + name + (others > 0 ? " and " + others + " more" : ""));
    html.line().start("style").verbatim(STYLE).end().end().line();
  }

  static void meta(String name, String content, Html html) {
    html.start("meta").attr("name", name).attr("content", content).end().line();
  }

  private static void top(Report report, Html html) {
    html.start("header", "top").leaf("span", "brand", "Log Insight");
    html.start("nav").attr("aria-label", "Sections");
    if (!report.ledger().isEmpty()) {
      link("incidents", "Incidents", report.incidents().size(), html);
    }
    link("findings", "Findings", report.findings().size(), html);
    link("time", "Over time", -1, html);
    link("patterns", "Patterns", report.chunk().patterns().size(), html);
    link("traces", "Stack traces", report.chunk().stackTraces().size(), html);
    link("contexts", "Contexts", -1, html);
    link("input", "Input", report.sources().size(), html);
    link("data", "Data", -1, html);
    html.end().start("button").attr("id", "theme").attr("type", "button").attr("hidden", "");
    html.text("Dark").end().end().line();
  }

  private static void link(String to, String text, int count, Html html) {
    html.start("a").attr("href", "#" + to).text(text);
    if (count >= 0) {
      html.text(" ").leaf("span", "n", Words.number(count));
    }
    html.end();
  }

  private static void data(Report report, Shortened shortened, Html html) {
    html.start("section").attr("id", "data").leaf("h2", "Machine-readable data");
    html.start("p", "lead");
    if (shortened.isShorter()) {
      html.text("This page carries the report as JSON, shortened so that it opens at once: ");
      html.text(Words.count(shortened.fullPatterns().size(), "pattern") + " in full and ");
      html.text(Words.number(shortened.outlinedCount()) + " in outline. ");
      html.text("The whole report is what the form ").leaf("code", "json").text(" writes.");
    } else {
      html.text("This page carries the whole report as JSON, the same that the form ");
      html.leaf("code", "json").text(" writes. Nothing was sent anywhere to make it, ");
      html.text("and opening it sends nothing.");
    }
    html.end();
    html.start("button").attr("id", "download").attr("type", "button").attr("hidden", "");
    html.text(shortened.isShorter() ? "Download the shortened JSON" : "Download the JSON").end();
    html.start("noscript").start("p", "note");
    html.text("With JavaScript, a button saves it. Without, it stands at the end of this file.");
    html.end().end();
    html.start("script").attr("type", "application/json").attr("id", "report-data");
    html.verbatim(json(report, shortened)).end();
    html.end().line();
  }

  private static String json(Report report, Shortened shortened) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonReport.write(report, shortened, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not throw it
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
