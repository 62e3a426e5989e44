package io.loginsight.core.mine;

import io.loginsight.api.PatternId;
import java.util.Comparator;

/**
 * How a pattern that somebody may have seen has become another.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param when when it was found, as {@link PatternHistory#publish} was told
 * @param kind what has happened
 * @param before the id it had
 * @param was the template it had
 * @param after the id that it has now, or that part of it has
 * @param is the template of that
 */
public record PatternChange(
    long when, Kind kind, PatternId before, String was, PatternId after, String is)
    implements Comparable<PatternChange> {

  private static final Comparator<PatternChange> ORDER =
      Comparator.comparingLong(PatternChange::when)
          .thenComparing(PatternChange::after)
          .thenComparing(PatternChange::before)
          .thenComparing(PatternChange::kind)
          .thenComparing(PatternChange::was)
          .thenComparing(PatternChange::is);

  /** What may happen to a pattern. Snapshots hold the order, so new ones come last. */
  public enum Kind {
    /** Its template was written anew, because a place has begun to vary or is a value after all. */
    REWRITTEN,
    /** It has another id: a message with a smaller hash has come. */
    RENAMED,
    /** It has become part of another pattern. */
    JOINED,
    /** Part of it has become a pattern of its own. */
    SPLIT
  }

  /** By time. */
  @Override
  public int compareTo(PatternChange other) {
    return ORDER.compare(this, other);
  }
}
