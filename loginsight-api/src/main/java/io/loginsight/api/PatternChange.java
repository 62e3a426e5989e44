package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A pattern on the two sides of a {@link Comparison}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param kind what became of it
 * @param before what was seen of it before; null if that is nothing
 * @param after what was seen of it after; null if that is nothing
 * @param times how many times as often it comes after: measured by the other patterns and, where
 *     both sides have times, by the time, whichever makes less of the change; infinite if it is
 *     new, and 0 if it is gone
 * @param bits how surprising so large a change would be if it were none, {@code -log2} of the
 *     probability; 0 or more
 * @param significant whether it is surprising among as many patterns as were compared; what is new
 *     or gone may be so by chance
 */
public record PatternChange(
    Kind kind,
    @Nullable PatternStats before,
    @Nullable PatternStats after,
    double times,
    double bits,
    boolean significant) {

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if the kind contradicts the sides, or the bits are below 0
   */
  public PatternChange {
    requireNonNull(kind, "kind");
    if ((before == null) != (kind == Kind.NEW) || (after == null) != (kind == Kind.GONE)) {
      throw new IllegalArgumentException(kind + " contradicts the sides");
    }
    if (!(bits >= 0 && times >= 0)) { // written so that NaN fails too
      throw new IllegalArgumentException("bits " + bits + ", times " + times);
    }
  }

  /**
   * What may become of a pattern.
   *
   * <p><b>Threads:</b> Immutable.
   */
  public enum Kind {
    /** It is there after, and was not before. */
    NEW,
    /** It was there before, and is not after. */
    GONE,
    /** It comes more often, which is significant. */
    RISEN,
    /** It comes less often, which is significant. */
    FALLEN,
    /** It is on both sides, and no change of how often is significant. */
    SAME
  }

  /**
   * Returns the pattern.
   *
   * @return as it is after; of one that is gone, as it was before
   */
  public Pattern pattern() {
    return seen().pattern();
  }

  /**
   * Returns what was seen of it on the side that tells of the change.
   *
   * @return after; before, if it is gone
   */
  public PatternStats seen() {
    return after == null ? requireNonNull(before) : after;
  }

  /**
   * Returns how often it came before.
   *
   * @return 0 or more
   */
  public long eventsBefore() {
    return before == null ? 0 : before.counts().events();
  }

  /**
   * Returns how often it came after.
   *
   * @return 0 or more
   */
  public long eventsAfter() {
    return after == null ? 0 : after.counts().events();
  }

  /**
   * Returns the most serious level that its events state on the side that tells of the change.
   *
   * @return null if they state none
   */
  public @Nullable Level level() {
    return seen().counts().levels().keySet().stream().max(Comparator.naturalOrder()).orElse(null);
  }
}
