package io.loginsight.core.cause;

import java.util.Comparator;

/**
 * An event of a trace.
 *
 * @param time nanoseconds since 1970
 * @param service who logged it
 * @param span the step of the trace it belongs to; empty if it does not say
 * @param kind what it says
 * @param took how long something took, as it says, in milliseconds; {@code NaN} if it does not
 * @param event its number in the input
 */
public record Occurrence(
    long time, String service, String span, Kind kind, double took, int event) {

  static final Comparator<Occurrence> IN_TIME =
      Comparator.comparingLong(Occurrence::time)
          .thenComparing(Occurrence::service)
          .thenComparing(Occurrence::span)
          .thenComparingInt(o -> o.kind.number())
          .thenComparingInt(Occurrence::event);

  /** Says whether another one tells the same: files of an export overlap. */
  boolean repeats(Occurrence other) {
    return time == other.time
        && kind == other.kind
        && service.equals(other.service)
        && span.equals(other.span);
  }
}
