package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What may be done about an incident. Log Insight does none of it.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id the name of its entry in the catalogue, such as {@code disk-full}
 * @param version the version of the catalogue
 * @param title in a few words
 * @param steps what to do, in this order
 * @param risk what the steps may do besides
 * @param reversible whether the steps can be taken back
 * @param verify how to see that it has helped
 * @param because why it was chosen, a sentence
 */
public record Remediation(
    String id,
    int version,
    String title,
    List<String> steps,
    Risk risk,
    boolean reversible,
    String verify,
    String because) {

  /** What steps may do besides. */
  public enum Risk {
    /** They only look. */
    NONE,
    /** They may be felt by some. */
    LOW,
    /** They are felt. */
    MEDIUM,
    /** They may make it worse, or lose data. */
    HIGH
  }

  /**
   * Copies the steps.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Remediation {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(risk, "risk");
    requireNonNull(verify, "verify");
    requireNonNull(because, "because");
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a remediation needs a step: " + id);
    }
  }
}
