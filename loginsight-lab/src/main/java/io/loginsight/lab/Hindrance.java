package io.loginsight.lab;

/** What a fault does to the work of one instance while it lasts. */
interface Hindrance {

  /**
   * Is asked before each step of each job, and again after what has held the job up.
   *
   * @param step the number of the step, from 0
   * @return false if the job may not go on: it has been ended or held up
   */
  default boolean lets(Job job, int step) {
    return true;
  }

  /** How many times longer the job computes than it would in health; 1 if it does not. */
  default double slowness(Job job) {
    return 1;
  }

  /** Whether what a job looks for in the cache is gone from it. */
  default boolean forgets(Job job) {
    return false;
  }

  /** Whose doing it is. */
  IncidentRecord incident();
}
