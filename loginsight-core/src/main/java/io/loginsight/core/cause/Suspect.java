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
    for (Clue clue : clues) {
      terms.merge(clue.term(), clue.value(), Double::sum);
    }
    double score = terms.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Clue> sorted =
        clues.stream()
            .sorted(
                Comparator.comparingDouble(Clue::value).reversed().thenComparing(Clue::statement))
            .toList();
    return new Suspect(service, score, terms, sorted);
  }
}
