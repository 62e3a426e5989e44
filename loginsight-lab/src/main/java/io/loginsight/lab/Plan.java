package io.loginsight.lab;

/**
 * How long a run is, how busy, and when the fault begins and is mended.
 *
 * <p>The last two are told in lines written and not in time, since only the number of lines is
 * known beforehand: a fault changes how many are written in a minute.
 */
record Plan(long lines, double seconds, long faultFrom, long faultTo) {

  /** Lines that follow from one request, on the average; measured over 1,000,000 lines. */
  private static final double LINES_PER_REQUEST = 3.0;

  static Plan of(Fault fault, long seed, long lines) {
    // 20 minutes for 20,000 lines, and with ten times the lines not quite three times as long; but
    // never so slow that the routine, which does not care for the load, is most of what is written.
    double seconds = Math.min(1200 * StrictMath.pow(lines / 20_000.0, 0.45), lines / 12.0);
    Dice dice = Dice.of(seed, "plan " + fault.word());
    double from = dice.between(0.42, 0.52);
    double to = from + dice.between(0.22, 0.32);
    return new Plan(lines, seconds, (long) (from * lines), (long) (to * lines));
  }

  double requestsPerSecond(double routineLinesPerSecond) {
    double total = lines / seconds;
    return Math.max(0.3 * total, total - routineLinesPerSecond) / LINES_PER_REQUEST;
  }
}
