package io.loginsight.core.incident;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Folds the findings of an input that was read to its end.
 *
 * <p>What is surprising, or as severe as it gets, makes up incidents: what overlaps in time belongs
 * together if it is about the same patterns or services, about services that share a trace, or
 * begins at the same minute. What comes back soon after its end goes on. All other findings come
 * with the incident in which most of their events lie, or are part of the background.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class FindingFolder {

  /** The most severe one first, then that which stands out most, then the earliest. */
  static final Comparator<Finding> MOST_TELLING =
      Comparator.comparing(Finding::severity)
          .thenComparing(FindingFolder::bits)
          .thenComparing(Finding::score)
          .reversed()
          .thenComparing(FindingFolder::first, Comparator.nullsLast(Comparator.naturalOrder()));

  /** What begins so long after the end of an incident still belongs to it. */
  private static final Duration NEAR = Duration.ofMinutes(1);

  /** An incident is over so long after its end, as in {@link Folder}. */
  static final Duration QUIET = Duration.ofMinutes(10);

  /** What is merely severe, and comes over a longer time, comes now and then. */
  private static final Duration BURST = Duration.ofHours(1);

  /** So much of its patterns a finding shares with an incident that it goes on with. */
  private static final double SAME = 0.5;

  private final Chunk chunk;
  private final Predicate<Finding> isNoProblem;
  private final Map<PatternId, PatternStats> patterns = new HashMap<>();
  private final Map<PatternId, Set<String>> services = new HashMap<>();
  private final Map<String, Set<String>> neighbours = new HashMap<>(); // share a trace

  /**
   * Takes what was read.
   *
   * @param serviceOf says which service an event is of; an empty text if that is not known
   * @param isNoProblem says of which findings people have told that they make no incident
   */
  public FindingFolder(
      Chunk chunk, Function<Event, String> serviceOf, Predicate<Finding> isNoProblem) {
    this.chunk = chunk;
    this.isNoProblem = isNoProblem;
    Map<String, Set<String>> ofTrace = new HashMap<>();
    for (PatternStats stats : chunk.patterns()) {
      PatternId id = stats.pattern().id();
      patterns.put(id, stats);
      Set<String> of = new TreeSet<>();
      for (Event event : stats.examples()) {
        String service = serviceOf.apply(event);
        String trace = event.attributes().getOrDefault("trace", "");
        if (!service.isEmpty()) {
          of.add(service);
          if (!trace.isEmpty()) {
            ofTrace.computeIfAbsent(trace, t -> new TreeSet<>()).add(service);
          }
        }
      }
      services.put(id, of);
    }
    for (Set<String> together : ofTrace.values()) {
      for (String service : together) {
        neighbours.computeIfAbsent(service, s -> new HashSet<>()).addAll(together);
      }
    }
  }

  /**
   * Folds findings.
   *
   * @param findings in any order
   * @return the incidents, the earliest first; findings that are in none are of the background
   */
  public List<FindingGroup> fold(List<Finding> findings) {
    List<FindingGroup> groups = new ArrayList<>();
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(
        Comparator.comparing(FindingFolder::first, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(MOST_TELLING)
            .thenComparing(Finding::summary));
    for (Finding finding : sorted) {
      TimeRange when = finding.when();
      if (when != null && makesIncident(finding)) {
        take(finding, when, groups);
      }
    }
    for (Finding finding : sorted) {
      if (!makesIncident(finding)) {
        FindingGroup with = companyOf(finding, groups);
        if (with != null) {
          with.accompany(finding);
        }
      }
    }
    return groups;
  }

  private boolean makesIncident(Finding finding) {
    return standsOut(finding) && !isNoProblem.test(finding);
  }

  /**
   * Says whether a finding stands out by itself, and is not merely there.
   *
   * @return whether it makes an incident, or belongs to one, unless people say otherwise
   */
  public static boolean standsOut(Finding finding) {
    TimeRange when = finding.when();
    if (when == null) {
      return false;
    }
    boolean surprising = finding.evidence().stream().anyMatch(one -> one.surprise() != null);
    return surprising
        ? finding.severity().compareTo(Severity.LOW) >= 0
        : finding.severity().compareTo(Severity.HIGH) >= 0 && when.duration().compareTo(BURST) <= 0;
  }

  /** What lasts for most of what was read is nothing that others happen in. */
  private boolean isLasting(TimeRange when) {
    TimeRange window = chunk.window();
    return window != null
        && when.duration().compareTo(Duration.ofMinutes(1)) > 0
        && when.duration().multipliedBy(4).compareTo(window.duration().multipliedBy(3)) > 0;
  }

  private void take(Finding finding, TimeRange when, List<FindingGroup> groups) {
    Set<String> of = servicesOf(finding);
    boolean lasting = isLasting(when);
    for (FindingGroup group : groups) {
      if (!lasting && !group.isLasting() && goesOn(group, finding, when, of)) {
        group.add(finding, when, of);
        return;
      }
    }
    groups.add(new FindingGroup(finding, when, of, lasting));
  }

  private boolean goesOn(FindingGroup group, Finding finding, TimeRange when, Set<String> of) {
    Instant end = group.when().last();
    long shared = finding.patterns().stream().filter(group.patterns()::contains).count();
    if (shared > 0 && shared >= SAME * finding.patterns().size()) {
      return !when.first().isAfter(end.plus(QUIET));
    }
    if (when.first().isAfter(end.plus(NEAR))) {
      return false;
    }
    boolean together = !when.first().isAfter(group.when().first().plus(NEAR));
    return shared > 0 || together || areLinked(group.services(), of);
  }

  private boolean areLinked(Set<String> some, Set<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return true; // nothing is known of them but the time
    }
    return some.stream()
        .anyMatch(
            one ->
                others.contains(one)
                    || neighbours.getOrDefault(one, Set.of()).stream().anyMatch(others::contains));
  }

  /** Returns the incident in which most of the events of a finding lie; null if there is none. */
  private @Nullable FindingGroup companyOf(Finding finding, List<FindingGroup> groups) {
    FindingGroup best = null;
    double most = SAME;
    for (FindingGroup group : groups) {
      double share = shareIn(group.when(), finding);
      if (share >= most && areLinked(group.services(), servicesOf(finding))) {
        best = group;
        most = share;
      }
    }
    return best;
  }

  private double shareIn(TimeRange range, Finding finding) {
    double in = 0;
    double all = 0;
    for (PatternId id : finding.patterns()) {
      PatternStats stats = patterns.get(id);
      if (stats != null) {
        in += eventsIn(stats.series(), range);
        all += stats.series().total();
      }
    }
    return all == 0 ? 0 : in / all;
  }

  private Set<String> servicesOf(Finding finding) {
    Set<String> of = new TreeSet<>();
    finding.patterns().forEach(id -> of.addAll(services.getOrDefault(id, Set.of())));
    return of;
  }

  /**
   * Returns how many events of a series lie in a range.
   *
   * @return those of all intervals that the range touches
   */
  public static long eventsIn(TimeSeries series, TimeRange range) {
    long sum = 0;
    for (int i = 0; i < series.size(); i++) {
      TimeRange interval = series.range(i);
      if (!interval.last().isBefore(range.first()) && !interval.first().isAfter(range.last())) {
        sum += series.count(i);
      }
    }
    return sum;
  }

  /**
   * Returns how surprising a finding is.
   *
   * @return the bits of its most surprising evidence; 0 if that was not calculated
   */
  public static double bits(Finding finding) {
    return finding.evidence().stream()
        .map(Evidence::surprise)
        .mapToDouble(surprise -> surprise == null ? 0 : surprise.bits())
        .max()
        .orElse(0);
  }

  private static @Nullable Instant first(Finding finding) {
    TimeRange when = finding.when();
    return when == null ? null : when.first();
  }
}
