package io.loginsight.core.anomaly;

/**
 * A run of stretches in which something came more or less often than in all the others.
 *
 * @param from the first stretch
 * @param to the stretch behind the last
 * @param seen how often it came there
 * @param expected how often it would have come by the others
 * @param bits the surprise, for one series
 * @param dispersion the variance by mean that was allowed for
 * @param others how many other stretches it was compared with
 * @param seenInOthers how often it came there
 */
record Change(
    int from,
    int to,
    double seen,
    double expected,
    double bits,
    double dispersion,
    int others,
    double seenInOthers) {

  boolean isRise() {
    return seen > expected;
  }
}
