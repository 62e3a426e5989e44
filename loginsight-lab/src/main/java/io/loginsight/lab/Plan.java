package io.loginsight.lab;

import java.util.List;

/**
 * How long a run is, how busy, and when its faults begin and are mended.
 *
 * <p>The last two are told in lines written and not in time, since only the number of lines is
 * known beforehand: a fault changes how many are written in a minute.
 */
record Plan(long lines, double seconds, List<Span> spans) {

  /** From which line a fault lasts, and to which. */
  record Span(long from, long to) {}

  /** Lines that follow from one request, on the average; measured over 1,000,000 lines. */
  private static final double LINES_PER_REQUEST = 3.0;

  /**
   * A plan for some days, or else for no fault, for one, or for two of which the second begins
   * during the first.
   */
  static Plan of(List<Fault> faults, long seed, long lines, int days) {
    if (days > 0) {
      return new Plan(lines, days * 86_400.0, List.of());
    }
    // 20 minutes for 20,000 lines, and with ten times the lines not quite three times as long; but
    // never so slow that the routine, which does not care for the load, is most of what is written.
    double seconds = Math.min(1200 * StrictMath.pow(lines / 20_000.0, 0.45), lines / 12.0);
    if (faults.isEmpty()) {
      return new Plan(lines, seconds, List.of());
    }
    Dice dice = Dice.of(seed, "plan " + faults.get(0).word());
    double from = dice.between(0.42, 0.52);
    double to = from + dice.between(0.22, 0.32);
    Span first = span(from, to, lines);
    if (faults.size() == 1) {
      return new Plan(lines, seconds, List.of(first));
    }
    double during = from + (to - from) * dice.between(0.3, 0.7);
    return new Plan(
        lines, seconds, List.of(first, span(during, to + dice.between(0.02, 0.06), lines)));
  }

  private static Span span(double from, double to, long lines) {
    return new Span((long) (from * lines), (long) (to * lines));
  }

  double linesPerSecond() {
    return lines / seconds;
  }

  double requestsPerSecond(double routineLinesPerSecond) {
    double total = linesPerSecond();
    return Math.max(0.3 * total, total - routineLinesPerSecond) / LINES_PER_REQUEST;
  }
}
