package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What rules would have done with alerts that came already. It adds up: the notifications without
 * the rules, less those that are held back, and those told of besides, are the notifications with
 * them.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param without the alerts as they are without the rules
 * @param with the alerts as they are with the rules
 * @param effects what each rule does, in their order
 * @param overBudget so many alerts are not told of because of the budget
 * @param others what comes of the rules by what they change for other alerts: an alert opens an
 *     incident because the one in front of it was folded
 * @param lost incidents of which a person is told without the rules, and of none of whose alerts
 *     with them
 * @param gained incidents of which a person is told with the rules, and of none of whose alerts
 *     without them
 */
public record AlertReplay(
    AlertReport without,
    AlertReport with,
    List<Effect> effects,
    long overBudget,
    Change others,
    List<Turned> lost,
    List<Turned> gained) {

  /** Copies the lists. */
  public AlertReplay {
    requireNonNull(without, "without");
    requireNonNull(with, "with");
    requireNonNull(others, "others");
    effects = List.copyOf(effects);
    lost = List.copyOf(lost);
    gained = List.copyOf(gained);
  }

  /**
   * How many more and fewer notifications there are.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param heldBack of so many alerts a person is told only without the rules
   * @param toldOf of so many only with them, what did not come among them
   */
  public record Change(long heldBack, long toldOf) {}

  /**
   * What a rule does.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param use what it said
   * @param change what came of it
   */
  public record Effect(RuleUse use, Change change) {

    /** Checks that nothing is null. */
    public Effect {
      requireNonNull(use, "use");
      requireNonNull(change, "change");
    }
  }

  /**
   * An incident of which a person is told on one side only.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param incident as it is on the side on which a person is told
   * @param first the first alert of it that a person is told of
   * @param decision what became of that alert with the rules
   */
  public record Turned(Incident incident, Alert first, AlertDecision decision) {

    /** Checks that nothing is null. */
    public Turned {
      requireNonNull(decision, "decision");
      requireNonNull(incident, "incident");
      requireNonNull(first, "first");
    }
  }
}
