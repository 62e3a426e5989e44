package io.loginsight.core.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows on an event within its span.
 *
 * @param at the event
 * @param context what decides how it goes on
 * @param next the next event of the span; null if it was the last one
 * @param callee the service that was entered right behind the event; null for none
 */
record Step(Occurrence at, Context context, @Nullable Occurrence next, @Nullable String callee) {

  /**
   * What decides how a span goes on after an event. Who entered the span is part of it, so that
   * another mix of requests is not taken for another way of dealing with them.
   *
   * @param service whose span it is
   * @param last the event
   * @param entry the first event of the span
   * @param caller the service that logged last before the span began; empty for none
   * @param call what it logged; null for none
   */
  record Context(String service, Kind last, Kind entry, String caller, @Nullable Kind call) {}

  private record Span(String service, String id) {}

  /** Returns the kind of what follows; null for the end of the span. */
  @Nullable Kind nextKind() {
    return next == null ? null : next.kind();
  }

  /** Returns all steps of a trace, span by span. */
  static List<Step> of(List<Occurrence> trace) {
    Map<Span, List<Integer>> spans = new LinkedHashMap<>();
    boolean[] enters = new boolean[trace.size()];
    for (int i = 0; i < trace.size(); i++) {
      Occurrence event = trace.get(i);
      List<Integer> places =
          spans.computeIfAbsent(new Span(event.service(), event.span()), span -> new ArrayList<>());
      enters[i] = places.isEmpty();
      places.add(i);
    }
    List<Step> steps = new ArrayList<>(trace.size());
    spans.values().forEach(places -> add(steps, trace, places, enters));
    return steps;
  }

  private static void add(
      List<Step> steps, List<Occurrence> trace, List<Integer> span, boolean[] enters) {
    int first = span.get(0);
    Kind entry = trace.get(first).kind();
    String caller = first == 0 ? "" : trace.get(first - 1).service();
    Kind call = first == 0 ? null : trace.get(first - 1).kind();
    for (int i = 0; i < span.size(); i++) {
      int at = span.get(i);
      int next = i + 1 < span.size() ? span.get(i + 1) : trace.size();
      Occurrence event = trace.get(at);
      boolean calls =
          at + 1 < next && enters[at + 1] && !trace.get(at + 1).service().equals(event.service());
      steps.add(
          new Step(
              event,
              new Context(event.service(), event.kind(), entry, caller, call),
              next < trace.size() ? trace.get(next) : null,
              calls ? trace.get(at + 1).service() : null));
    }
  }
}
