package io.loginsight.core.incident;

import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.Finding;
import io.loginsight.api.PatternId;
import io.loginsight.api.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings that belong together.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class FindingGroup {

  private final Map<Finding, Reason> reasons = new LinkedHashMap<>(); // those that make it up first
  private final Set<PatternId> patterns = new LinkedHashSet<>();
  private final Set<String> services = new LinkedHashSet<>();
  private TimeRange when;
  private final boolean lasting;

  FindingGroup(Finding first, TimeRange when, Set<String> services, boolean lasting) {
    this.when = when;
    this.lasting = lasting;
    this.services.addAll(services);
    patterns.addAll(first.patterns());
    reasons.put(first, Reason.OPENS);
  }

  private FindingGroup(Set<PatternId> patterns, Set<String> services, TimeRange when) {
    this.when = when;
    this.lasting = false;
    this.services.addAll(services);
    this.patterns.addAll(patterns);
  }

  void add(Finding finding, TimeRange range, Set<String> of) {
    boolean isNew = patterns.addAll(finding.patterns());
    reasons.put(finding, isNew ? Reason.ADDS : Reason.REPEATS);
    services.addAll(of);
    when =
        new TimeRange(
            range.first().isBefore(when.first()) ? range.first() : when.first(),
            range.last().isAfter(when.last()) ? range.last() : when.last());
  }

  /** Adds what changes neither its time nor what it is about. */
  void accompany(Finding finding) {
    boolean known = !finding.patterns().isEmpty() && patterns.containsAll(finding.patterns());
    reasons.put(finding, known ? Reason.REPEATS : Reason.ACCOMPANIES);
  }

  /**
   * Takes a part of it out that is an incident of its own. A finding that speaks of both is one of
   * both.
   *
   * @param of the patterns of the part
   * @param by the services that these are known from
   * @param range its time
   * @return the part
   */
  public FindingGroup takeOut(Set<PatternId> of, Set<String> by, TimeRange range) {
    FindingGroup part = new FindingGroup(of, by, range);
    reasons.forEach(
        (finding, reason) -> {
          if (finding.patterns().stream().anyMatch(of::contains)) {
            part.reasons.put(finding, reason);
          }
        });
    if (part.reasons.values().stream().noneMatch(Reason::notifies)) {
      reasons.keySet().stream().findFirst().ifPresent(one -> part.reasons.put(one, Reason.OPENS));
    }
    Map<Finding, Reason> left = new LinkedHashMap<>(reasons);
    left.keySet().removeIf(finding -> of.containsAll(finding.patterns()));
    if (left.values().stream().anyMatch(Reason::notifies)) {
      reasons.keySet().retainAll(left.keySet());
    }
    patterns.removeAll(of);
    return part;
  }

  /** Says whether it takes nothing else, because it lasts nearly as long as all that was read. */
  boolean isLasting() {
    return lasting;
  }

  /**
   * Returns its findings.
   *
   * @return why each is told of or not, by the finding: those that make it up in the order of time,
   *     then those that came with it
   */
  public Map<Finding, Reason> reasons() {
    return reasons;
  }

  /**
   * Returns those that make it up.
   *
   * @return the most telling one first
   */
  public List<Finding> telling() {
    List<Finding> telling = new ArrayList<>();
    reasons.forEach(
        (finding, reason) -> {
          if (reason.notifies()) {
            telling.add(finding);
          }
        });
    telling.sort(FindingFolder.MOST_TELLING);
    return telling;
  }

  /**
   * Returns from when to when it lasts.
   *
   * @return the time of those that make it up
   */
  public TimeRange when() {
    return when;
  }

  /**
   * Returns the patterns of those that make it up.
   *
   * @return those of the earliest finding first
   */
  public Set<PatternId> patterns() {
    return patterns;
  }

  /**
   * Returns the services that these patterns are known from.
   *
   * @return may be empty
   */
  public Set<String> services() {
    return services;
  }
}
