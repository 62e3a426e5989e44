package io.loginsight.lab;

import io.loginsight.lab.Truth.Affected;
import io.loginsight.lab.Truth.CausalLine;
import io.loginsight.lab.Truth.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes known about an incident while it goes on. */
final class IncidentRecord {

  final String id;
  private final Fault fault;
  private final String culprit;
  private final List<String> pods;
  private final Instant begin;
  private final List<CausalLine> causal = new ArrayList<>();
  private final Map<String, Affected> affected = new LinkedHashMap<>();
  private final Map<String, Edge> edges = new LinkedHashMap<>();
  private Instant end;
  private Instant settled;

  IncidentRecord(String id, Fault fault, String culprit, List<String> pods, Instant begin) {
    this.id = id;
    this.fault = fault;
    this.culprit = culprit;
    this.pods = new ArrayList<>(pods);
    this.begin = begin;
    end = begin;
    settled = begin;
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
    return new Truth.Incident(
        id,
        fault,
        culprit,
        pods,
        begin,
        end,
        settled,
        causal,
        List.copyOf(affected.values()),
        List.copyOf(edges.values()));
  }
}
