package io.loginsight.core.engine;

import io.loginsight.api.Cause;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events that the evidence of causes points at.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Pointed {

  private final Map<String, Set<Long>> lines = new HashMap<>(); // by source

  Pointed(List<Cause> causes) {
    for (Cause cause : causes) {
      for (Evidence evidence : cause.evidence()) {
        for (EventId id : evidence.events()) {
          lines.computeIfAbsent(id.source(), source -> new HashSet<>()).add(id.line());
        }
      }
    }
  }

  /** Returns those that are at hand, in the order of time. */
  List<Event> in(ReadAgain read) {
    List<Event> found = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      EventOrigin origin = read.origin(i);
      String source = read.source(i);
      if (lines.getOrDefault(source, Set.of()).contains(origin.line())) {
        found.add(event(new EventId(source, origin.line()), origin, read.pattern(i)));
      }
    }
    found.sort(Comparator.comparing(Event::time, Comparator.nullsLast(Comparator.naturalOrder())));
    return found;
  }

  private static Event event(EventId id, EventOrigin origin, Pattern pattern) {
    return new Event(
        id,
        origin.time() == LogBatch.NO_TIME ? null : Tallies.instant(origin.time()),
        origin.level() == LogBatch.NO_LEVEL ? null : Level.ofOrdinal(origin.level()),
        origin.text(),
        List.of(origin.text()),
        pattern.id(),
        Map.of());
  }
}
