package io.loginsight.viz;

import io.loginsight.api.Chunk;
import io.loginsight.api.Label;
import io.loginsight.api.PatternStats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the patterns speak of and where they come from: the labels, by kind. */
final class Contexts {

  private static final int VALUES = 12;
  private static final int PATTERNS = 6;

  /** The kinds everybody asks for first; others follow by name. */
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put(Label.SERVICE, "Services");
    TITLES.put(Label.CATEGORY, "Categories");
    TITLES.put(Label.CONTEXT, "Environment");
    TITLES.put(Label.COMPONENT, "Components");
  }

  private Contexts() {}

  static void write(Chunk chunk, Html html) {
    html.start("section").attr("id", "contexts").leaf("h2", "Contexts");
    Map<String, Map<String, Group>> kinds = group(chunk.patterns());
    if (kinds.isEmpty()) {
      html.leaf("p", "empty", "Nothing is known about where these patterns come from.");
    }
    html.start("div", "kinds");
    for (String kind : TITLES.keySet()) {
      Map<String, Group> values = kinds.remove(kind);
      if (values != null) {
        kind(TITLES.getOrDefault(kind, kind), values, chunk.counts().events(), html);
      }
    }
    kinds.forEach((kind, values) -> kind(kind, values, chunk.counts().events(), html));
    html.end().end().line();
  }

  /** The patterns with one label. */
  private static final class Group {
    final String kind;
    final String value;
    final List<PatternStats> patterns = new ArrayList<>();
    long events;

    Group(String kind, String value) {
      this.kind = kind;
      this.value = value;
    }

    void add(PatternStats stats) {
      if (patterns.isEmpty() || patterns.get(patterns.size() - 1) != stats) { // labelled once more
        patterns.add(stats);
        events += stats.counts().events();
      }
    }

    long events() {
      return events;
    }

    String value() {
      return value;
    }
  }

  private static Map<String, Map<String, Group>> group(List<PatternStats> patterns) {
    Map<String, Map<String, Group>> kinds = new TreeMap<>();
    for (PatternStats stats : patterns) {
      for (Label label : stats.labels()) {
        kinds
            .computeIfAbsent(label.kind(), kind -> new TreeMap<>())
            .computeIfAbsent(label.value(), value -> new Group(label.kind(), value))
            .add(stats);
      }
    }
    return kinds;
  }

  private static void kind(String title, Map<String, Group> values, long events, Html html) {
    html.start("div", "kind").start("h3").text(title + " ");
    html.leaf("span", "n", Words.number(values.size())).end();
    values.values().stream()
        .sorted(Comparator.comparingLong(Group::events).reversed().thenComparing(Group::value))
        .limit(VALUES)
        .forEach(group -> value(group, events, html));
    if (values.size() > VALUES) {
      html.leaf("p", "note", "and " + Words.number(values.size() - VALUES) + " more");
    }
    html.end();
  }

  private static void value(Group group, long events, Html html) {
    html.start("details", "value").start("summary");
    html.leaf("span", "what", group.value);
    Parts.meter((double) group.events / events, Words.share(group.events, events), html);
    html.leaf("span", "n", Words.count(group.events, "event"));
    html.leaf("span", "n", Words.count(group.patterns.size(), "pattern"));
    html.end().start("div", "body").start("ul", "behind");
    for (PatternStats stats :
        group.patterns.subList(0, Math.min(PATTERNS, group.patterns.size()))) {
      html.start("li");
      Parts.link(stats.pattern(), html);
      html.leaf("span", "n", Words.count(stats.counts().events(), "event"));
      stats.labels().stream()
          .filter(label -> label.kind().equals(group.kind) && label.value().equals(group.value))
          .findFirst()
          .ifPresent(label -> html.leaf("small", label.because()));
      html.end();
    }
    if (group.patterns.size() > PATTERNS) {
      String more = "and " + Words.count(group.patterns.size() - PATTERNS, "more pattern");
      html.leaf("li", "note", more);
    }
    html.end().start("button").attr("type", "button").attr("hidden", "");
    html.attr("data-filter", group.kind + "=" + group.value);
    html.text("Show these patterns").end().end().end().line();
  }
}
