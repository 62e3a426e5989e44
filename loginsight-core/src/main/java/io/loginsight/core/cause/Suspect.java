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
    for (Term term : Term.values()) {
      double value = value(term, clues);
      if (value > 0) {
        terms.put(term, value);
      }
    }
    double score = terms.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Clue> shown = sorted(clues).stream().filter(clue -> clue.value() > 0).toList();
    return new Suspect(service, score, terms, shown);
  }

  /** Adds up what speaks for it, and takes away the part of it that was passed on. */
  private static double value(Term term, List<Clue> clues) {
    double share = 1;
    double counted = 0;
    double all = 0;
    double passedOn = 0;
    for (Clue clue : sorted(clues)) {
      if (clue.term() == term && clue.value() > 0) {
        all += clue.value();
        counted += share * clue.value();
        share = isOfOneThing(term) ? share / 2 : share;
      } else if (clue.term() == term) {
        passedOn -= clue.value();
      }
    }
    return all == 0 ? 0 : counted * Math.max(0, 1 - passedOn / all);
  }

  /** Messages of one failure come together: each further one tells half as much. */
  private static boolean isOfOneThing(Term term) {
    return term == Term.CHANGE
        || term == Term.OPERATION
        || term == Term.NAMED
        || term == Term.NEW_ERROR;
  }

  private static List<Clue> sorted(List<Clue> clues) {
    return clues.stream()
        .sorted(Comparator.comparingDouble(Clue::value).reversed().thenComparing(Clue::statement))
        .toList();
  }
}
