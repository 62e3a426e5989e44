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
 */
public record Slot(SlotType type, @Nullable String name, List<String> examples) {

  /** Copies the examples. */
  public Slot {
    requireNonNull(type, "type");
    examples = List.copyOf(examples);
  }
}
