package io.loginsight.viz;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The patterns, one row each. The script makes the rows that are not here from the data, in the
 * same shape: what changes here changes in {@code report.js}.
 */
final class PatternRows {

  /** How many rows stand in the page itself. */
  static final int ROWS = 300;

  private static final int TEMPLATE_CHARS = 2_000;
  private static final int EXAMPLES = 3;
  private static final int LINES = 12;
  private static final int CHARS = 1_000;

  /** Once the rows hold this many characters of log text, the others are terse. */
  private static final int TERSE = 600_000;

  private static final int LABEL_VALUES = 200;

  private final Chunk chunk;
  private final Html html;
  private final @Nullable Buckets buckets;
  private final boolean oneDay;

  private PatternRows(Chunk chunk, Html html) {
    this.chunk = chunk;
    this.html = html;
    this.buckets = Buckets.over(chunk.events(), Sparkline.BARS);
    TimeRange window = chunk.window();
    this.oneDay = window != null && date(window.first()).equals(date(window.last()));
  }

  private static String date(Instant time) {
    String text = Words.time(time);
    return text.substring(0, Math.max(0, text.indexOf(' ')));
  }

  static void write(Chunk chunk, Html html) {
    html.start("section").attr("id", "patterns");
    Parts.heading("Patterns", chunk.patterns().size(), html);
    if (chunk.patterns().isEmpty()) {
      html.leaf("p", "empty", "There are no events, so there are no patterns.");
    } else {
      new PatternRows(chunk, html).table();
    }
    html.end().line();
  }

  private void table() {
    filters();
    html.start("div", "rows").attr("id", "rows").attr("data-oneday", Boolean.toString(oneDay));
    if (buckets != null) {
      html.attr("data-origin", buckets.origin());
      html.attr("data-step", buckets.step());
      html.attr("data-size", buckets.size());
    }
    columns();
    html.start("div").attr("id", "list").line();
    List<PatternStats> patterns = chunk.patterns();
    int held = 0;
    for (int i = 0; i < Math.min(ROWS, patterns.size()); i++) {
      row(patterns.get(i), held > TERSE);
      held += textLength(patterns.get(i));
    }
    html.end().end();
    if (patterns.size() > ROWS) {
      html.start("noscript").start("p", "note");
      html.text("These are the " + ROWS + " most frequent of ");
      html.text(Words.number(patterns.size()) + " patterns; the other ");
      html.text(Words.number(patterns.size() - ROWS) + " are shown with JavaScript, ");
      html.text("and they are in the JSON.").end().end();
    }
    html.start("button", "wide").attr("id", "more").attr("type", "button").attr("hidden", "");
    html.text("Show more").end();
    html.start("p", "empty").attr("id", "none").attr("hidden", "");
    html.text("No pattern matches. ");
    html.start("button").attr("type", "button").attr("data-clear", "").text("Clear the filters");
    html.end().end();
  }

  /** Writes what the script makes work, hidden until it does. */
  private void filters() {
    html.start("div", "filters").attr("id", "filters").attr("hidden", "");
    html.start("label", "search").leaf("span", "sr", "Search the patterns");
    html.start("input").attr("type", "search").attr("id", "search");
    html.attr("placeholder", "Search text, id, label  ( / )").attr("autocomplete", "off");
    html.attr("spellcheck", "false").end().end();
    html.start("div", "chips").attr("role", "group").attr("aria-label", "Levels");
    Level[] levels = Level.values();
    for (int i = levels.length - 1; i >= 0; i--) {
      if (chunk.counts().levels().containsKey(levels[i])) {
        chip(levels[i].name(), Parts.css(levels[i]));
      }
    }
    long stated = chunk.counts().levels().values().stream().mapToLong(Long::longValue).sum();
    if (stated > 0 && stated < chunk.counts().events()) {
      chip("no level", Parts.css(null));
    }
    html.end();
    labelChoice();
    html.start("button", "chip range").attr("id", "range").attr("type", "button");
    html.attr("hidden", "").end();
    html.start("p", "shown").attr("id", "shown").attr("role", "status").end();
    html.end();
  }

  private void chip(String name, String css) {
    html.start("button", "chip").attr("type", "button").attr("aria-pressed", "false");
    html.attr("data-level", name).leaf("span", "key " + css, "").text(name).end();
  }

