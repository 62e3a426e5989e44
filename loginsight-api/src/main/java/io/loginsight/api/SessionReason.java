package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a session: what it has that its peers have not, or lacks that they have, or
 * how it goes other than they.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param kind what it is
 * @param event what the session has or lacks; of {@link Kind#LONG} and {@link Kind#SLOW} what it
 *     begins with
 * @param other the event that it is about, too; null if it is about one
 * @param times how often the session has it at least, or its peers have it at least; of {@link
 *     Kind#UNBALANCED} its part in the ratio; of {@link Kind#LONG} and {@link Kind#SLOW} what 49 of
 *     50 peers have at most
 * @param observed how often the session has it; of {@link Kind#LONG} how many events it has, of
 *     {@link Kind#SLOW} how many milliseconds it takes
 * @param alike how many of the peers are like the session in this
 * @param peers how many sessions it was compared with; many of them make a mature verdict
 * @param age how old the peers were; null if sessions of any age are
 * @param bits how surprising it is; 0 or more
 */
public record SessionReason(
    Kind kind,
    String event,
    @Nullable Other other,
    int times,
    long observed,
    long alike,
    long peers,
    @Nullable Duration age,
    double bits) {

  /** What can speak against a session. */
  public enum Kind {
    /** It has an event that no other session has. */
    NEW,
    /** It has an event that few others have. */
    RARE,
    /** It has an event more often than others that have it, too. */
    OFTEN,
    /** It lacks an event that others have, or has it less often. */
    MISSING,
    /** An event comes directly behind another one, behind which no other session has it. */
    NEW_EDGE,
    /** An event comes directly behind another one, behind which few others have it. */
    RARE_EDGE,
    /** Two events come in another ratio than in others, such as opened and closed. */
    UNBALANCED,
    /** It has far more events than others. */
    LONG,
    /** It takes far longer than others. */
    SLOW
  }

  /**
   * The other one of two events.
   *
   * @param event such as the one before
   * @param times its part in the ratio in which others have the two; else 1
   * @param observed how often the session has it
   */
  public record Other(String event, int times, long observed) {

    /** Checks the event. */
    public Other {
      requireNonNull(event, "event");
    }
  }

  /**
   * Checks the bits.
   *
   * @throws IllegalArgumentException if they are below 0 or no number
   */
  public SessionReason {
    requireNonNull(kind, "kind");
    requireNonNull(event, "event");
    if (!(bits >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits must be 0 or more, got " + bits);
    }
  }

  /**
   * Returns the same with other bits.
   *
   * @param bits how surprising it is
   * @return a reason
   */
  public SessionReason withBits(double bits) {
    return new SessionReason(kind, event, other, times, observed, alike, peers, age, bits);
  }

  /**
   * Says it for a person; the event is to be named behind it, and the other one behind or, where it
   * comes first, before it.
   *
   * @return such as {@code never seen among 1,234 other sessions}
   */
  public String words() {
    String others = count(peers) + " other sessions";
    return switch (kind) {
      case NEW -> "never seen among " + others;
      case RARE -> "seen in " + count(alike) + " of " + others + ofAge();
      case OFTEN ->
          "%s, as %s of %s that have it nearly as often"
              .formatted(times(observed), alike == 0 ? "none" : count(alike), others);
      case MISSING ->
          (observed == 0 ? "missing" : "only " + times(observed))
              + ", where "
              + count(peers - alike)
              + " of "
              + others
              + ofAge()
              + " have it"
              + (times == 1 ? "" : " " + times(times) + " or more");
      case NEW_EDGE -> "never one directly behind the other, of " + count(peers) + " times";
      case RARE_EDGE ->
          "one directly behind the other in " + count(alike) + " of " + count(peers) + " times";
      case UNBALANCED ->
          "%s and %s, %s in %s of %s that have them"
              .formatted(
                  times(observed),
                  other == null ? "never" : times(other.observed),
                  ratio(),
                  count(peers - alike),
                  others);
      case LONG ->
          "has %s events, as %s of %s; 49 of 50 at most %s"
              .formatted(count(observed), few(), others, count(times));
      case SLOW ->
          "took %s, as %s of %s; 49 of 50 at most %s"
              .formatted(span(observed), few(), others, span(times));
    };
  }

  private String ofAge() {
    if (age == null) {
      return "";
    }
    long minutes = age.toMinutes();
    if (minutes < 60) {
      return " that are " + minutes + " min old";
    }
    return " that are " + (minutes < 1_440 ? minutes / 60 + " h" : minutes / 1_440 + " d") + " old";
  }

  private String ratio() {
    return other == null || other.times == times
        ? "equally often"
        : "at " + times + " to " + other.times;
  }

  private String few() {
    return alike == 0 ? "none" : count(alike);
  }

  private static String span(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    long seconds = millis / 1_000;
    if (seconds < 120) {
      return millis < 10_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1e3) : seconds + " s";
    }
    return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }

  private static String times(long n) {
    return n == 0 ? "never" : n == 1 ? "once" : n == 2 ? "twice" : count(n) + " times";
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
