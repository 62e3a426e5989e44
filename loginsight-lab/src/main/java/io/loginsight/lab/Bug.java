package io.loginsight.lab;

/**
 * A mistake in the code of one version of a service.
 *
 * @param operation the operation that has it
 * @param step the number of the step before which it strikes
 * @param share the share of requests that it strikes
 * @param incident whose doing it is
 */
record Bug(String operation, int step, double share, IncidentRecord incident) {

  boolean hits(Job job) {
    return job.operation().name().equals(operation) && job.request().dice.chance(share);
  }
}
