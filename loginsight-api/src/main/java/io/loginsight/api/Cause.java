package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hypothesis: the service that an incident may come from, and what speaks for it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param rank 1 for the most likely one
 * @param service its name
 * @param pattern what it logs, or does not log any more, that tells most; null if that is no event
 * @param score how much speaks for it, above 0: the sum of the terms; comparable within one report
 * @param terms the parts of the score by their names; each above 0
 * @param evidence why it is believed, most telling first; at least one
 */
public record Cause(
    int rank,
    String service,
    @Nullable Pattern pattern,
    double score,
    Map<String, Double> terms,
    List<Evidence> evidence) {

  /**
   * Copies the collections, the terms in the order of their names.
   *
   * @throws IllegalArgumentException if there is no evidence
   */
  public Cause {
    requireNonNull(service, "service");
    terms = Collections.unmodifiableMap(new TreeMap<>(terms));
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a cause needs evidence: " + service);
    }
  }
}
