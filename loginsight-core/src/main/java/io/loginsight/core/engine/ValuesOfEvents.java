package io.loginsight.core.engine;

import static io.loginsight.core.cause.Place.Sort.OPERATION;
import static io.loginsight.core.cause.Place.Sort.ORIGIN;
import static io.loginsight.core.cause.Place.Sort.SAID;

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
import java.util.TreeMap;

/**
 * Says which values an event has: in the variable places of its pattern, by name, and what runs
 * whoever logs it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ValuesOfEvents {

  /** Where an event comes from, in the words of attributes. */
  private static final Set<String> RUNS = Set.of("pod", "host", "version", "thread");

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

  /** Returns the values of an event. */
  List<Held> of(int event) {
    List<Held> held = new ArrayList<>();
    EventOrigin origin = events.origin(event);
    Said said = origin.said();
    String service = events.service(event);
    Map<String, String> runs = runsIt(origin, service);
    runs.forEach((what, value) -> add(held, of(service, what), value, event));
    said.forEach(
        (name, value) -> {
          if (!runs.containsValue(value)) {
            boolean isOrigin = RUNS.contains(name);
            add(held, isOrigin ? of(service, name) : new Place(name, "", SAID), value, event);
          }
        });
    if (!said.message().isEmpty()) {
      slots
          .computeIfAbsent(
              events.pattern(event).id(), id -> new TemplateSlots(events.pattern(event)))
          .forEach(
              said.message(),
              (place, value) ->
                  add(held, targets(event, value) ? asked(place) : place, value, event));
    }
    if (first.contains(event)) {
      String begin = events.pattern(event).template().replaceAll("\\R", " ");
      String cut = begin.length() <= 100 ? begin : begin.substring(0, 100) + "…";
      add(held, new Place("operation", "", OPERATION), service + ": " + cut, event);
    }
    return held;
  }

  /** What a request asks for is a path in the event with which it begins. */
  private boolean targets(int event, String value) {
    return value.startsWith("/") && first.contains(event);
  }

  private static Place asked(Place place) {
    return new Place(place.name(), place.of(), OPERATION);
  }

  /** Returns the instance and, where its name says so, the version. Some call it a thread. */
  private static Map<String, String> runsIt(EventOrigin origin, String service) {
    Map<String, String> runs = new TreeMap<>();
    String instance =
        Workload.nameOf(origin.said().thread()).equals(service)
            ? origin.said().thread()
            : origin.instance();
    if (!instance.isEmpty() && !instance.equals(service)) {
      runs.put("instance", instance);
      Workload workload = Workload.of(instance);
      String version = workload == null ? null : workload.version();
      if (version != null) {
        runs.put("version", version);
      }
    }
    return runs;
  }

  private static Place of(String service, String what) {
    return new Place(what + " of " + service, service, ORIGIN);
  }

  private void add(List<Held> held, Place place, String value, int event) {
    held.add(new Held(places.computeIfAbsent(place, p -> p), value, event));
  }
}
