package io.loginsight.api;

import static java.util.Objects.requireNonNull;

/**
 * An incident that is remembered, and how much another one is like it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param past what is remembered of it
 * @param similarity in {@code (0, 1]}: how much of what both have, by weight, they have in common
 */
public record SimilarIncident(PastIncident past, double similarity) {

  /**
   * Checks the similarity.
   *
   * @throws IllegalArgumentException if it is NaN or outside {@code (0, 1]}
   */
  public SimilarIncident {
    requireNonNull(past, "past");
    if (!(similarity > 0 && similarity <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("similarity must be in (0, 1], got " + similarity);
    }
  }
}
