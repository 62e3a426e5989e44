package io.loginsight.viz;

import io.loginsight.api.FormatUse;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Report;
import io.loginsight.api.SourceReport;
import java.util.List;

/** How the input was read, source by source. */
final class Sources {

  private static final int MOST = 300;
  private static final int OPEN = 4; // so many sources are shown at full length

  private Sources() {}

  static void write(Report report, Html html) {
    List<SourceReport> sources = report.sources();
    html.start("section").attr("id", "input");
    Parts.heading("How the input was read", sources.size(), html);
    if (sources.isEmpty()) {
      html.leaf("p", "empty", "No source was read.");
    }
    for (SourceReport source : sources.subList(0, Math.min(MOST, sources.size()))) {
      card(source, sources.size() <= OPEN || !source.notes().isEmpty(), html);
    }
    if (sources.size() > MOST) {
      html.leaf("p", "note", "and " + Words.count(sources.size() - MOST, "more source"));
    }
    html.end().line();
  }

  private static void card(SourceReport source, boolean open, Html html) {
    html.start("details", "card source").flag(open, "open").start("summary");
    html.start("span", "what").leaf("code", source.name()).end();
    html.leaf("span", "n", Words.count(source.lines().total(), "line"));
    html.start("span", "when");
    if (source.seen() != null) {
      Parts.time(source.seen().first(), Words.range(source.seen()) + " UTC", html);
    }
    html.end().end().start("div", "body"); // summary
    if (!source.notes().isEmpty()) {
      html.start("ul", "notes");
      source.notes().stream().limit(20).forEach(note -> html.leaf("li", Words.cut(note, 400)));
      html.end();
    }
    formats(source.formats(), html);
    lines(source.lines(), html);
    html.end().end().line();
  }

  private static void formats(List<FormatUse> formats, Html html) {
    if (formats.isEmpty()) {
      html.leaf("p", "note", "No format was recognised; each line was taken as a message.");
      return;
    }
    html.start("div", "scroll").start("table");
    Parts.head(html, "Format", "Layout", "Confidence", "Events");
    html.start("tbody");
    for (FormatUse format : formats) {
      String share = Parts.percent(100 * format.confidence()).replace(".00%", "%");
      html.start("tr").leaf("td", format.id()).start("td").leaf("code", format.description());
      html.end().start("td", "sure");
      Parts.meter(format.confidence(), "confidence " + share, html);
      html.text(share).end().leaf("td", "num", Words.number(format.events())).end();
    }
    html.end().end().end();
  }

  private static void lines(LineCounts lines, Html html) {
    html.start("div", "scroll").start("table", "lines");
    Parts.head(
        html, "Lines", "In patterns", "Unparsed", "Blank", "Meta", "Outside", "Cut", "Not UTF-8");
    html.start("tbody").start("tr");
    for (long count :
        new long[] {
          lines.total(),
          lines.patterns(),
          lines.unparsed(),
          lines.blank(),
          lines.meta(),
          lines.outside(),
          lines.cut(),
          lines.invalid()
        }) {
      html.leaf("td", "num", Words.number(count));
    }
    html.end().end().end().end();
  }
}
