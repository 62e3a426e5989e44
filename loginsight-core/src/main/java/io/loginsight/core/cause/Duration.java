package io.loginsight.core.cause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took.
 *
 * @param way from where to where
 * @param time when it began, in nanoseconds since 1970
 * @param millis how long it took
 * @param event the event it ended with
 */
record Duration(Way way, long time, double millis, int event) {

  /**
   * From one event to the next.
   *
   * @param from the service that logged the first
   * @param to the other services that take part; none if the time was spent within
   * @param first what the first one says; null for all that go from and to these services
   * @param second what the second one says; null as the first
   */
  record Way(String from, List<String> to, @Nullable Kind first, @Nullable Kind second) {

    /** Says whether the time was spent within one service. */
    boolean isWithin() {
      return to.isEmpty();
    }

    /** Returns the same for all events. */
    Way ofAll() {
      return new Way(from, to, null, null);
    }
  }
}
