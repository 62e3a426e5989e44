package io.loginsight.api;

/**
 * Folds alerts into incidents, one after another, and decides on each as it comes.
 *
 * <p><b>Threads:</b> Confined.
 */
public interface IncidentEngine {

  /**
   * Takes the next alert.
   *
   * @param alert in the order of time; one that is earlier than the one before, or has no time, is
   *     taken as if it were of the same time as that
   * @return what became of it
   */
  AlertDecision add(Alert alert);
}
