package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing an analyzer wants a person to see.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param analyzerId the id of the analyzer that reported it
 * @param kind what sort of thing it is, such as {@code error-pattern}: lower-case letters, digits
 *     and {@code -}
 * @param severity how much it matters
 * @param score how much it stands out, in {@code [0, 1]}; comparable within one analyzer only
 * @param when the event time it covers; null if its events have none
 * @param summary one sentence for a person, without line breaks
 * @param patterns the patterns involved, most important first; may be empty
 * @param evidence why it is believed; at least one
 */
public record Finding(
    String analyzerId,
    String kind,
    Severity severity,
    double score,
    @Nullable TimeRange when,
    String summary,
    List<PatternId> patterns,
    List<Evidence> evidence) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if {@code score} is NaN or outside {@code [0, 1]}, or if there
   *     is no evidence
   */
  public Finding {
    requireNonNull(analyzerId, "analyzerId");
    requireNonNull(kind, "kind");
    requireNonNull(severity, "severity");
    requireNonNull(summary, "summary");
    if (!(score >= 0 && score <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("score must be in [0, 1], got " + score);
    }
    patterns = List.copyOf(patterns);
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a finding needs evidence: " + summary);
    }
  }
}
