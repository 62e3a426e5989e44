package io.loginsight.core.cause;

import io.loginsight.core.cause.Duration.Way;
import java.util.ArrayList;
import java.util.List;

/** How long traces take from each event to the next. */
final class Gaps {

  private static final double MILLI = 1e6;

  private Gaps() {}

  static List<Duration> of(Traces traces) {
    List<Duration> gaps = new ArrayList<>();
    for (List<Occurrence> trace : traces.all()) {
      for (int i = 1; i < trace.size(); i++) {
        Occurrence last = trace.get(i - 1);
        Occurrence next = trace.get(i);
        boolean within = last.service().equals(next.service());
        Way way =
            new Way(
                last.service(),
                within ? List.of() : List.of(next.service()),
                last.kind(),
                next.kind());
        // counted when it began: a fault acts on what begins after it
        gaps.add(new Duration(way, last.time(), (next.time() - last.time()) / MILLI, next.event()));
      }
    }
    return gaps;
  }
}
