package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of stack trace with what was seen of it. Two traces are of one kind if they have the same
 * causes, thrown at the same methods, whatever the line numbers and messages.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param fingerprint 16 hex digits, derived from the chain of causes and their methods
 * @param causes the exception classes, outermost first; the last is the root cause
 * @param summary the root cause and the method it came from, in one line
 * @param events how many events carry it
 * @param seen from the first to the last of them; null if none has a time
 * @param patterns the patterns of these events, most frequent first
 * @param example the first of these events
 */
public record StackTraceStats(
    String fingerprint,
    List<String> causes,
    String summary,
    long events,
    @Nullable TimeRange seen,
    List<PatternId> patterns,
    Event example) {

  /** Copies the lists. */
  public StackTraceStats {
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(summary, "summary");
    requireNonNull(example, "example");
    causes = List.copyOf(causes);
    patterns = List.copyOf(patterns);
  }
}
