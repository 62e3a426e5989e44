package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final double KEPT = 0.15;

  private static final int HOPS = 3;

  /** Whom an error speaks of that does not name him. */
  private static final String SOMEBODY = "";

  private static final int SHORTEST_NAME = 3;

  /** Words of errors that speak of the other end, in lower case. */
  private static final List<String> OTHER_END =
      List.of(
          "connection refused",
          "connection reset",
          "connect to",
          "connecting to",
          "econnrefused",
          "unreachable",
          "no route to host",
          "timed out",
          "timeout",
          "deadline exceeded",
          "certificate",
          "unavailable",
          "upstream",
          "bad gateway",
          "handshake",
          "circuit breaker",
          "broken pipe");

  private final Set<String> services;
  private final Map<String, Set<String>> ordinary; // names that each service says all the time
  private final IntFunction<String> textOf;
  private final List<Clue> clues = new ArrayList<>();
  private final Map<String, Double> own = new TreeMap<>(); // what speaks against each at first
  private final Map<String, Map<String, Double>> passed = new TreeMap<>(); // by whom to whom
  private final Map<String, Clue> said = new TreeMap<>(); // the strongest, by "who to whom"

  private Blame(
      Set<String> services, Map<String, Set<String>> ordinary, IntFunction<String> textOf) {
    this.ordinary = ordinary;
    this.services = services;
    this.textOf = textOf;
  }

  /**
   * Passes blame on.
   *
   * @param clues what was found
   * @param services the names that may stand in a text
   * @param said what each service said before the incident: a name in it is not blamed
   * @param textOf the text of an event by its number; empty if it is not known
   * @return the clues, some of them weaker, and more of them
   */
  static List<Clue> passOn(
      List<Clue> clues,
      Set<String> services,
      Map<String, Set<Kind>> said,
      IntFunction<String> textOf) {
    Blame blame = new Blame(services, new TreeMap<>(), textOf);
    said.forEach(
        (service, kinds) -> {
          Set<String> names = new TreeSet<>();
          kinds.forEach(kind -> names.addAll(blame.namesIn(kind.toString())));
          blame.ordinary.put(service, names);
        });
    clues.forEach(blame::take);
    blame.passOnWhatWasPassed();
    return blame.clues;
  }

  private void take(Clue clue) {
    own.merge(clue.service(), clue.value(), Double::sum);
    Set<String> named = named(clue);
    if (named.isEmpty()) {
      if (isOfOtherEnd(clue)) {
        clues.add(clue.weighing(KEPT * clue.value()));
        pass(clue, SOMEBODY, (1 - KEPT) * clue.value());
      } else {
        clues.add(clue);
      }
      return;
    }
    clues.add(clue.weighing(KEPT * clue.value()));
    double share = (1 - KEPT) * clue.value() / named.size();
    for (String service : named) {
      clues.add(against(service, clue, share));
      pass(clue, service, share);
    }
  }

  private void pass(Clue clue, String to, double value) {
    passed.computeIfAbsent(clue.service(), s -> new TreeMap<>()).merge(to, value, Double::sum);
    said.merge(
        clue.service() + " " + to, clue, (one, two) -> two.value() > one.value() ? two : one);
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

  /** Says whether an error speaks of somebody else, whoever that is. */
  private boolean isOfOtherEnd(Clue clue) {
    if (!isComplaint(clue)) {
      return false;
    }
    for (int event : clue.events()) {
      String text = textOf.apply(event).toLowerCase(Locale.ROOT);
      if (OTHER_END.stream().anyMatch(text::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isComplaint(Clue clue) {
    Kind kind = clue.kind();
    return kind != null
        && (kind.isError() || kind.isWarning())
        && clue.term() != Term.SILENCE
        && clue.term() != Term.DELAY
        && clue.term() != Term.SPAN;
  }

  private Set<String> named(Clue clue) {
    if (!isComplaint(clue)) {
      return Set.of();
    }
    for (int event : clue.events()) {
      Set<String> named = namesIn(textOf.apply(event));
      named.remove(clue.service());
      named.removeAll(ordinary.getOrDefault(clue.service(), Set.of()));
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
                        if (!service.equals(SOMEBODY)) {
                          clues.add(against(service, why, moved));
                        }
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
