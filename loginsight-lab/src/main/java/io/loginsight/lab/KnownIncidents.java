package io.loginsight.lab;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.PatternId;
import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows the incidents of one report again in the next.
 *
 * <p><b>Threads:</b> Confined.
 */
final class KnownIncidents {

  /** As soon as the same can go on after it, an incident is over. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final List<Known> known = new ArrayList<>();

  /** An incident that was in a report. */
  static final class Known {
    final int number;
    final Instant since; // when it was in a report for the first time
    TimeRange when;
    Set<PatternId> patterns;
    double urgency;
    double bits;

    Known(int number, Instant since, TimeRange when, Set<PatternId> patterns) {
      this.number = number;
      this.since = since;
      this.when = when;
      this.patterns = patterns;
    }
  }

  /** Returns the incident that this one is, as it was in an earlier report, or a new one. */
  Known knownAs(Diagnosis incident, TimeRange when, Instant end) {
    Set<PatternId> patterns = new HashSet<>();
    incident.findings().forEach(finding -> patterns.addAll(finding.patterns()));
    for (int i = known.size() - 1; i >= 0; i--) { // the latest first
      Known earlier = known.get(i);
      if (isSame(earlier, when, patterns)) {
        earlier.when =
            new TimeRange(
                min(earlier.when.first(), when.first()), max(earlier.when.last(), when.last()));
        earlier.patterns.addAll(patterns);
        return earlier;
      }
    }
    Known fresh = new Known(known.size(), end, when, patterns);
    known.add(fresh);
    return fresh;
  }

  /**
   * What is at the same time is the same if it is about the same patterns or begins together: more
   * history moves a beginning, and gives a pattern another template.
   */
  private static boolean isSame(Known earlier, TimeRange when, Set<PatternId> patterns) {
    boolean near =
        !when.first().isAfter(earlier.when.last().plus(QUIET))
            && !when.last().isBefore(earlier.when.first().minus(QUIET));
    if (!near) {
      return false;
    }
    long shared = patterns.stream().filter(earlier.patterns::contains).count();
    boolean together =
        Duration.between(earlier.when.first(), when.first()).abs().compareTo(QUIET) <= 0;
    return together
        || (shared > 0 && 2 * shared >= Math.min(patterns.size(), earlier.patterns.size()));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
