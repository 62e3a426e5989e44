package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares how often each kind of event comes that belongs to no trace. Counted are the slices of
 * time in which it comes, as events come in bursts.
 */
final class Changes {

  private static final long SECOND = 1_000_000_000L;
  private static final long SLICE = 10 * SECOND;

  /** Slices without it that are assumed besides, of what has never come. */
  private static final double PRIOR = 6;

  private static final double WEAKEST = 1; // in nats
  private static final double MOST = 20;
  private static final double ERROR = 1.5;

  /** Evidence that another mix of requests may give what is neither a warning nor an error. */
  private static final double MIX = 8;

  /** What comes for the first time so long before the first error, or less, may have led to it. */
  private static final long LEADS = 120 * SECOND;

  /** What somebody did so long before it, or less, may have led to it. */
  private static final long OPERATES = 600 * SECOND;

  /** What is done to a service in so short a time is done at once. */
  private static final long AT_ONCE = 60 * SECOND;

  private static final long SHORTEST = 5 * SECOND;
  private static final double MOST_LEADING = 5;
  private static final double MOST_OPERATED = 8;

  /** Words of events in which somebody does something to a service, in lower case. */
  private static final List<String> OPERATIONS =
      List.of(
          "deploy",
          "rollout",
          "restart",
          "starting",
          "started",
          "stopping",
          "stopped",
          "shutting down",
          "shutdown",
          "exiting",
          "sigterm",
          "new version",
          "configuration changed",
          "configuration change",
          "configuration updated",
          "config changed",
          "config change",
          "config updated",
          "config reload",
          "settings changed",
          "setting changed",
          "feature flag",
          "rolled out",
          "rolling update",
          "upgraded",
          "reloaded",
          "migrat",
          "scaled");

  private static final int EVENTS = 3;

  private record Who(String service, Kind kind) {}

  private record Best(double evidence, int slices, int of, long onset) {}

  private final Map<Who, List<LooseEvent>> before = new LinkedHashMap<>();
  private final Map<Who, List<LooseEvent>> incident = new LinkedHashMap<>();
  private final List<Long> operationsBefore; // their times
  private final long slicesBefore;
  private final long newsBefore; // kinds that came first in the second half of that time
  private final long last;
  private final Onsets onsets;

  private Changes(List<LooseEvent> before, List<LooseEvent> incident) {
    group(before, this.before);
    group(incident, this.incident);
    long begin = before.stream().mapToLong(LooseEvent::time).min().orElse(0);
    long end = before.stream().mapToLong(LooseEvent::time).max().orElse(0);
    slicesBefore = before.isEmpty() ? 0 : (end - begin) / SLICE + 1;
    operationsBefore =
        before.stream().filter(event -> isOperation(event.kind())).map(LooseEvent::time).toList();
    long half = begin + (end - begin) / 2;
    newsBefore =
        this.before.values().stream().filter(events -> events.get(0).time() >= half).count();
    long first = incident.stream().mapToLong(LooseEvent::time).min().orElse(0);
    last = incident.stream().mapToLong(LooseEvent::time).max().orElse(0);
    onsets = new Onsets(first, last);
  }

  private static void group(List<LooseEvent> events, Map<Who, List<LooseEvent>> groups) {
    events.stream()
        .sorted(Comparator.comparingLong(LooseEvent::time).thenComparingInt(LooseEvent::event))
        .forEach(
            event ->
                groups
                    .computeIfAbsent(new Who(event.service(), event.kind()), w -> new ArrayList<>())
                    .add(event));
  }

  /**
   * Finds what comes more often, and what came for the first time shortly before the first error.
   *
   * @param before events without the incident
   * @param incident events of the incident, and of the minutes in front of it
   * @param firstError the time of the first new error, in traces too; nanoseconds since 1970
   */
  static List<Clue> clues(List<LooseEvent> before, List<LooseEvent> incident, long firstError) {
    if (incident.isEmpty()) {
      return List.of();
    }
    Changes changes = new Changes(before, incident);
    List<Clue> clues = new ArrayList<>();
    changes.incident.forEach((who, events) -> changes.addOften(who, events, clues));
    Map<Who, List<LooseEvent>> all = new LinkedHashMap<>();
    group(before, all);
    group(incident, all);
    all.forEach(
        (who, events) -> {
          if (isOperation(who.kind)) {
            changes.addOperation(who, events, firstError, clues);
          } else {
            changes.addLeading(who, events, firstError, clues);
          }
        });
    return clues;
  }

