package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What values a {@link Slot} has taken, and how often.
 *
 * <p>Of a frequent pattern only a part of the events is looked at, which is drawn by their place in
 * the input and not by their content: about 1 in 64, fewer of a very frequent one, and at least 16
 * of each form of its message unless that is long. Counts are then estimates for all events.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param values for how many values the statistics stand; fewer than the pattern has events if some
 *     have no single value here
 * @param sampled how many values were looked at; equal to {@code values} if every one was, and then
 *     the counts are no estimates
 * @param distinct how many different values are among the sampled ones; about, if there are more
 *     than 32
 * @param top the most frequent values, most frequent first, at most {@value #MOST_TOP}; all of them
 *     if there are as many as {@code distinct}; where values hardly repeat, none
 * @param numbers how the values are distributed; null if they are no numbers
 */
public record SlotStats(
    long values, long sampled, long distinct, List<ValueCount> top, @Nullable NumberStats numbers) {

  /** How many values are told at most. */
  public static final int MOST_TOP = 10;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if less than one value was sampled, or more than there are, or
   *     if none or more than those sampled differ
   */
  public SlotStats {
    top = List.copyOf(top);
    if (sampled < 1 || sampled > values || distinct < 1 || distinct > sampled) {
      throw new IllegalArgumentException(
          "sampled " + sampled + " of " + values + ", of which " + distinct + " differ");
    }
  }

  /**
   * Returns whether {@link #top} names every value that was sampled.
   *
   * @return whether no other value is known
   */
  public boolean isComplete() {
    return top.size() == distinct;
  }

  /**
   * A value and how often it came.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param value the value; of a long one the beginning, and then it ends in {@code …} and stands
   *     for all values that begin like that
   * @param count about how many of all values are this one
   */
  public record ValueCount(String value, long count) {

    /** Checks that there is a value. */
    public ValueCount {
      requireNonNull(value, "value");
    }
  }
}
