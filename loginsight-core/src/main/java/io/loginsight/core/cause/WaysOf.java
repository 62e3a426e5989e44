package io.loginsight.core.cause;

/**
 * All that the ways a service takes part in say for and against it, under the assumption of one
 * onset.
 *
 * <p><b>Threads:</b> Confined.
 */
final class WaysOf {

  /** What of a slow way is the fault of the one who is reached, if it works slowly. */
  private static final double RECEIVED = 0.55;

  /** What a service counts of which all that it sends is slow, and nothing else. */
  private static final double SENT = 0.8;

  /** What may be wrong with a service. */
  enum Fault {
    WORKS_SLOWLY,
    SENDS_LATE,
    IS_REACHED_LATE
  }

  /** What ways of one sort say about one service. */
  static final class Ways {
    double evidence;
    double slower;
    double tested;

    void add(double evidence, boolean tells) {
      this.evidence += evidence;
      slower += evidence > 0 ? 1 : 0;
      tested += tells ? 1 : 0;
    }
  }

  /** What explains the ways best. */
  record Found(double value, Fault fault, WaysOf ways, long onset) {

    static Found of(WaysOf suspect, long onset, boolean told) {
      Found works = new Found(suspect.works(), Fault.WORKS_SLOWLY, suspect, onset);
      Found sends = new Found(suspect.sends(), Fault.SENDS_LATE, suspect, onset);
      Found found = sends.value > works.value ? sends : works;
      return told && suspect.isReached() > found.value
          ? new Found(suspect.isReached(), Fault.IS_REACHED_LATE, suspect, onset)
          : found;
    }
  }

  final Ways within = new Ways();
  final Ways in = new Ways();
  final Ways out = new Ways();
  SlowerWay slowest = SlowerWay.NOTHING;

  void add(SlowerWay way) {
    if (way.evidence() > slowest.evidence()) {
      slowest = way;
    }
  }

  double works() {
    double tested = within.tested + RECEIVED * in.tested + (1 - RECEIVED) * out.tested;
    double slower = within.slower + RECEIVED * in.slower + (1 - RECEIVED) * out.slower;
    double evidence = within.evidence + RECEIVED * in.evidence + (1 - RECEIVED) * out.evidence;
    return tested == 0 ? 0 : evidence * Math.sqrt(slower / tested);
  }

  double isReached() {
    return in.tested == 0 ? 0 : SENT * in.evidence * Math.sqrt(in.slower / (in.tested + 1));
  }

  double sends() {
    return out.tested == 0 ? 0 : SENT * out.evidence * Math.sqrt(out.slower / (out.tested + 1));
  }
}
