package io.loginsight.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of alerts. It adds up: each alert has one reason.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param sources the names of what was read, in its order
 * @param when from the first to the last alert; null if none has a time
 * @param reasons how many alerts were decided on for each reason
 * @param incidents in the order in which they opened
 * @param rules what each rule has done, in their order
 * @param absences what rules waited for in vain, in the order in which that was noticed; the last
 *     {@value #MOST_ABSENCES} of them
 * @param problems what could not be read, a sentence each
 */
public record AlertReport(
    List<String> sources,
    @Nullable TimeRange when,
    Map<AlertDecision.Reason, Long> reasons,
    List<Incident> incidents,
    List<RuleUse> rules,
    List<Absence> absences,
    List<String> problems) {

  /** So many absences are listed. */
  public static final int MOST_ABSENCES = 10_000;

  /** Copies the collections. */
  public AlertReport {
    sources = List.copyOf(sources);
    EnumMap<AlertDecision.Reason, Long> copy = new EnumMap<>(AlertDecision.Reason.class);
    copy.putAll(reasons);
    reasons = Collections.unmodifiableMap(copy);
    incidents = List.copyOf(incidents);
    rules = List.copyOf(rules);
    absences = List.copyOf(absences);
    problems = List.copyOf(problems);
  }

  /**
   * Returns how many alerts there were.
   *
   * @return 0 or more
   */
  public long alerts() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns of how many alerts a person is told.
   *
   * @return 0 or more
   */
  public long notified() {
    return reasons.entrySet().stream()
        .filter(reason -> reason.getKey().notifies())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * Returns how often a person is told: of alerts, and of what rules waited for in vain.
   *
   * @return 0 or more
   */
  public long notifications() {
    return notified() + absences.stream().filter(Absence::told).count();
  }
}
