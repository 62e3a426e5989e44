package io.loginsight.core.engine;

import java.util.Set;

/**
 * What another cause explains, and is therefore left out where causes are ranked.
 *
 * @param traces their events are not looked at
 * @param services what they log outside of traces during the incident is not looked at, and they
 *     are no causes
 */
record LeftOut(Set<String> traces, Set<String> services) {

  static final LeftOut NOTHING = new LeftOut(Set.of(), Set.of());

  LeftOut {
    traces = Set.copyOf(traces);
    services = Set.copyOf(services);
  }
}
