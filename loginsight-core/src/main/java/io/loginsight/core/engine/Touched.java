package io.loginsight.core.engine;

import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which services and requests have events of an incident's patterns, of those that were looked at.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Touched {

  private final Map<String, Long> services = new TreeMap<>();
  private final Set<String> requests = new HashSet<>();
  private final Set<String> requestsInAll = new HashSet<>();

  Touched(
      Set<PatternId> patterns,
      EventWindow window,
      EventLog events,
      List<String> sources,
      IntFunction<Pattern> patternOf) {
    long from = CauseRun.nanos(window.from());
    long to = CauseRun.nanos(window.to());
    Map<Integer, Boolean> isOf = new HashMap<>(); // by skeleton
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = events.origin(i);
      if (origin.time() < from || origin.time() >= to) {
        continue;
      }
      boolean hit =
          isOf.computeIfAbsent(
              events.skeleton(i), skeleton -> patterns.contains(patternOf.apply(skeleton).id()));
      if (hit) {
        services.merge(origin.serviceIn(sources.get(events.source(i))), 1L, Long::sum);
      }
      if (!origin.trace().isEmpty()) {
        requestsInAll.add(origin.trace());
        if (hit) {
          requests.add(origin.trace());
        }
      }
    }
  }

  Map<String, Long> services() {
    return services;
  }

  @Nullable Long requests() {
    return requestsInAll.isEmpty() ? null : Long.valueOf(requests.size());
  }

  @Nullable Long requestsInAll() {
    return requestsInAll.isEmpty() ? null : Long.valueOf(requestsInAll.size());
  }
}
