package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The events of an input with the service that each is of.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EventsByService {

  /** Of a source in which fewer lines than this share name a service, none does. */
  private static final double FEW = 0.5;

  private final EventLog events;
  private final List<String> sourceNames;
  private final int baselines;
  private final IntFunction<Pattern> patternOf;
  private final boolean[] saysService; // by source

  /**
   * Finds out which sources say it.
   *
   * @param sourceNames by index
   * @param baselines so many of them, the first ones, are of another time
   * @param patternOf the final pattern of each skeleton
   * @param from when the incident begins: words of its errors may look like a service
   */
  EventsByService(
      EventLog events,
      List<String> sourceNames,
      int baselines,
      IntFunction<Pattern> patternOf,
      long from) {
    this.events = events;
    this.sourceNames = sourceNames;
    this.baselines = baselines;
    this.patternOf = patternOf;
    this.saysService = saysService(from);
  }

  /** Returns of which sources most lines in front of the incident say which service they are of. */
  private boolean[] saysService(long from) {
    int[] said = new int[sourceNames.size()];
    int[] all = new int[sourceNames.size()];
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = events.origin(i);
      if (origin.time() < from) {
        all[events.source(i)]++;
        said[events.source(i)] += origin.service().isEmpty() ? 0 : 1;
      }
    }
    boolean[] says = new boolean[all.length];
    for (int i = 0; i < all.length; i++) {
      says[i] = all[i] == 0 || said[i] > FEW * all[i];
    }
    return says;
  }

  int size() {
    return events.size();
  }

  EventOrigin origin(int event) {
    return events.origin(event);
  }

  Pattern pattern(int event) {
    return patternOf.apply(events.skeleton(event));
  }

  String source(int event) {
    return sourceNames.get(events.source(event));
  }

  /** Says whether an event is of another time than the incident. */
  boolean isBaseline(int event) {
    return events.source(event) < baselines;
  }

  /** Where a line does not say it, the name of its file does. */
  String service(int event) {
    String said = origin(event).service();
    return said.isEmpty() || !saysService[events.source(event)]
        ? EventOrigin.serviceOf(source(event))
        : said;
  }

  /** Returns the text of a warning or an error; empty of what is neither. */
  String complaint(int event) {
    EventOrigin origin = event < size() ? origin(event) : null;
    return origin != null && origin.level() >= Level.WARN.ordinal() ? origin.text() : "";
  }

  /** Returns all who have logged something. */
  Set<String> services() {
    Set<String> services = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      services.add(service(i));
    }
    return services;
  }

  /** Returns who uses each service that logs without traces, as its lines say. */
  Map<String, Set<String>> clients() {
    Set<String> services = services();
    Map<String, Set<String>> clients = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      EventOrigin origin = origin(i);
      if (origin.trace().isEmpty()
          && services.contains(origin.client())
          && !service(i).equals(origin.client())) {
        clients.computeIfAbsent(service(i), s -> new TreeSet<>()).add(origin.client());
      }
    }
    return clients;
  }
}
