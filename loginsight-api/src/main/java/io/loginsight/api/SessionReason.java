package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a session: what it has that its peers have not, or lacks that they have.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param kind what it is
 * @param event what the session has or lacks
 * @param times how often the session has it at least, or its peers have it at least
 * @param observed how often the session has it
 * @param alike how many of the peers are like the session in this
 * @param peers how many sessions it was compared with; many of them make a mature verdict
 * @param age how old the peers were; null if sessions of any age are
 * @param bits how surprising it is; 0 or more
 */
public record SessionReason(
    Kind kind,
    String event,
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
    MISSING
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
   * Says it for a person; the event is to be named behind it.
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

  private static String times(long n) {
    return n == 1 ? "once" : n == 2 ? "twice" : count(n) + " times";
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