  private void labelChoice() {
    TreeMap<String, TreeSet<String>> byKind = new TreeMap<>();
    for (PatternStats stats : chunk.patterns()) {
      for (Label label : stats.labels()) {
        byKind.computeIfAbsent(label.kind(), kind -> new TreeSet<>()).add(label.value());
      }
    }
    if (byKind.isEmpty()) {
      return;
    }
    html.start("label").leaf("span", "sr", "Label").start("select").attr("id", "label");
    html.start("option").attr("value", "").text("All labels").end();
    byKind.forEach(
        (kind, values) -> {
          html.start("optgroup").attr("label", kind);
          values.stream()
              .limit(LABEL_VALUES)
              .forEach(
                  value -> {
                    html.start("option").attr("data-kind", kind).attr("value", kind + "=" + value);
                    html.text(Words.cut(value, 80)).end();
                  });
          html.end();
        });
    html.end().end();
  }

  private void columns() {
    html.start("div", "grid cols");
    column("level", "Level");
    column("name", "Pattern");
    html.leaf("span", "c-spark", "Over time");
    column("events", "Events");
    html.start("span", "c-seen");
    sort("first", "First");
    html.text(" ");
    sort("last", "Last seen");
    html.end().end();
  }

  private void column(String key, String name) {
    html.start("span", "c-" + key);
    sort(key, name);
    html.end();
  }

  private void sort(String key, String name) {
    html.start("button", "sort").attr("type", "button").attr("data-sort", key).text(name).end();
  }

  private void row(PatternStats stats, boolean terse) {
    html.start("details", "row").attr("id", Parts.anchor(stats.pattern()));
    html.start("summary", "grid").start("span", "c-level");
    Parts.level(Parts.worst(stats.counts()), html);
    Parts.levelMix(stats.counts(), html);
    html.end().start("span", "c-name tpl");
    Parts.template(stats.pattern(), terse ? CHARS : TEMPLATE_CHARS, html);
    html.end().start("span", "c-spark");
    if (buckets != null && stats.series().size() > 0) {
      Sparkline.write(buckets.fold(stats.series()), html);
    }
    html.end().start("span", "c-events").leaf("b", Words.number(stats.counts().events()));
    html.leaf("small", Words.share(stats.counts().events(), chunk.counts().events())).end();
    html.start("span", "c-seen");
    if (stats.seen() != null) {
      seen(stats.seen().first());
      if (!Words.time(stats.seen().last()).equals(Words.time(stats.seen().first()))) {
        seen(stats.seen().last());
      }
    }
    html.end().end(); // summary
    details(stats, terse);
    html.end().line();
  }

  private static int textLength(PatternStats stats) {
    int length = Math.min(TEMPLATE_CHARS, stats.pattern().template().length());
    for (Event example : stats.examples().subList(0, Math.min(EXAMPLES, stats.examples().size()))) {
      for (String line : example.lines().subList(0, Math.min(LINES, example.lines().size()))) {
        length += Math.min(CHARS, line.length());
      }
    }
    return length;
  }

  private void seen(Instant time) {
    String text = Words.time(time);
    Parts.time(time, oneDay ? text.substring(text.indexOf(' ') + 1) : text, html);
  }

  private void details(PatternStats stats, boolean terse) {
    html.start("div", "body");
    if (!stats.labels().isEmpty()) {
      html.start("ul", "labels");
      for (Label label : stats.labels()) {
        html.start("li").leaf("span", "kind", label.kind());
        html.leaf("b", label.value()).leaf("small", label.because()).end();
      }
      html.end();
    }
    SlotTable.write(stats.pattern().slots(), html);
    html.leaf("h4", stats.examples().size() == 1 ? "Example" : "Examples");
    int shown = Math.min(terse ? 1 : EXAMPLES, stats.examples().size());
    for (Event example : stats.examples().subList(0, shown)) {
      Parts.event(example, terse ? 3 : LINES, terse ? 200 : CHARS, html);
    }
    html.start("p", "note").leaf("code", stats.pattern().id().toString());
    html.text(" · " + Words.count(stats.counts().lines(), "line"));
    String levels = Parts.levels(stats.counts());
    html.text(levels.isEmpty() ? "" : " · " + levels).end();
    html.end();
  }
}
