package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one analyzer has to say about one {@link Chunk}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param analyzerId the id of the analyzer
 * @param findings what it wants a person to see, most important first
 */
public record Analysis(String analyzerId, List<Finding> findings) {

  /** Copies the findings. */
  public Analysis {
    requireNonNull(analyzerId, "analyzerId");
    findings = List.copyOf(findings);
  }
}
