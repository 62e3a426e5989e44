package io.loginsight.core.engine;

import io.loginsight.api.PatternId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  Touched(Set<PatternId> patterns, Parting.Part part, ReadAgain read) {
    long from = CauseRun.nanos(part.window().from());
    long to = CauseRun.nanos(part.window().to());
    for (int i = 0; i < read.size(); i++) {
      EventOrigin origin = read.origin(i);
      if (origin.time() < from || origin.time() >= to) {
        continue;
      }
      boolean hit =
          patterns.contains(read.pattern(i).id())
              && !part.without().traces().contains(origin.trace());
      if (hit) {
        services.merge(read.service(i), 1L, Long::sum);
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
