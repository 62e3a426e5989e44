package io.loginsight.core.engine;

import io.loginsight.core.format.StackTrace;
import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stack traces by fingerprint, in the order of their first appearance.
 *
 * <p><b>Threads:</b> Confined.
 */
final class TraceTable {

  /** Stack traces of one fingerprint. */
  static final class Seen {

    final long fingerprint;
    final List<String> causes;
    final String summary;
    final KeptEvent example;
    final Map<Integer, Long> eventsOf = new LinkedHashMap<>(); // by skeleton
    long events;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    /** Keeps what the trace says and not the trace, which is a reader with room for the longest. */
    private Seen(StackTrace trace, KeptEvent example) {
      this.fingerprint = trace.fingerprint();
      this.causes = trace.causes();
      this.summary = trace.summary();
      this.example = example;
    }

    private Seen(Seen other) {
      this.fingerprint = other.fingerprint;
      this.causes = other.causes;
      this.summary = other.summary;
      this.example = other.example;
    }

    /** Returns the skeleton of the example, which was the first event. */
    int exampleSkeleton() {
      return eventsOf.keySet().iterator().next();
    }

    private void add(int skeleton, long more, long from, long to) {
      eventsOf.merge(skeleton, more, Long::sum);
      events += more;
      first = Math.min(first, from);
      last = Math.max(last, to);
    }
  }

  /** The first of so many fingerprints keep their examples as they are, later ones keep less. */
  private static final int WHOLE_SHARE = 20;

  private static final int EXAMPLE_BYTES = 2_000;

  private final int cap;
  private final Map<Long, Seen> byFingerprint = new LinkedHashMap<>();
  private long folded;

  /**
   * Makes an empty table.
   *
   * @param cap the largest number of fingerprints; events with others are only counted, and the
   *     examples of all but the first twentieth are cut
   */
  TraceTable(int cap) {
    this.cap = cap;
  }

  /** Takes an event with a stack trace. */
  void add(StackTrace trace, KeptEvent event, int skeleton, long time) {
    Seen seen = byFingerprint.get(trace.fingerprint());
    if (seen == null && byFingerprint.size() < cap) {
      seen = keep(new Seen(trace, event));
    }
    if (seen == null) {
      folded++;
    } else if (time == LogBatch.NO_TIME) {
      seen.add(skeleton, 1, Long.MAX_VALUE, Long.MIN_VALUE);
    } else {
      seen.add(skeleton, 1, time, time);
    }
  }

  /** Takes another table, in which skeletons have other ids. */
  void addAll(TraceTable other, int[] idOf) {
    for (Seen their : other.byFingerprint.values()) {
      Seen known = byFingerprint.get(their.fingerprint);
      Seen seen = known == null && byFingerprint.size() < cap ? keep(new Seen(their)) : known;
      if (seen == null) {
        folded += their.events;
        continue;
      }
      their.eventsOf.forEach((skeleton, n) -> seen.add(idOf[skeleton], n, their.first, their.last));
    }
  }

  private Seen keep(Seen seen) {
    if (byFingerprint.size() >= cap / WHOLE_SHARE) {
      seen.example.limit(EXAMPLE_BYTES);
    }
    byFingerprint.put(seen.fingerprint, seen);
    return seen;
  }

  /** Returns all, in the order of their first appearance. */
  List<Seen> all() {
    return new ArrayList<>(byFingerprint.values());
  }

  /** Returns how many events carry a stack trace of none of the fingerprints kept. */
  long folded() {
    return folded;
  }
}
