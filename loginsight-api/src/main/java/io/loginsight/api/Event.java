package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One logged thing, kept as an example or as evidence. Its text is the program's that logged it:
 * hostile until proven otherwise.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id where it stands
 * @param time when it was logged; null if it does not say
 * @param level what level it was logged at; null if it does not say
 * @param message its text without the header, first line only
 * @param lines its physical lines as they were read; the first 30 of them, each up to 2,000
 *     characters
 * @param pattern the pattern it belongs to
 * @param attributes what else is known about it, such as {@code host} or {@code thread}, by name
 */
public record Event(
    EventId id,
    @Nullable Instant time,
    @Nullable Level level,
    String message,
    List<String> lines,
    PatternId pattern,
    Map<String, String> attributes) {

  /** Copies the lines, and the attributes in the order of their names. */
  public Event {
    requireNonNull(id, "id");
    requireNonNull(message, "message");
    requireNonNull(pattern, "pattern");
    lines = List.copyOf(lines);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
