package io.loginsight.core.cause;

/** Points in time at which the fault may have begun, evenly spaced. */
final class Onsets {

  private static final int CANDIDATES = 12;
  private static final long LONGEST = 600_000_000_000L; // of what is looked at: ten minutes

  private final long first;
  private final long last;

  /**
   * Makes the candidates.
   *
   * @param first the earliest one, in nanoseconds since 1970
   * @param last the end of what is looked at; ten minutes before it is the earliest there can be
   */
  Onsets(long first, long last) {
    this.first = Math.max(first, last - LONGEST);
    this.last = last;
  }

  int size() {
    return CANDIDATES;
  }

  long candidate(int number) {
    return first + (last - first) / CANDIDATES * number;
  }
}
