package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said about alerts of some kind.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id what it is called in the ledger: letters, digits, dots, dashes and underscores, {@value
 *     #MOST_ID_CHARS} at most
 * @param action what becomes of an alert that it is about
 * @param to the severity that {@link Action#RAISE} and {@link Action#LOWER} give; null for others
 * @param match which alerts it is about
 * @param condition what must be so besides; null if nothing
 * @param from it does not hold before; null if it always did
 * @param until it does not hold from then on; null if it never ends
 * @param because why there is such a rule, for whoever wonders later
 */
public record AlertRule(
    String id,
    Action action,
    @Nullable Severity to,
    Match match,
    @Nullable Condition condition,
    @Nullable Instant from,
    @Nullable Instant until,
    String because) {

  /** An id has so many characters at most. */
  public static final int MOST_ID_CHARS = 64;

  /** A reason has so many characters at most. */
  public static final int MOST_REASON_CHARS = 500;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1," + MOST_ID_CHARS + "}");

  /** What a rule does. */
  public enum Action {
    /** A person is told, whatever came before. */
    NOTIFY,
    /** No person is told, and the alert is part of no incident. */
    FOLD,
    /** The alert is at least as bad as the rule says. */
    RAISE,
    /** The alert is at most as bad as the rule says. */
    LOWER
  }

  /** What alerts can be told apart by. */
  public enum Part {
    /** {@link Alert#type()}. */
    TYPE,
    /** {@link Alert#host()}. */
    HOST,
    /** {@link Alert#source()}. */
    SOURCE
  }

  /**
   * Checks that the parts make sense together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public AlertRule {
    requireNonNull(action, "action");
    requireNonNull(match, "match");
    check(
        ID.matcher(id).matches(),
        "an id is made of letters, digits, dots, dashes and underscores, at most "
            + (MOST_ID_CHARS + " of them"));
    check(!because.isBlank(), "the reason is missing; write why behind 'because'");
    check(
        because.length() <= MOST_REASON_CHARS,
        "a reason has at most " + MOST_REASON_CHARS + " characters");
    boolean changes = action == Action.RAISE || action == Action.LOWER;
    check(changes == (to != null), "raise and lower need to=SEVERITY, and nothing else has it");
    check(
        condition == null || condition.times() > 0 || action == Action.NOTIFY,
        "when no alert comes there is but one thing to do: notify");
    check(
        from == null || until == null || from.isBefore(until),
        "'from' is not before 'until', so it would never hold");
    check(
        action != Action.FOLD || until != null || !match.equals(Match.ALL),
        "this would fold every alert for ever; say of which type, host, source or severity, or"
            + " until when");
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * Which alerts a rule is about: all of these texts must fit, where {@code *} stands for any
   * characters, or none.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param type fits the type
   * @param host fits the host
   * @param source fits the source
   * @param severity fits the name of the severity in capitals; {@code *} fits an alert without one,
   *     too, and nothing else does
   */
  public record Match(String type, String host, String source, String severity) {

    /** Fits every alert. */
    public static final Match ALL = new Match("*", "*", "*", "*");

    /** A text has so many characters at most. */
    public static final int MOST_CHARS = 200;

    /**
     * Checks that the texts are there and not too long.
     *
     * @throws IllegalArgumentException if one is
     */
    public Match {
      int longest =
          Math.max(
              Math.max(type.length(), host.length()), Math.max(source.length(), severity.length()));
      check(longest <= MOST_CHARS, "a text to match has at most " + MOST_CHARS + " characters");
    }
  }

  /**
   * How often alerts that match must come for a rule to hold.
   *
   * @param times so many of them at least; 0 if it holds when none comes
   * @param within in so long a time
   * @param by each combination of these is counted for itself; empty if all are counted together
   */
  public record Condition(int times, Duration within, Set<Part> by) {

    /** It is not counted further. */
    public static final int MOST_TIMES = 1_000;

    /** Nothing is remembered for longer. */
    public static final Duration LONGEST = Duration.ofDays(31);

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if the number or the time is out of range
     */
    public Condition {
      check(times >= 0 && times <= MOST_TIMES, "a count is 1 to " + MOST_TIMES);
      check(
          within.compareTo(Duration.ofSeconds(1)) >= 0 && within.compareTo(LONGEST) <= 0,
          "a time span is 1 second to " + LONGEST.toDays() + " days, such as 90s, 15m, 2h or 7d");
      EnumSet<Part> copy = EnumSet.noneOf(Part.class);
      copy.addAll(by);
      by = Collections.unmodifiableSet(copy);
    }
  }
}
