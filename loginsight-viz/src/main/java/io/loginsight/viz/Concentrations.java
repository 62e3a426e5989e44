package io.loginsight.viz;

import io.loginsight.api.Concentration;
import java.util.List;

/** What the failures of an incident share, and the others do not. */
final class Concentrations {

  private static final int PLACE = 160;

  private Concentrations() {}

  /** Writes the part, unless there is nothing. */
  static void write(List<Concentration> shared, Html html) {
    if (shared.isEmpty()) {
      return;
    }
    html.leaf("h3", "part", "What the failures share");
    for (Concentration one : shared) {
      html.start("div", "evidence").start("p", "statement");
      html.text(Words.cut(one.place(), PLACE) + " = ").leaf("b", one.value()).end();
      html.start("dl", "oe");
      part("Failing", one.failing(), one.ofFailing(), html);
      part("Others", one.others(), one.ofOthers(), html);
      html.end().start("p", "where").leaf("span", "src", one.events().get(0).toString());
      html.end().end();
    }
  }

  private static void part(String name, long some, long all, Html html) {
    String share = some == 0 ? "none" : Words.share(some, all);
    html.start("div").leaf("dt", name).leaf("dd", share + " of " + Words.number(all)).end();
  }
}
