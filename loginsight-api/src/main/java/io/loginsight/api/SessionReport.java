package io.loginsight.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of sessions. It adds up: each ended for one cause.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param events how many there were in all sessions
 * @param ends how many sessions ended for each cause; one without any may be missing
 * @param anomalous how many of them are an alarm
 * @param problems what was cut or closed so that memory is bounded, a sentence each, with how much
 */
public record SessionReport(
    long events, Map<SessionVerdict.End, Long> ends, long anomalous, List<String> problems) {

  /** Copies the collections. */
  public SessionReport {
    EnumMap<SessionVerdict.End, Long> copy = new EnumMap<>(SessionVerdict.End.class);
    copy.putAll(ends);
    ends = Collections.unmodifiableMap(copy);
    problems = List.copyOf(problems);
  }

  /**
   * Returns how many sessions there were.
   *
   * @return 0 or more
   */
  public long sessions() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }
}
