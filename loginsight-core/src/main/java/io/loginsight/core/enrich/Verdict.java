package io.loginsight.core.enrich;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what speaks for the values of one kind of label. The heaviest single piece of evidence
 * wins, not the sum: ten words of Kubernetes around the name of a database do not make it less of a
 * database. Between equals the order of the lexicon's {@code order} line decides.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Verdict {

  /** Enough for a person to check. */
  private static final int MAX_REASONS = 3;

  private static final class Case {
    int weight;
    final List<String> reasons = new ArrayList<>();
  }

  private final List<String> order;
  private final Map<String, Case> cases = new LinkedHashMap<>();

  Verdict(List<String> order) {
    this.order = order;
  }

  /** Adds evidence; what weighs most comes first among the reasons. */
  void add(String value, int weight, String reason) {
    Case c = cases.computeIfAbsent(value, v -> new Case());
    if (c.reasons.contains(reason)) {
      return;
    }
    if (weight > c.weight) {
      c.weight = weight;
      c.reasons.add(0, reason);
    } else {
      c.reasons.add(reason);
    }
  }

  /** Returns the value that wins, or null if nothing speaks for any. */
  @Nullable String winner() {
    String best = null;
    int bestWeight = 0;
    for (Map.Entry<String, Case> e : cases.entrySet()) {
      int weight = e.getValue().weight;
      if (best == null
          || weight > bestWeight
          || (weight == bestWeight && rank(e.getKey()) < rank(best))) {
        best = e.getKey();
        bestWeight = weight;
      }
    }
    return best;
  }

  /** Returns how much speaks for a value; 0 if nothing does. */
  int weight(String value) {
    Case c = cases.get(value);
    return c == null ? 0 : c.weight;
  }

  /** Returns what spoke for a value, heaviest first. */
  String because(String value) {
    Case c = cases.get(value);
    if (c == null) {
      return "";
    }
    List<String> reasons = c.reasons;
    return String.join(", ", reasons.subList(0, Math.min(MAX_REASONS, reasons.size())));
  }

  private int rank(String value) {
    int rank = order.indexOf(value);
    return rank < 0 ? order.size() : rank;
  }
}
