package io.loginsight.core.cause;

import io.loginsight.core.cause.Duration.Way;
import java.util.List;

/**
 * A way that takes longer.
 *
 * @param was the median before, in milliseconds
 * @param is the median since
 * @param before how many durations that is of
 * @param since as before
 */
record SlowerWay(
    double evidence, Way way, double was, double is, int before, int since, List<Integer> events) {

  static final SlowerWay NOTHING =
      new SlowerWay(0, new Way("", List.of(), null, null), 0, 0, 0, 0, List.of());
}
