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

  /** What stays of a complaint that something takes long: it may be its own time or another's. */
  private static final double KEPT_SLOW = 0.5;

  private static final int HOPS = 3;

  /** Whom an error speaks of that does not name him. */
  private static final String SOMEBODY = "";

  private static final int SHORTEST_NAME = 3;

  /** An error that is shorter may stand in another one by chance. */
  private static final int SHORTEST_QUOTE = 20;

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
          "unavailable",
          "upstream",
          "bad gateway",
          "circuit breaker",
          "broken pipe",
          "refuses connection",
          "no answer",
          "no response",
          "not answer",
          "not respond",
          "not reach",
          "cannot reach",
          "cut off",
          "gone away",
          "hung up",
          "closed the connection",
          "connection closed",
          "connection lost",
          "lost connection");

  /** Words of errors that speak of what the speaker has too little of. */
  private static final List<String> OWN_END =
      List.of(
          " pool",
          "-pool",
          "pool ",
          " busy",
          " in use",
          "exhausted",
          "used up",
          "no free ",
          "none free",
          "none idle",
          "idle=0",
          "permits");

  /** Words of complaints that something takes long. */
  private static final List<String> SLOW = List.of("slow", "took", "exceeded");

  /** Words of errors of either end of a connection that one of them does not trust. */
  private static final List<String> DISTRUST =
      List.of("certificate", "certpath", "x509", "pkix", "handshake");

  /**
   * A service that stands in a text.
   *
   * @param setting its name with a sign on either side: a word that is said all the time stands
   *     between spaces, the name of whoever does not answer in quotes or in front of a colon
   */
  private record Name(String service, String setting) {}

  private final Set<String> services;
  private final Map<String, String> called; // by what others call them
  private final Map<String, Set<String>> ordinary; // how each names others all the time
  private final IntFunction<String> textOf;
  private final List<Clue> clues = new ArrayList<>();
  private final Map<String, Double> own = new TreeMap<>(); // what speaks against each at first
  private final Map<String, Map<String, Double>> passed = new TreeMap<>(); // by whom to whom
  private final Map<String, Set<String>> complaints = new TreeMap<>(); // what each complains of
  private final Map<String, Clue> said = new TreeMap<>(); // the strongest, by "who to whom"

  private Blame(
      Set<String> services,
      Map<String, String> called,
      Map<String, Set<String>> ordinary,
      IntFunction<String> textOf) {
    this.ordinary = ordinary;
    this.services = services;
    this.called = called;
    this.textOf = textOf;
  }

  /**
   * Passes blame on.
   *
   * @param clues what was found
   * @param services the names that may stand in a text
   * @param called what else some of them may be called
   * @param said what each service said before the incident: a name in it is not blamed
   * @param textOf the text of an event by its number; empty if it is not known
   * @return the clues, some of them weaker, and more of them
   */
  static List<Clue> passOn(
      List<Clue> clues,
      Set<String> services,
      Map<String, String> called,
      Map<String, Set<Kind>> said,
      IntFunction<String> textOf) {
    Blame blame = new Blame(services, called, new TreeMap<>(), textOf);
    said.forEach(
        (service, kinds) -> {
          Set<String> names = new TreeSet<>();
          kinds.forEach(kind -> blame.namesIn(kind.toString()).forEach(n -> names.add(n.setting)));
          blame.ordinary.put(service, names);
        });
    clues.stream().filter(Blame::isComplaint).forEach(blame::note);
    clues.forEach(blame::take);
    blame.passOnWhatWasPassed();
    return blame.clues;
  }

  private void take(Clue clue) {
    own.merge(clue.service(), clue.value(), Double::sum);
    Set<String> named = speaks(clue, OWN_END) ? Set.of() : named(clue);
    if (named.isEmpty()) {
      if (speaks(clue, OWN_END)) {
        clues.add(clue);
      } else if (speaks(clue, OTHER_END)) {
        clues.add(clue.weighing(KEPT * clue.value()));
        pass(clue, SOMEBODY, (1 - KEPT) * clue.value());
      } else if (speaks(clue, SLOW)) {
        clues.add(clue.weighing(KEPT_SLOW * clue.value()));
      } else if (speaks(clue, DISTRUST)) {
        clues.add(clue.weighing(KEPT * clue.value()));
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

  /** Says whether an error has one of these words. */
  private boolean speaks(Clue clue, List<String> words) {
    if (!isComplaint(clue)) {
      return false;
    }
    for (int event : clue.events()) {
      String text = textOf.apply(event).toLowerCase(Locale.ROOT);
      if (words.stream().anyMatch(text::contains)) {
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
        && clue.term() != Term.TOLD
        && clue.term() != Term.SPAN;
  }

  private void note(Clue clue) {
    if (clue.kind() != null) {
      complaints.computeIfAbsent(clue.service(), s -> new TreeSet<>()).add(clue.kind().message());
    }
  }

  /** Returns whom a clue names, or whose complaint it repeats. */
  private Set<String> named(Clue clue) {
    Kind kind = clue.kind();
    if (kind == null || (!isComplaint(clue) && clue.term() != Term.FLOW)) {
      return Set.of();
    }
    Set<String> quoted = quoted(clue.service(), kind.message());
    if (!quoted.isEmpty()) {
      return quoted;
    }
    Set<String> said = ordinary.getOrDefault(clue.service(), Set.of());
    for (int event : clue.events()) {
      String text = textOf.apply(event);
      Set<String> named = new TreeSet<>();
      for (Name name : namesIn(text.isEmpty() ? kind.toString() : text)) {
        if (!name.service.equals(clue.service()) && !said.contains(name.setting)) {
          named.add(name.service);
        }
      }
      if (!named.isEmpty()) {
        return named;
      }
    }
    return Set.of();
  }

  /** Returns whose complaint stands within another one: who passes an error on repeats it. */
  private Set<String> quoted(String by, String message) {
    Set<String> quoted = new TreeSet<>();
    complaints.forEach(
        (service, texts) -> {
          if (!service.equals(by) && texts.stream().anyMatch(text -> repeats(message, text))) {
            quoted.add(service);
          }
        });
    return quoted;
  }

  /** Says whether an error holds another one, or ends like it behind more that was put in front. */
  private static boolean repeats(String message, String text) {
    if (text.length() < SHORTEST_QUOTE || text.length() >= message.length()) {
      return false;
    }
    String root = text.substring(text.lastIndexOf(": ") + 1);
    return message.contains(text)
        || (root.length() > SHORTEST_QUOTE
            && message.endsWith(root)
            && message.split(": ").length > text.split(": ").length);
  }

  private List<Name> namesIn(String text) {
    List<Name> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isNamePart(text.charAt(i))) {
        String word = text.substring(from, i);
        String service = services.contains(word) ? word : called.get(word);
        if (service != null && word.length() >= SHORTEST_NAME) {
          String setting = text.substring(Math.max(0, from - 1), Math.min(text.length(), i + 1));
          names.add(new Name(service, setting));
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
