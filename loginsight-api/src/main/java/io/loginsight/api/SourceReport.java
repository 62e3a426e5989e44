package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one source was read.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param name the source, as the user wrote it
 * @param formats the formats found in it, in the order they were asked; empty if none was found and
 *     each line was taken as a message
 * @param lines what became of its lines
 * @param seen from its first to its last event; null if no event has a time
 * @param notes what a reader of the report must know, such as an assumed year or a corrupt end; one
 *     line each
 */
public record SourceReport(
    String name,
    List<FormatUse> formats,
    LineCounts lines,
    @Nullable TimeRange seen,
    List<String> notes) {

  /** Copies the lists. */
  public SourceReport {
    requireNonNull(name, "name");
    requireNonNull(lines, "lines");
    formats = List.copyOf(formats);
    notes = List.copyOf(notes);
  }
}
