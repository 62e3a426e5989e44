package io.loginsight.core.engine;

import io.loginsight.api.Cause;
import io.loginsight.api.Concentration;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.core.cause.Clue;
import io.loginsight.core.cause.Kind;
import io.loginsight.core.cause.SharedValue;
import io.loginsight.core.cause.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Says in the words of the API what was found out about causes.
 *
 * <p><b>Threads:</b> Confined.
 */
final class CauseWords {

  private static final int MOST_CAUSES = 20;
  private static final int MOST_EVIDENCE = 10;

  /** The first one stands out if its score is so many times that of the second. */
  private static final double STANDS_OUT = 2;

  /** Another one is not told apart from chance. */
  private static final double LEAST = 2;

  private final EventKinds kinds;
  private final IntFunction<EventId> idOf;

  /**
   * Knows what there is to speak of.
   *
   * @param idOf the ids of events by their numbers
   */
  CauseWords(EventKinds kinds, IntFunction<EventId> idOf) {
    this.kinds = kinds;
    this.idOf = idOf;
  }

  /** Returns the first ones. */
  List<Cause> causes(List<Suspect> suspects) {
    List<Cause> causes = new ArrayList<>();
    for (Suspect suspect : suspects.subList(0, Math.min(MOST_CAUSES, suspects.size()))) {
      causes.add(cause(causes.size() + 1, suspect));
    }
    return causes;
  }

  private Cause cause(int rank, Suspect suspect) {
    List<Evidence> evidence = new ArrayList<>();
    Kind kind = null;
    for (Clue clue : suspect.clues()) {
      kind = kind == null ? clue.kind() : kind;
      if (evidence.size() < MOST_EVIDENCE) {
        List<EventId> ids = clue.events().stream().map(idOf::apply).toList();
        evidence.add(new Evidence(clue.statement(), clue.observed(), clue.expected(), ids));
      }
    }
    Map<String, Double> terms = new TreeMap<>();
    suspect.terms().forEach((term, value) -> terms.put(name(term), value));
    return new Cause(
        rank,
        suspect.service(),
        kind == null ? null : kinds.patternOf(kind),
        suspect.score(),
        terms,
        evidence);
  }

  private static String name(Clue.Term term) {
    return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static boolean isConclusive(List<Cause> causes) {
    return !causes.isEmpty()
        && causes.get(0).score() >= LEAST
        && (causes.size() == 1 || causes.get(0).score() >= STANDS_OUT * causes.get(1).score());
  }

  List<Concentration> concentrations(List<SharedValue> shared) {
    return shared.stream()
        .map(
            one ->
                new Concentration(
                    one.place().name(),
                    one.value(),
                    one.failing(),
                    one.ofFailing(),
                    one.others(),
                    one.ofOthers(),
                    one.nats() / Math.log(2),
                    one.events().stream().map(idOf::apply).toList()))
        .toList();
  }
}
