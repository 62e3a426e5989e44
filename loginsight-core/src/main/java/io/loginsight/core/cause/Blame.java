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

  /** An error that is shorter may stand in another one by chance. */
  private static final int SHORTEST_QUOTE = 20;

  private final ServiceNames names;
  private final Map<String, Set<String>> ordinary; // how each names others all the time
  private final IntFunction<String> textOf;
  private final List<Clue> clues = new ArrayList<>();
  private final Map<String, Double> own = new TreeMap<>(); // what speaks against each at first
  private final Map<String, Map<String, Double>> passed = new TreeMap<>(); // by whom to whom
  private final Map<String, Set<String>> complaints = new TreeMap<>(); // what each complains of
  private final Map<String, Clue> said = new TreeMap<>(); // the strongest, by "who to whom"

  private Blame(ServiceNames names, Map<String, Set<String>> ordinary, IntFunction<String> textOf) {
    this.ordinary = ordinary;
    this.names = names;
    this.textOf = textOf;
  }

  /**
   * Passes blame on.
   *
   * @param clues what was found
   * @param names those that may stand in a text
   * @param said what each service said before the incident: a name in it is not blamed
   * @param textOf the text of an event by its number; empty if it is not known
   * @return the clues, some of them weaker, and more of them
   */
  static List<Clue> passOn(
      List<Clue> clues,
      ServiceNames names,
      Map<String, Set<Kind>> said,
      IntFunction<String> textOf) {
    Blame blame = new Blame(names, new TreeMap<>(), textOf);
    said.forEach(
        (service, kinds) -> {
          Set<String> settings = new TreeSet<>();
          kinds.forEach(
              kind -> names.in(kind.toString()).forEach(name -> settings.add(name.setting())));
          blame.ordinary.put(service, settings);
        });
    clues.stream().filter(Blame::isComplaint).forEach(blame::note);
    clues.forEach(blame::take);
    blame.passOnWhatWasPassed();
    return blame.clues;
  }

  private void take(Clue clue) {
    own.merge(clue.service(), clue.value(), Double::sum);
    Set<String> named = speaks(clue, Complaint.OWN_END) ? Set.of() : named(clue);
    if (named.isEmpty()) {
      if (speaks(clue, Complaint.OWN_END)) {
        clues.add(clue);
      } else if (speaks(clue, Complaint.OTHER_END)) {
        clues.add(clue.weighing(KEPT * clue.value()));
        pass(clue, SOMEBODY, (1 - KEPT) * clue.value());
      } else if (speaks(clue, Complaint.SLOW)) {
        clues.add(clue.weighing(KEPT_SLOW * clue.value()));
      } else if (speaks(clue, Complaint.DISTRUST)) {
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

  /** Says whether an error speaks of that. */
  private boolean speaks(Clue clue, Complaint of) {
    if (!isComplaint(clue)) {
      return false;
    }
    for (int event : clue.events()) {
      String text = textOf.apply(event).toLowerCase(Locale.ROOT);
      if (of.isIn(text)) {
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
      for (ServiceNames.Name name : names.in(text.isEmpty() ? kind.toString() : text)) {
        if (!name.service().equals(clue.service()) && !said.contains(name.setting())) {
          named.add(name.service());
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
