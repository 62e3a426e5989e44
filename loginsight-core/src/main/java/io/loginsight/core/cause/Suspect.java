package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A service that may be the cause.
 *
 * @param service its name
 * @param score the sum of its terms
 * @param terms what each part of the score counts; above 0
 * @param clues why, most telling first; at least one
 */
public record Suspect(String service, double score, Map<Term, Double> terms, List<Clue> clues) {

  /** Copies the collections. */
  public Suspect {
    EnumMap<Term, Double> copy = new EnumMap<>(Term.class);
    copy.putAll(terms);
    terms = Collections.unmodifiableMap(copy);
    clues = List.copyOf(clues);
  }

  static Suspect of(String service, List<Clue> clues) {
    EnumMap<Term, Double> terms = new EnumMap<>(Term.class);
    EnumMap<Term, Double> shares = new EnumMap<>(Term.class);
    for (Clue clue : sorted(clues)) {
      double share = shares.getOrDefault(clue.term(), 1.0);
      terms.merge(clue.term(), share * clue.value(), Double::sum);
      shares.put(clue.term(), isOfOneThing(clue.term()) ? share / 2 : share);
    }
    terms.values().removeIf(value -> value <= 0);
    double score = terms.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Clue> shown = sorted(clues).stream().filter(clue -> clue.value() > 0).toList();
    return new Suspect(service, score, terms, shown);
  }

  /** Messages of one failure come together: each further one tells half as much. */
  private static boolean isOfOneThing(Term term) {
    return term == Term.CHANGE || term == Term.NAMED || term == Term.NEW_ERROR;
  }

  private static List<Clue> sorted(List<Clue> clues) {
    return clues.stream()
        .sorted(Comparator.comparingDouble(Clue::value).reversed().thenComparing(Clue::statement))
        .toList();
  }
}
