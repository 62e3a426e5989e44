package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Passes blame on: an error that names another service speaks against that one more than against
 * the one that logs it. Who is blamed and blames another in turn passes on what he got, too.
 */
final class Blame {

  /** What stays with the one who logs the error. */
  private static final double KEPT = 0.25;

  private static final int HOPS = 3;
  private static final int SHORTEST_NAME = 3;

  private final Set<String> services;
  private final IntFunction<String> textOf;
  private final List<Clue> clues = new ArrayList<>();
  private final Map<String, Double> own = new TreeMap<>(); // what speaks against each at first
  private final Map<String, Map<String, Double>> passed = new TreeMap<>(); // by whom to whom
  private final Map<String, Clue> said = new TreeMap<>(); // the strongest, by "who to whom"

  private Blame(Set<String> services, IntFunction<String> textOf) {
    this.services = services;
    this.textOf = textOf;
  }

  /**
   * Passes blame on.
   *
   * @param clues what was found
   * @param services the names that may stand in a text
   * @param textOf the text of an event by its number; empty if it is not known
   * @return the clues, some of them weaker, and more of them
   */
  static List<Clue> passOn(List<Clue> clues, Set<String> services, IntFunction<String> textOf) {
    Blame blame = new Blame(services, textOf);
    clues.forEach(blame::take);
    blame.passOnWhatWasPassed();
    return blame.clues;
  }

  private void take(Clue clue) {
    own.merge(clue.service(), clue.value(), Double::sum);
    Set<String> named = named(clue);
    if (named.isEmpty()) {
      clues.add(clue);
      return;
    }
    clues.add(clue.weighing(KEPT * clue.value()));
    double share = (1 - KEPT) * clue.value() / named.size();
    for (String service : named) {
      clues.add(against(service, clue, share));
      passed
          .computeIfAbsent(clue.service(), s -> new TreeMap<>())
          .merge(service, share, Double::sum);
      said.merge(
          clue.service() + " " + service,
          clue,
          (one, two) -> two.value() > one.value() ? two : one);
    }
  }

  private static Clue against(String service, Clue clue, double value) {
    return new Clue(
        service,
        Term.NAMED,
        value,
        clue.kind(),
        clue.service() + " names it: '" + clue.kind() + "'",
        clue.observed(),
        clue.expected(),
        clue.events());
  }

  private Set<String> named(Clue clue) {
    Kind kind = clue.kind();
    if (kind == null || !(kind.isError() || kind.isWarning()) || clue.term() == Term.SILENCE) {
      return Set.of();
    }
    for (int event : clue.events()) {
      Set<String> named = namesIn(textOf.apply(event));
      named.remove(clue.service());
      if (!named.isEmpty()) {
        return named;
      }
    }
    return Set.of();
  }

  private Set<String> namesIn(String text) {
    Set<String> names = new TreeSet<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isNamePart(text.charAt(i))) {
        String word = text.substring(from, i);
        if (word.length() >= SHORTEST_NAME && services.contains(word)) {
          names.add(word);
        }
        from = i + 1;
      }
    }
    return names;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private void passOnWhatWasPassed() {
    Map<String, Double> got = new TreeMap<>();
    passed.forEach(
        (by, to) -> to.forEach((service, value) -> got.merge(service, value, Double::sum)));
    for (int hop = 0; hop < HOPS && !got.isEmpty(); hop++) {
      Map<String, Double> next = new TreeMap<>();
      got.forEach(
          (by, value) -> {
            double all = own.getOrDefault(by, 0.0);
            passed
                .getOrDefault(by, Map.of())
                .forEach(
                    (service, share) -> {
                      double moved = value * share / all;
                      Clue why = said.get(by + " " + service);
                      if (moved > 0 && why != null) {
                        clues.add(against(service, why, moved));
                        clues.add(against(by, why, -moved));
                        next.merge(service, moved, Double::sum);
                      }
                    });
          });
      got.clear();
      got.putAll(next);
    }
  }
}
