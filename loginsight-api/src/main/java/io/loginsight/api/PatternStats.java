package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern with what was seen of it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param pattern the pattern
 * @param counts how many events and lines it has
 * @param seen from its first to its last event; null if none of them has a time
 * @param series its events over time; those without a time are in no interval
 * @param examples events of it in the order of the input, at least one and at most five: the first
 *     at each level from WARN on, and then the first ones; of events that differ in nothing but
 *     numbers and the like, the first three
 * @param labels what it speaks of and where it comes from
 */
public record PatternStats(
    Pattern pattern,
    EventCounts counts,
    @Nullable TimeRange seen,
    TimeSeries series,
    List<Event> examples,
    List<Label> labels) {

  /** Copies the lists. */
  public PatternStats {
    requireNonNull(pattern, "pattern");
    requireNonNull(counts, "counts");
    requireNonNull(series, "series");
    examples = List.copyOf(examples);
    labels = List.copyOf(labels);
  }
}
