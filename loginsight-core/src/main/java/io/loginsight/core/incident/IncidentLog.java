package io.loginsight.core.incident;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.Incident;
import io.loginsight.api.Incident.Counted;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads of the incidents, in the end.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class IncidentLog {

  /** Beyond so many names those that are new to an incident are not listed with it. */
  private static final int MOST_NAMES = 1_000;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
  private final Span all = new Span();

  /** Knows of none yet. */
  public IncidentLog() {}

  /**
   * Takes what became of an alert.
   *
   * @param alert in the order in which they were decided on
   * @param decision by a {@link Folder}
   */
  public void add(Alert alert, AlertDecision decision) {
    reasons.merge(decision.reason(), 1L, Long::sum);
    all.add(alert.time());
    Long number = decision.incident();
    if (number != null) {
      while (entries.size() < number) {
        entries.add(new Entry());
      }
      entries.get(Math.toIntExact(number) - 1).add(alert, decision);
    }
  }

  /** Returns from when to when the alerts are. */
  public @Nullable TimeRange when() {
    return all.range();
  }

  /** Returns how many alerts were decided on for each reason. */
  public Map<Reason, Long> reasons() {
    return reasons;
  }

  /** Returns the incidents, in the order in which they opened. */
  public List<Incident> incidents() {
    List<Incident> incidents = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      incidents.add(entry.incident(incidents.size() + 1L));
    }
    return incidents;
  }

  private static final class Span {

    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(@Nullable Instant time) {
      if (time != null) {
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
      }
    }

    @Nullable TimeRange range() {
      return first == null || last == null ? null : new TimeRange(first, last);
    }
  }

  private static final class Entry {

    private final Span when = new Span();
    private long alerts;
    private long notified;
    private double bits;
    private @Nullable Severity severity;
    private final Map<String, Long> types = new HashMap<>();
    private final Map<String, Long> hosts = new HashMap<>();
    private final Map<String, Long> sources = new HashMap<>();

    void add(Alert alert, AlertDecision decision) {
      when.add(alert.time());
      alerts++;
      notified += decision.reason().notifies() ? 1 : 0;
      bits = Math.max(bits, decision.bits());
      Severity own = decision.severity();
      severity = severity == null || (own != null && own.compareTo(severity) > 0) ? own : severity;
      count(types, alert.type());
      count(hosts, alert.host());
      count(sources, alert.source());
    }

    private static void count(Map<String, Long> names, String name) {
      if (!name.isEmpty() && (names.size() < MOST_NAMES || names.containsKey(name))) {
        names.merge(name, 1L, Long::sum);
      }
    }

    Incident incident(long number) {
      return new Incident(
          number,
          when.range(),
          alerts,
          notified,
          bits,
          severity,
          most(types),
          most(hosts),
          most(sources));
    }

    private static List<Counted> most(Map<String, Long> names) {
      return names.entrySet().stream()
          .map(name -> new Counted(name.getKey(), name.getValue()))
          .sorted(Comparator.comparingLong(Counted::alerts).reversed().thenComparing(Counted::name))
          .limit(Incident.MOST_NAMED)
          .toList();
    }
  }
}
