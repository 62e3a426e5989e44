package io.loginsight.lab;

import io.loginsight.lab.Truth.Affected;
import io.loginsight.lab.Truth.CausalLine;
import io.loginsight.lab.Truth.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes known about an incident while it goes on. */
final class IncidentRecord {

  final String id;
  private final Fault fault;
  private final List<String> pods = new ArrayList<>();
  private final Set<String> witnesses = new HashSet<>();
  private final Set<String> heard = new HashSet<>();
  private final Instant begin;
  private final List<CausalLine> causal = new ArrayList<>();
  private final Map<String, Affected> affected = new LinkedHashMap<>();
  private final Map<String, Edge> edges = new LinkedHashMap<>();
  private String culprit = "";
  private Instant end;
  private Instant settled;

  IncidentRecord(String id, Fault fault, Instant begin) {
    this.id = id;
    this.fault = fault;
    this.begin = begin;
    end = begin;
    settled = begin;
  }

  /** The one of two that came first, if there are two; null if there is none. */
  static @Nullable IncidentRecord first(
      @Nullable IncidentRecord one, @Nullable IncidentRecord later) {
    return one == null ? later : one;
  }

  void accuse(FaultScript script) {
    culprit = script.culprit().name;
    script.pods().forEach(this::involve);
  }

  boolean accuses(String service) {
    return culprit.equals(service);
  }

  /** Whether a line has shown the cause. */
  boolean isShown() {
    return !causal.isEmpty();
  }

  /** Of a cause that does not speak, the first line of each instance of its witnesses shows it. */
  void isSeenBy(String service) {
    witnesses.add(service);
  }

  boolean isFirstWitness(Pod pod) {
    return witnesses.contains(pod.service().name) && heard.add(pod.name());
  }

  void line(SimulatedEvent event) {
    settled = event.time();
    affected.merge(
        event.service(),
        new Affected(event.service(), event.time(), 1),
        (known, one) -> new Affected(known.service(), known.since(), known.events() + 1));
    if (event.causal()) {
      String text = event.text();
      int firstEnd = text.indexOf('\n');
      causal.add(
          new CausalLine(
              event.file(),
              event.line(),
              event.time(),
              event.service(),
              firstEnd < 0 ? text : text.substring(0, firstEnd)));
    }
  }

  /** One more instance of the culprit is at fault. */
  void involve(String pod) {
    if (!pods.contains(pod)) {
      pods.add(pod);
    }
  }

  void spread(String from, String to, Instant when) {
    if (!from.equals(to)) {
      edges.putIfAbsent(from + ">" + to, new Edge(from, to, when));
    }
  }

  void mended(Instant when) {
    end = when;
  }

  Truth.Incident truth() {
    List<Affected> all = new ArrayList<>(affected.values());
    if (!affected.containsKey(culprit)) {
      all.add(0, new Affected(culprit, begin, 0));
    }
    return new Truth.Incident(
        id, fault, culprit, pods, begin, end, settled, causal, all, List.copyOf(edges.values()));
  }
}
