package io.loginsight.core.experience;

import io.loginsight.api.PastIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognises incidents that are remembered, though more of them is known by now: one that has the
 * same id; else one with half of the patterns of whichever has fewer, at the same time or ten
 * minutes after it, and with a service in common if any are known.
 */
public final class Continuation {

  /** An incident is over so long after its end. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private static final double SAME = 0.5;

  private Continuation() {}

  /**
   * Recognises incidents.
   *
   * @param now as they are known now
   * @param past those that are remembered
   * @return the remembered one by the id of the one now; each once at most
   */
  public static Map<String, PastIncident> of(
      List<PastIncident> now, Collection<PastIncident> past) {
    Map<String, PastIncident> byId = new HashMap<>();
    past.forEach(one -> byId.put(one.id(), one));
    Map<String, PastIncident> recognised = new HashMap<>();
    List<PastIncident> others = new ArrayList<>();
    for (PastIncident one : now) {
      PastIncident known = byId.remove(one.id());
      if (known == null) {
        others.add(one);
      } else {
        recognised.put(one.id(), known);
      }
    }
    List<PastIncident> left = past.stream().filter(one -> byId.containsKey(one.id())).toList();
    for (PastIncident one : others) {
      PastIncident known = best(one, left, byId);
      if (known != null) {
        byId.remove(known.id());
        recognised.put(one.id(), known);
      }
    }
    return recognised;
  }

  private static @Nullable PastIncident best(
      PastIncident now, List<PastIncident> left, Map<String, PastIncident> free) {
    PastIncident best = null;
    double most = SAME;
    for (PastIncident past : left) {
      double share = free.containsKey(past.id()) && goesOn(past, now) ? shared(past, now) : 0;
      if (share >= most && share > 0 && (best == null || share > most)) {
        best = past;
        most = share;
      }
    }
    return best;
  }

  private static boolean goesOn(PastIncident past, PastIncident now) {
    return isNear(past.when().last(), now.when().first())
        && isNear(now.when().last(), past.when().first())
        && (past.services().isEmpty()
            || now.services().isEmpty()
            || past.services().stream().anyMatch(now.services()::contains));
  }

  private static boolean isNear(Instant last, Instant first) {
    return Duration.between(last, first).compareTo(QUIET)
        <= 0; // plus would fail at the last instant
  }

  private static double shared(PastIncident past, PastIncident now) {
    Set<PastIncident.Pattern> patterns = new HashSet<>(past.patterns());
    Set<Object> ids = patterns.stream().map(PastIncident.Pattern::id).collect(Collectors.toSet());
    long both = now.patterns().stream().filter(one -> ids.contains(one.id())).count();
    int fewer = Math.min(past.patterns().size(), now.patterns().size());
    return fewer == 0 ? 0 : (double) both / fewer;
  }
}