  private void addOften(Who who, List<LooseEvent> events, List<Clue> clues) {
    List<LooseEvent> was = before.getOrDefault(who, List.of());
    int known = slices(was).size();
    Best best = best(events, known);
    if (best.evidence < WEAKEST) {
      return;
    }
    double evidence = Math.min(MOST, best.evidence);
    double value =
        who.kind.isError()
            ? ERROR * evidence
            : who.kind.isWarning() ? evidence : Math.max(0, evidence - MIX);
    if (value == 0) {
      return;
    }
    clues.add(
        new Clue(
            who.service,
            Term.CHANGE,
            value,
            who.kind,
            (was.isEmpty() ? "It logs what it never did: '" : "It logs more often: '")
                + (who.kind + "'"),
            ("in " + best.slices + " of " + best.of + " slices of 10 s since ")
                + Text.clock(best.onset),
            "in " + known + " of " + slicesBefore + " before",
            first(events, best.onset / SLICE * SLICE)));
  }

  private static List<Integer> first(List<LooseEvent> events, long since) {
    return events.stream()
        .filter(event -> event.time() >= since)
        .limit(EVENTS)
        .map(LooseEvent::event)
        .toList();
  }

  private static Set<Long> slices(List<LooseEvent> events) {
    Set<Long> slices = new HashSet<>();
    events.forEach(event -> slices.add(event.time() / SLICE));
    return slices;
  }

  private Best best(List<LooseEvent> events, int known) {
    TreeSet<Long> slices = new TreeSet<>(slices(events));
    long end = last / SLICE;
    long begin = onsets.candidate(0) / SLICE;
    Best best = new Best(0, 0, 0, 0);
    for (int i = 0; i < onsets.size(); i++) {
      long onset = onsets.candidate(i);
      long from = onset / SLICE;
      int since = slices.tailSet(from).size();
      int of = (int) (end - from + 1);
      int earlier = known + slices.size() - since;
      double evidence =
          Likelihood.ratio(
              since,
              of,
              earlier,
              (double) slicesBefore + (from - begin) + (earlier == 0 ? PRIOR : 0));
      if (since > 0 && evidence > best.evidence) {
        best = new Best(evidence, since, of, onset);
      }
    }
    return best;
  }

  private static boolean isOperation(Kind kind) {
    String text = kind.message().toLowerCase(Locale.ROOT);
    return OPERATIONS.stream().anyMatch(text::contains);
  }

  /** Says how unlikely it is that somebody does something so shortly before by chance. */
  private void addOperation(Who who, List<LooseEvent> events, long firstError, List<Clue> clues) {
    for (int i = events.size() - 1; i >= 0; i--) {
      long ahead = firstError - events.get(i).time();
      if (ahead >= 0 && ahead <= OPERATES && slicesBefore > 0) {
        long done = events.get(i).time() - AT_ONCE;
        long earlier = operationsBefore.stream().filter(time -> time < done).count();
        double rate = (earlier + 1) / (double) (slicesBefore * SLICE);
        double value = -Math.log(Math.min(1, rate * Math.max(SHORTEST, ahead)));
        if (value > 0) {
          clues.add(
              new Clue(
                  who.service,
                  Term.OPERATION,
                  Math.min(MOST_OPERATED, value),
                  who.kind,
                  "It was operated on shortly before the first error: '" + who.kind + "'",
                  Text.duration(ahead / 1e6) + " before it",
                  earlier
                      + " such events of all services in "
                      + Text.duration(slicesBefore * (SLICE / 1e6))
                      + " before",
                  List.of(events.get(i).event())));
        }
        return;
      }
    }
  }

  /**
   * Says how unlikely it is that something new comes so shortly before the first error by chance:
   * things that are new come at a rate, too.
   */
  private void addLeading(Who who, List<LooseEvent> events, long firstError, List<Clue> clues) {
    LooseEvent first = events.get(0);
    long ahead = firstError - first.time();
    if (who.kind.isError() || ahead < 0 || ahead > LEADS || slicesBefore == 0) {
      return;
    }
    long news = newsBefore + (before.containsKey(who) ? 0 : 1); // it is one of them, or one more
    double rate = Math.max(1, news) / (slicesBefore * SLICE / 2.0);
    double value = -Math.log(Math.min(1, rate * Math.max(SHORTEST, ahead)));
    if (value > 0) {
      clues.add(
          new Clue(
              who.service,
              Term.LEAD,
              Math.min(MOST_LEADING, value),
              who.kind,
              "For the first time, shortly before the first error: '" + who.kind + "'",
              Text.duration(ahead / 1e6) + " before it",
              Math.max(1, news)
                  + " such news in "
                  + Text.duration(slicesBefore * (SLICE / 2e6))
                  + " before",
              List.of(first.event())));
    }
  }
}
