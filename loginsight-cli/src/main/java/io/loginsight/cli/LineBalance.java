package io.loginsight.cli;

import io.loginsight.api.LineCounts;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;

/** Says what became of all lines, and that none was lost. */
final class LineBalance {

  private LineBalance() {}

  /** Returns {@code 1,204 lines = 1,190 in 42 patterns + 4 unparsed + 10 blank; it adds up}. */
  static String of(Report report) {
    LineCounts lines = report.lines();
    StringBuilder text = new StringBuilder(Numbers.count(lines.total(), "line"));
    text.append(" = ").append(Numbers.count(lines.patterns())).append(" in ");
    text.append(Numbers.count(report.chunk().patterns().size(), "pattern"));
    text.append(" + ").append(Numbers.count(lines.unparsed())).append(" unparsed");
    append(text, lines.blank(), "blank");
    append(text, lines.meta(), "about the lines");
    append(text, lines.outside(), "outside the times");
    return text.append(verdict(report)).toString();
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(" + ").append(Numbers.count(count)).append(' ').append(what);
    }
  }

  /** The counts of the sources and those of the patterns are kept apart: they prove each other. */
  private static String verdict(Report report) {
    long sum = 0;
    for (PatternStats pattern : report.chunk().patterns()) {
      sum += pattern.counts().lines();
    }
    return sum == report.lines().patterns()
        ? "; it adds up"
        : "; it does NOT add up: the patterns hold " + Numbers.count(sum, "line");
  }
}
