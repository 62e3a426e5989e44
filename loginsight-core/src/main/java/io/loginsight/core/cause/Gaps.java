package io.loginsight.core.cause;

import io.loginsight.core.cause.Duration.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long traces take from each event to the next. */
final class Gaps {

  private static final long SECOND = 1_000_000_000L;
  private static final double MILLI = 1e6;

  /** Fewer times may be whole seconds by chance. */
  private static final int FEWEST = 10;

  private Gaps() {}

  private record Span(String service, String id) {}

  static List<Duration> of(Traces traces) {
    List<Duration> gaps = new ArrayList<>();
    Set<Kind> rough = rough(traces);
    for (List<Occurrence> trace : traces.all()) {
      List<Occurrence> exact =
          rough.isEmpty() ? trace : trace.stream().filter(e -> !rough.contains(e.kind())).toList();
      add(exact, gaps);
    }
    return gaps;
  }

  /**
   * Returns the kinds of events that have times in whole seconds, if others are more exact: what
   * they seem to follow on is chance.
   */
  private static Set<Kind> rough(Traces traces) {
    Map<Kind, Integer> rough = new HashMap<>();
    Set<Kind> exact = new HashSet<>();
    for (List<Occurrence> trace : traces.all()) {
      for (Occurrence event : trace) {
        if (event.time() % SECOND == 0) {
          rough.merge(event.kind(), 1, Integer::sum);
        } else {
          exact.add(event.kind());
        }
      }
    }
    rough.keySet().removeAll(exact);
    rough.values().removeIf(times -> times < FEWEST);
    return exact.isEmpty() ? Set.of() : rough.keySet();
  }

  private static void add(List<Occurrence> trace, List<Duration> gaps) {
    Map<Span, Integer> last = new HashMap<>();
    for (int i = 0; i < trace.size(); i++) {
      last.put(spanOf(trace.get(i)), i);
    }
    Map<Span, Occurrence> open = new LinkedHashMap<>(); // the innermost one comes last
    for (int i = 0; i + 1 < trace.size(); i++) {
      Occurrence event = trace.get(i);
      Occurrence next = trace.get(i + 1);
      boolean calls = !open.containsKey(spanOf(next)) && !spanOf(event).equals(spanOf(next));
      open.putIfAbsent(spanOf(event), event);
      if (last.getOrDefault(spanOf(event), i) == i) {
        open.remove(spanOf(event));
      }
      String actor = calls ? actor(event, open) : event.service();
      Way way =
          new Way(
              actor,
              actor.equals(next.service()) ? List.of() : List.of(next.service()),
              event.kind(),
              next.kind());
      // counted when it began: a fault acts on what begins after it
      gaps.add(new Duration(way, event.time(), (next.time() - event.time()) / MILLI, next.event()));
    }
  }

  private static Span spanOf(Occurrence event) {
    return new Span(event.service(), event.span());
  }

  /**
   * Returns who was at work between an event and the begin of another span: whose span goes on; of
   * several the one that began last. If none does, the one who logged the event.
   */
  private static String actor(Occurrence event, Map<Span, Occurrence> open) {
    String actor = event.service();
    for (Span span : open.keySet()) {
      actor = span.service;
    }
    return actor;
  }
}
