package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a {@link Pattern} whose text changes from event to event.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param type what the values have in common
 * @param name what the message calls the value, such as the key in front of {@code =}; null if it
 *     does not say
 * @param examples a few of the values seen, shorter ones first; at most 5
 * @param stats how often which values came; null if that is not known, as of what was folded for
 *     want of room
 */
public record Slot(
    SlotType type, @Nullable String name, List<String> examples, @Nullable SlotStats stats) {

  /** Copies the examples. */
  public Slot {
    requireNonNull(type, "type");
    examples = List.copyOf(examples);
  }

  /**
   * Makes a slot without statistics.
   *
   * @param type what the values have in common
   * @param name what the message calls the value; null if it does not say
   * @param examples a few of the values seen; at most 5
   */
  public Slot(SlotType type, @Nullable String name, List<String> examples) {
    this(type, name, examples, null);
  }
}
