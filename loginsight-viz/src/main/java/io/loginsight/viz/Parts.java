package io.loginsight.viz;

import io.loginsight.api.Event;
import io.loginsight.api.EventCounts;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.Severity;
import io.loginsight.api.Slot;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small pieces that several sections of the page are made of. */
final class Parts {

  private Parts() {}

  /** Returns the class that colours a level. */
  static String css(@Nullable Level level) {
    return level == null ? "lv-none" : "lv-" + Words.lower(level);
  }

  /** Returns the most serious level that occurred, or null if none was stated. */
  static @Nullable Level worst(EventCounts counts) {
    Level worst = null;
    for (Level level : counts.levels().keySet()) { // in rising order
      worst = level;
    }
    return worst;
  }

  /** Writes the name of a level in its colour. */
  static void level(@Nullable Level level, Html html) {
    html.leaf("span", "lv " + css(level), level == null ? "no level" : level.name());
  }

  /** Writes a bar that shows how the levels share the events; nothing if there is only one. */
  static void levelMix(EventCounts counts, Html html) {
    if (counts.levels().size() < 2) {
      return;
    }
    html.start("svg", "mix").attr("aria-hidden", "true");
    double x = 0;
    for (Map.Entry<Level, Long> level : counts.levels().entrySet()) {
      double width = 100.0 * level.getValue() / counts.events();
      html.start("rect", css(level.getKey()))
          .attr("x", percent(x))
          .attr("width", percent(width))
          .attr("height", "100%")
          .end();
      x += width;
    }
    html.end();
  }

  /** Says how many events there are of each level, most serious first. */
  static String levels(EventCounts counts) {
    StringBuilder text = new StringBuilder();
    Level[] levels = Level.values();
    for (int i = levels.length - 1; i >= 0; i--) {
      Long count = counts.levels().get(levels[i]);
      if (count != null) {
        text.append(text.isEmpty() ? "" : " · ").append(levels[i]).append(' ');
        text.append(Words.number(count));
      }
    }
    return text.toString();
  }

  /** Writes a bar that is filled up to a share. */
  static void meter(double share, String says, Html html) {
    html.start("svg", "meter").attr("role", "img").attr("aria-label", says);
    html.start("rect", "track").attr("width", "100%").attr("height", "100%").end();
    html.start("rect", "fill")
        .attr("width", percent(100 * Math.min(1, share)))
        .attr("height", "100%")
        .end();
    html.end();
  }

  /** Writes a severity as rising bars, of which as many are filled, and as a word. */
  static void severity(Severity severity, Html html) {
    String name = Words.lower(severity);
    html.start("span", "sev sev-" + name).start("svg").attr("viewBox", "0 0 24 14");
    html.attr("aria-hidden", "true");
    int x = 0;
    int height = 4;
    for (Severity each : Severity.values()) {
      html.start("rect", each.compareTo(severity) <= 0 ? "on" : "off")
          .attr("x", x)
          .attr("y", 14L - height)
          .attr("width", "3.5")
          .attr("height", height)
          .end();
      x += 5;
      height += 2;
    }
    html.end().text(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)).end();
  }

  /** Writes a point in time, as a person and as a program reads it. */
  static void time(Instant time, String text, Html html) {
    html.start("time").attr("datetime", time.toString()).text(text).end();
  }

  /** Writes a template with the type of each variable part in its place. */
  static void template(Pattern pattern, int most, Html html) {
    String rest = Words.cut(pattern.template(), most);
    int slot = 0;
    for (int at; (at = rest.indexOf(Pattern.SLOT)) >= 0; slot++) {
      html.text(rest.substring(0, at));
      boolean known = slot < pattern.slots().size();
      html.start("span", "slot");
      if (known && pattern.slots().get(slot).name() != null) {
        html.attr("title", name(pattern.slots().get(slot)));
      }
      html.text(known ? Words.lower(pattern.slots().get(slot).type()) : "any").end();
      rest = rest.substring(at + Pattern.SLOT.length());
    }
    html.text(rest);
  }

  /** Returns what the message calls a variable part, or nothing. */
  static String name(Slot slot) {
    return slot.name() == null ? "" : slot.name();
  }

  /** Writes a pattern as a link to its row. */
  static void link(Pattern pattern, Html html) {
    html.start("a", "pref tpl").attr("href", "#" + anchor(pattern));
    template(pattern, 160, html);
    html.end();
  }

  /** Returns the id of a pattern's row. */
  static String anchor(Pattern pattern) {
    return "p-" + pattern.id();
  }

  /** Writes an event: where it stands, when it was logged, and its lines as they were read. */
  static void event(Event event, int mostLines, int mostChars, Html html) {
    html.start("div", "event " + css(event.level())).start("p", "where");
    if (event.level() != null) {
      level(event.level(), html);
    }
    if (event.time() != null) {
      time(event.time(), Words.exactTime(event.time()), html);
    }
    html.leaf("span", "src", event.id().toString()).end();
    html.start("pre");
    int shown = Math.min(mostLines, event.lines().size());
    for (int i = 0; i < shown; i++) {
      String line = event.lines().get(i);
      html.text(i == 0 ? "" : "\n").text(Words.cut(line, mostChars));
      if (line.length() > mostChars) {
        html.leaf("i", " " + Words.count(line.length() - mostChars, "more character"));
      }
    }
    int hidden = event.lines().size() - shown;
    if (hidden > 0) {
      html.text("\n").leaf("i", Words.count(hidden, "more line"));
    }
    html.end().end();
  }

  /** Writes a heading with a number beside it. */
  static void heading(String text, long count, Html html) {
    html.start("h2").text(text + " ").leaf("span", "n", Words.number(count)).end();
  }

  /** Writes a table's head. */
  static void head(Html html, String... columns) {
    html.start("thead").start("tr");
    Arrays.stream(columns)
        .forEach(column -> html.start("th").attr("scope", "col").text(column).end());
    html.end().end();
  }

  static String percent(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }
}
