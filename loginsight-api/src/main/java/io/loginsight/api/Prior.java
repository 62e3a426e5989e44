package io.loginsight.api;

/**
 * How often people have judged incidents that a finding of one signature made up. The signature is
 * its analyzer, its kind and its first pattern.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param real how many were a problem
 * @param notAProblem how many were none
 */
public record Prior(int real, int notAProblem) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if nobody has judged one
   */
  public Prior {
    if (real < 0 || notAProblem < 0 || real + notAProblem == 0) {
      throw new IllegalArgumentException(real + " real, " + notAProblem + " not a problem");
    }
  }
}
