package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link io.loginsight.spi.Analyzer} gets to see: a window of events, folded into patterns.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param window from the first to the last event; null if no event has a time
 * @param counts the sum over all patterns
 * @param levels the events of each level that occurred, over time
 * @param events all events over time
 * @param patterns the patterns, most frequent first; those of equal frequency by id
 * @param stackTraces the stack traces, most frequent first; those of equal frequency by fingerprint
 */
public record Chunk(
    @Nullable TimeRange window,
    EventCounts counts,
    Map<Level, TimeSeries> levels,
    TimeSeries events,
    List<PatternStats> patterns,
    List<StackTraceStats> stackTraces) {

  /** Copies the collections. */
  public Chunk {
    requireNonNull(counts, "counts");
    requireNonNull(events, "events");
    EnumMap<Level, TimeSeries> copy = new EnumMap<>(Level.class);
    copy.putAll(levels);
    levels = Collections.unmodifiableMap(copy);
    patterns = List.copyOf(patterns);
    stackTraces = List.copyOf(stackTraces);
  }

  /**
   * Returns a chunk without an event.
   *
   * @return what an analyzer gets for an empty input
   */
  public static Chunk empty() {
    return new Chunk(
        null, new EventCounts(0, 0, Map.of()), Map.of(), TimeSeries.empty(), List.of(), List.of());
  }
}
