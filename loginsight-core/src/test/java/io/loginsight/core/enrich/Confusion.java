package io.loginsight.core.enrich;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what was said against what is true; {@code -} is none and no class of its own. */
final class Confusion {

  static final String NONE = "-";

  private final Map<String, Integer> right = new TreeMap<>();
  private final Map<String, Integer> said = new TreeMap<>();
  private final Map<String, Integer> truth = new TreeMap<>();

  void add(String isTruly, String isSaid) {
    truth.merge(isTruly, 1, Integer::sum);
    said.merge(isSaid, 1, Integer::sum);
    if (isTruly.equals(isSaid)) {
      right.merge(isTruly, 1, Integer::sum);
    }
  }

  /**
   * Returns the mean of the F1 of the classes; what was said where nothing is true costs precision.
   */
  double macroF1() {
    double sum = 0;
    int n = 0;
    for (String c : truth.keySet()) {
      if (!c.equals(NONE)) {
        sum += f1(c);
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  double precision(String c) {
    return ratio(right.getOrDefault(c, 0), said.getOrDefault(c, 0));
  }

  double recall(String c) {
    return ratio(right.getOrDefault(c, 0), truth.getOrDefault(c, 0));
  }

  double f1(String c) {
    return ratio(2 * right.getOrDefault(c, 0), said.getOrDefault(c, 0) + truth.getOrDefault(c, 0));
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  String table(String title) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%-36s macro-F1 %.3f%n", title, macroF1()));
    TreeSet<String> classes = new TreeSet<>(truth.keySet());
    classes.addAll(said.keySet());
    for (String c : classes) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %-16s n %3d  P %.3f  R %.3f  F1 %.3f%n",
              c,
              truth.getOrDefault(c, 0),
              precision(c),
              recall(c),
              f1(c)));
    }
    return out.toString();
  }
}
