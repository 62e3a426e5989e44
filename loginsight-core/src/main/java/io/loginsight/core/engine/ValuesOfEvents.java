package io.loginsight.core.engine;

import io.loginsight.api.PatternId;
import io.loginsight.core.cause.Held;
import io.loginsight.core.cause.Place;
import io.loginsight.core.enrich.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which values an event has: in the variable places of its pattern, by name, and what runs
 * whoever logs it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ValuesOfEvents {

  /** Where an event comes from, in the words of attributes. */
  private static final Set<String> ORIGIN = Set.of("pod", "host", "version");

  private final EventsByService events;
  private final Map<PatternId, TemplateSlots> slots = new HashMap<>();
  private final Map<Place, Place> places = new HashMap<>(); // each once
  private final Set<Integer> first = new HashSet<>(); // events with which requests begin

  ValuesOfEvents(EventsByService events) {
    this.events = events;
  }

  /** Takes note of the event with which a request begins. */
  void begins(int event) {
    first.add(event);
  }

  List<Held> of(int event) {
    List<Held> held = new ArrayList<>();
    Said said = events.origin(event).said();
    String service = events.service(event);
    said.forEach(
        (name, value) -> {
          boolean origin = ORIGIN.contains(name);
          Place place =
              origin
                  ? new Place(name + " of " + service, service, Place.Sort.ORIGIN)
                  : new Place(name, "", Place.Sort.SAID);
          add(held, place, value, event);
          if (name.equals("pod") && !Workload.nameOf(value).equals(value)) {
            add(held, rollout(service), value.substring(0, value.lastIndexOf('-')), event);
          }
        });
    if (!said.message().isEmpty()) {
      slots
          .computeIfAbsent(
              events.pattern(event).id(), id -> new TemplateSlots(events.pattern(event)))
          .forEach(said.message(), (place, value) -> add(held, place, value, event));
    }
    if (first.contains(event)) {
      String begin = events.pattern(event).template().replaceAll("\\R", " ");
      String cut = begin.length() <= 100 ? begin : begin.substring(0, 100) + "…";
      add(held, new Place("operation", "", Place.Sort.OPERATION), service + ": " + cut, event);
    }
    return held;
  }

  /** The pods of one version have the same name up to the last part of it. */
  private static Place rollout(String service) {
    return new Place("rollout of " + service, service, Place.Sort.ORIGIN);
  }

  private void add(List<Held> held, Place place, String value, int event) {
    held.add(new Held(places.computeIfAbsent(place, p -> p), value, event));
  }
}
