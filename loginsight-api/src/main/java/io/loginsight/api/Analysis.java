package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one analyzer has to say about one {@link Chunk}. An analyzer says its findings; the engine
 * adds the rest.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param analyzerId the id of the analyzer
 * @param findings what it wants a person to see, most important first
 * @param assessments what the engine thinks of each finding, in their order; empty if it was not
 *     asked
 * @param failure why there are no findings, if the analyzer failed; else null
 */
public record Analysis(
    String analyzerId,
    List<Finding> findings,
    List<Assessment> assessments,
    @Nullable AnalysisFailure failure) {

  /** Copies the lists. */
  public Analysis {
    requireNonNull(analyzerId, "analyzerId");
    findings = List.copyOf(findings);
    assessments = List.copyOf(assessments);
  }

  /**
   * Has findings alone; all that an analyzer needs.
   *
   * @param analyzerId the id of the analyzer
   * @param findings what it wants a person to see, most important first
   */
  public Analysis(String analyzerId, List<Finding> findings) {
    this(analyzerId, findings, List.of(), null);
  }
}
