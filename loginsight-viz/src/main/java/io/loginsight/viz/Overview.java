package io.loginsight.viz;

import io.loginsight.api.Chunk;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** The top of the page: what is wrong, what was read, and that it adds up. */
final class Overview {

  private static final int SUMMARY_CHARS = 220;

  private Overview() {}

  static void write(Report report, Html html) {
    html.start("section").attr("id", "overview");
    headline(report, html);
    problems(report.problems(), html);
    tiles(report, html);
    account(report.lines(), html);
    html.end().line();
  }

  private static void headline(Report report, Html html) {
    List<Finding> findings = report.findings();
    List<Diagnosis> incidents = report.incidents();
    long serious = findings.stream().filter(Overview::isSerious).count();
    if (serious > 0) {
      Finding first = incidents.isEmpty() ? findings.get(0) : incidents.get(0).head();
      String what = incidents.isEmpty() ? first.summary() : incidents.get(0).title();
      html.start("p", "eyebrow").text("What is wrong ");
      Parts.severity(first.severity(), html);
      html.end().leaf("h1", Words.cut(what, SUMMARY_CHARS));
    } else {
      html.leaf("p", "eyebrow", "What is wrong");
      html.leaf("h1", report.chunk().counts().events() == 0 ? nothingRead(report) : calm(findings));
    }
    if (!incidents.isEmpty()) {
      html.start("p", "lead").start("a").attr("href", "#incidents").text(cause(incidents)).end();
      html.end();
    }
    html.start("p", "lead").text(read(report));
    window(report.chunk(), html);
    if (findings.size() > 1) {
      html.text(" ").start("a").attr("href", "#findings");
      html.text(Words.count(findings.size(), "finding") + " in all: " + bySeverity(findings));
      html.end().text(".");
    }
    html.end();
  }

  private static String cause(List<Diagnosis> incidents) {
    Diagnosis first = incidents.get(0);
    String others =
        incidents.size() == 1
            ? ""
            : " " + Words.count(incidents.size() - 1, "other incident") + ".";
    if (first.causes().isEmpty()) {
      return "Where it comes from is not known." + others;
    }
    String service = first.causes().get(0).service();
    return first.conclusive()
        ? "It most likely comes from " + service + "." + others
        : "It may come from " + service + "; what speaks for it is not conclusive." + others;
  }

  private static boolean isSerious(Finding finding) {
    return finding.severity().compareTo(Severity.LOW) >= 0;
  }

  private static String nothingRead(Report report) {
    return report.lines().total() == 0
        ? "There was nothing to read"
        : "No event was found in what was read";
  }

  private static String calm(List<Finding> findings) {
    return findings.isEmpty()
        ? "Nothing stands out"
        : "Nothing needs attention; " + Words.count(findings.size(), "thing") + " worth knowing";
  }

  private static String bySeverity(List<Finding> findings) {
    List<String> parts = new ArrayList<>();
    Severity[] severities = Severity.values();
    for (int i = severities.length - 1; i >= 0; i--) {
      Severity severity = severities[i];
      long count = findings.stream().filter(f -> f.severity() == severity).count();
      if (count > 0) {
        parts.add(Words.number(count) + ' ' + Words.lower(severity));
      }
    }
    return String.join(", ", parts);
  }

  private static String read(Report report) {
    Chunk chunk = report.chunk();
    StringBuilder text = new StringBuilder("Read ");
    text.append(Words.count(report.lines().total(), "line")).append(" from ");
    text.append(
        report.sources().size() == 1
            ? Words.cut(report.sources().get(0).name(), 100)
            : Words.count(report.sources().size(), "source"));
    text.append(": ").append(Words.count(chunk.counts().events(), "event"));
    text.append(" in ").append(Words.count(chunk.patterns().size(), "pattern"));
    return text.toString();
  }

  private static void window(Chunk chunk, Html html) {
    TimeRange window = chunk.window();
    if (window != null) {
      html.text(", ").leaf("span", "whole", Words.range(window) + " UTC").text(".");
    } else {
      html.text(chunk.counts().events() > 0 ? ". No event says when it was logged." : ".");
    }
  }

  private static void problems(List<String> problems, Html html) {
    if (problems.isEmpty()) {
      return;
    }
    html.start("div", "notice").leaf("strong", "Before you read on");
    html.start("ul");
    problems.stream().limit(20).forEach(problem -> html.leaf("li", Words.cut(problem, 400)));
    if (problems.size() > 20) {
      html.leaf("li", "and " + Words.number(problems.size() - 20L) + " more, in the data");
    }
    html.end().end();
  }

  private static void tiles(Report report, Html html) {
    Chunk chunk = report.chunk();
    html.start("dl", "tiles");
    tile("Lines", Words.number(report.lines().total()), "", html);
    tile("Events", Words.number(chunk.counts().events()), "", html);
    tile("Patterns", Words.number(chunk.patterns().size()), "", html);
    if (chunk.counts().levels().isEmpty()) {
      tile("Errors", "–", "no levels stated", html);
    } else {
      long errors = chunk.counts().atLeast(Level.ERROR);
      String share = Words.share(errors, chunk.counts().events());
      tile("Errors and worse", Words.number(errors), share + " of events", html);
    }
    tile("Sources", Words.number(report.sources().size()), "", html);
    TimeRange window = chunk.window();
    tile("Time range", window == null ? "–" : Words.duration(window.duration()), "", html);
    html.end();
  }

  private static void tile(String name, String value, String detail, Html html) {
    html.start("div").leaf("dt", name).start("dd").text(value);
    if (!detail.isEmpty()) {
      html.text(" ").leaf("small", detail);
    }
    html.end().end();
  }

  private static void account(LineCounts lines, Html html) {
    if (lines.total() == 0) {
      return;
    }
    html.start("div", "account").leaf("h3", "Every line is accounted for");
    html.start("svg", "parts").attr("aria-hidden", "true");
    double x = 0;
    for (Part part : parts(lines)) {
      double width = 100.0 * part.count() / lines.total();
      html.start("rect", part.css()).attr("x", Parts.percent(x));
      html.attr("width", Parts.percent(width)).attr("height", "100%").end();
      x += width;
    }
    html.end().start("p", "sum");
    boolean first = true;
    for (Part part : parts(lines)) {
      html.leaf("span", "op", first ? "" : "+").start("span", "term");
      html.leaf("span", "key " + part.css(), "").leaf("b", Words.number(part.count()));
      html.text(" " + part.name()).end();
      first = false;
    }
    html.leaf("span", "op", "=").start("span", "term");
    html.leaf("b", Words.number(lines.total())).text(" " + Words.plural(lines.total(), "line"));
    html.end().end();
    if (lines.cut() + lines.invalid() > 0) {
      html.leaf(
          "p",
          "note",
          "Among them: "
              + Words.count(lines.cut(), "line")
              + " cut because of length, "
              + Words.number(lines.invalid())
              + " not valid UTF-8.");
    }
    html.end();
  }

  /** A share of the lines. */
  private record Part(String name, String css, long count) {}

  private static List<Part> parts(LineCounts lines) {
    return List.of(
        new Part("in patterns", "pt-patterns", lines.patterns()),
        new Part("unparsed", "pt-unparsed", lines.unparsed()),
        new Part("blank", "pt-blank", lines.blank()),
        new Part("meta", "pt-meta", lines.meta()),
        new Part("outside the time range", "pt-outside", lines.outside()));
  }
}
