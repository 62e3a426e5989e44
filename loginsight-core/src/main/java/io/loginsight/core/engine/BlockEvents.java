package io.loginsight.core.engine;

import io.loginsight.spi.EnricherProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The events of one block with what is known of each, so that they can be looked at one by one once
 * the whole input was read.
 *
 * <p><b>Threads:</b> Confined; handed from the worker to the merger.
 */
final class BlockEvents {

  private final List<KeptEvent> events = new ArrayList<>();
  private final List<Integer> skeletons = new ArrayList<>(); // in the block
  private final List<EventOrigin> origins = new ArrayList<>();
  private final TreeSet<String> problems = new TreeSet<>();
  private final boolean texts;

  /** Has no events. Of all, or of warnings and errors alone, what they say is kept. */
  BlockEvents(boolean texts) {
    this.texts = texts;
  }

  void add(KeptEvent event, int skeleton) {
    events.add(event);
    skeletons.add(skeleton);
  }

  /** Finds out where the events come from, and keeps nothing else of them. */
  void enrich(List<EnricherProvider> enrichers) {
    List<String> failures = new ArrayList<>();
    List<Map<String, String>> attributes = KeptBatch.enrich(events, enrichers, failures);
    problems.addAll(failures);
    for (int i = 0; i < events.size(); i++) {
      origins.add(EventOrigin.of(events.get(i), attributes.get(i), texts));
    }
    events.clear();
  }

  int size() {
    return origins.size();
  }

  int skeleton(int event) {
    return skeletons.get(event);
  }

  EventOrigin origin(int event) {
    return origins.get(event);
  }

  Iterable<String> problems() {
    return problems;
  }
}
