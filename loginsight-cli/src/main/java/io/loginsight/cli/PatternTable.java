package io.loginsight.cli;

import io.loginsight.api.Chunk;
import io.loginsight.api.EventCounts;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All patterns as a table, one row each. */
final class PatternTable {

  private static final String ROW = "%9s  %6s  %-5s  ";
  private static final int TEMPLATE_AT = 26;

  private PatternTable() {}

  /**
   * Returns the rows, the header first.
   *
   * @param cut whether templates are cut to the width, for a person, or whole, for a program
   */
  static List<String> of(Chunk chunk, Look look, boolean cut) {
    List<String> rows = new ArrayList<>();
    rows.add(
        look.paint(Look.Tone.HEADING, String.format(ROW, "COUNT", "SHARE", "LEVEL") + "TEMPLATE"));
    for (PatternStats pattern : chunk.patterns()) {
      long events = pattern.counts().events();
      String template = Visible.text(name(pattern) + pattern.pattern().template());
      rows.add(
          String.format(
                  ROW,
                  Numbers.count(events),
                  Numbers.share(events, chunk.counts().events()),
                  level(pattern.counts()))
              + (cut ? look.cut(template, look.width() - TEMPLATE_AT) : template));
    }
    return rows;
  }

  /** Returns what people call it, and something that parts it from the template. */
  private static String name(PatternStats pattern) {
    for (Label label : pattern.labels()) {
      if (label.kind().equals(Label.NAME)) {
        return label.value() + " | ";
      }
    }
    return "";
  }

  /** Returns the level that most of the events state, the more serious one if two are equal. */
  static String level(EventCounts counts) {
    String name = "-";
    long most = 0;
    for (Map.Entry<Level, Long> level : counts.levels().entrySet()) { // in rising order
      if (level.getValue() >= most) {
        most = level.getValue();
        name = level.getKey().name();
      }
    }
    return name;
  }
}
