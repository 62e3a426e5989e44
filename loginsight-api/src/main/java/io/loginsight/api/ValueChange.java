package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A significant change in the values of one {@link Slot} between the two sides of a {@link
 * Comparison}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param kind what changed
 * @param patternBefore the pattern before
 * @param patternAfter the pattern after, which has the same slots
 * @param slot which of its slots, from 0
 * @param value the value that came more or less often; null for numbers
 * @param before the median, or which share of the values was this one, before
 * @param after the same after
 * @param bits how surprising so large a change would be if it were none, {@code -log2} of the
 *     probability
 */
public record ValueChange(
    Kind kind,
    PatternStats patternBefore,
    PatternStats patternAfter,
    int slot,
    @Nullable String value,
    double before,
    double after,
    double bits) {

  /**
   * Checks that there is such a slot.
   *
   * @throws IllegalArgumentException if there is none, or numbers have a value
   */
  public ValueChange {
    requireNonNull(kind, "kind");
    requireNonNull(patternBefore, "patternBefore");
    requireNonNull(patternAfter, "patternAfter");
    if (slot < 0 || slot >= patternAfter.pattern().slots().size()) {
      throw new IllegalArgumentException("there is no slot " + slot);
    }
    if ((value == null) != (kind == Kind.NUMBERS)) {
      throw new IllegalArgumentException(kind + " contradicts the value " + value);
    }
  }

  /**
   * What may change.
   *
   * <p><b>Threads:</b> Immutable.
   */
  public enum Kind {
    /** Numbers, durations or sizes are larger or smaller. */
    NUMBERS,
    /** One of few values was not there before. */
    NEW_VALUE,
    /** One of few values comes in a larger or smaller share. */
    SHARE
  }
}
