package io.loginsight.core.cause;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The traces of one period, each in the order of time.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Traces {

  private final Map<String, List<Occurrence>> byId = new LinkedHashMap<>();
  private final List<List<Occurrence>> sorted = new ArrayList<>();
  private final Map<Kind, Integer> errors = new LinkedHashMap<>(); // in how many traces
  private boolean ended;

  /** Makes an empty period. */
  public Traces() {}

  /**
   * Adds an event of a trace, in any order.
   *
   * @param trace its id
   * @param event the event
   */
  public void add(String trace, Occurrence event) {
    if (ended) {
      throw new IllegalStateException("the period has been looked at");
    }
    byId.computeIfAbsent(trace, id -> new ArrayList<>()).add(event);
  }

  /** Returns the traces of two periods that follow each other. */
  static Traces of(Traces first, Traces second) {
    Traces both = new Traces();
    both.ended = true;
    for (Traces part : List.of(first, second)) {
      part.end();
      both.sorted.addAll(part.sorted);
      part.errors.forEach((error, traces) -> both.errors.merge(error, traces, Integer::sum));
    }
    return both;
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    for (List<Occurrence> events : byId.values()) {
      events.sort(Occurrence.IN_TIME);
      List<Occurrence> once = withoutRepetitions(events);
      sorted.add(once);
      Set<Kind> failed = new HashSet<>();
      for (Occurrence event : once) {
        if (event.kind().isError() && failed.add(event.kind())) {
          errors.merge(event.kind(), 1, Integer::sum);
        }
      }
    }
    byId.clear();
  }

  private static List<Occurrence> withoutRepetitions(List<Occurrence> events) {
    List<Occurrence> once = new ArrayList<>(events.size());
    for (Occurrence event : events) {
      if (once.isEmpty() || !event.repeats(once.get(once.size() - 1))) {
        once.add(event);
      }
    }
    return once;
  }

  /** Returns the traces in the order in which they were added; each has an event. */
  List<List<Occurrence>> all() {
    end();
    return sorted;
  }

  /**
   * Returns how many traces there are.
   *
   * @return 0 or more
   */
  public int size() {
    return ended ? sorted.size() : byId.size();
  }

  /** Returns in how many traces an error occurred. */
  int tracesWith(Kind error) {
    end();
    return errors.getOrDefault(error, 0);
  }

  /** Returns the errors that occurred. */
  Set<Kind> errors() {
    end();
    return errors.keySet();
  }
}
