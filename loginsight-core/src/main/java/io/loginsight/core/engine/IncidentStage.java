package io.loginsight.core.engine;

import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.Cause;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Chunk;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Event;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.FoldedFinding;
import io.loginsight.api.Impact;
import io.loginsight.api.Incident;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Prior;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.core.experience.Lessons;
import io.loginsight.core.incident.FindingFolder;
import io.loginsight.core.incident.FindingGroup;
import io.loginsight.core.incident.Lifecycle;
import io.loginsight.core.remedy.Remedies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes incidents of the findings of an input, and says of each what there is to know. For the most
 * urgent ones the events of their time are looked at one by one, for which the input is read once
 * more.
 *
 * <p><b>Threads:</b> Confined.
 */
final class IncidentStage {

  /** Of so many incidents the causes are ranked. */
  private static final int MOST_RANKED = 5;

  /** So many hypotheses are told of one. */
  private static final int MOST_CAUSES = 5;

  private final Chunk chunk;
  private final List<Finding> findings;
  private final List<FindingGroup> groups; // the earliest first: their order gives the numbers
  private Lifecycle lifecycle;
  private final Map<PatternId, PatternStats> patterns = new HashMap<>();
  private final List<Looked> looked = new ArrayList<>(); // the most urgent first
  private final Report analyzed;
  private final Lessons lessons;
  private final Recall recall;

  /** An incident and the events that its causes are looked for in. */
  private record Looked(FindingGroup group, EventWindow window) {}

  /** What became of the findings. */
  record Outcome(List<Diagnosis> incidents, List<FoldedFinding> ledger) {}

  IncidentStage(Report analyzed, Lessons lessons) {
    this.analyzed = analyzed;
    this.lessons = lessons;
    this.recall = new Recall(lessons);
    this.chunk = analyzed.chunk();
    this.findings = analyzed.findings();
    chunk.patterns().forEach(stats -> patterns.put(stats.pattern().id(), stats));
    this.groups = new FindingFolder(chunk, IncidentStage::roleOf, this::isNoProblem).fold(findings);
    this.lifecycle = new Lifecycle(chunk, groups);
    groups.stream()
        .sorted(Comparator.comparingDouble(this::urgency).reversed()) // stable
        .limit(MOST_RANKED)
        .forEach(group -> looked.add(new Looked(group, EventWindow.of(group.when(), chunk))));
  }

  private boolean isNoProblem(Finding finding) {
    return lessons.priors().isNoProblem(finding, FindingFolder.bits(finding));
  }

  /**
   * The nodes of a cluster are no services of their own: what happens on several of them at a time
   * is one thing as long as nothing else tells them apart.
   */
  private static String roleOf(Event event) {
    Map<String, String> attributes = new HashMap<>(event.attributes());
    attributes.remove("host");
    return EventOrigin.serviceOf(event.id().source(), attributes);
  }

  private static String serviceOf(Event event) {
    return EventOrigin.serviceOf(event.id().source(), event.attributes());
  }

  /** Returns the times of which the events are wanted one by one; may be empty. */
  List<TimeRange> wanted() {
    return looked.stream().map(one -> one.window().range()).toList();
  }

  /** Says what is known of the incidents, of which the events are at hand. */
  Outcome outcome(ReadAgain read) {
    Map<FindingGroup, Parting.Part> parts = new HashMap<>();
    for (Looked one : looked) {
      for (Parting.Part part : Parting.of(one.window(), read)) {
        FindingGroup group = one.group();
        if (!part.patterns().isEmpty()) {
          group = group.takeOut(part.patterns(), part.services(), part.window().incident());
          groups.add(group);
        }
        parts.put(group, part);
      }
    }
    groups.sort(Comparator.comparing(group -> group.when().first())); // stable
    lifecycle = new Lifecycle(chunk, groups);
    List<Diagnosis> incidents = new ArrayList<>();
    for (FindingGroup group : groups) {
      incidents.add(diagnosis(group, parts.get(group), read));
    }
    return new Outcome(recall.recalled(analyzed, incidents), ledger());
  }

  /** Returns what became of the findings if there are no events to look at. */
  Outcome outcome() {
    return outcome(new ReadAgain(new EventLog(0, 0), List.of(), skeleton -> null));
  }

  private List<FoldedFinding> ledger() {
    List<FoldedFinding> ledger = new ArrayList<>();
    for (Finding finding : findings) {
      Prior prior = lessons.priors().of(finding);
      FoldedFinding folded = new FoldedFinding(finding, null, alone(finding), prior);
      for (int i = 0; i < groups.size(); i++) {
        Reason reason = groups.get(i).reasons().get(finding);
        if (reason != null) {
          folded = new FoldedFinding(finding, i + 1L, reason, prior);
        }
      }
      ledger.add(folded);
    }
    return ledger;
  }

  /** Returns why a finding is in no incident. */
  private Reason alone(Finding finding) {
    return FindingFolder.standsOut(finding) && isNoProblem(finding)
        ? Reason.NOT_A_PROBLEM
        : Reason.ROUTINE;
  }

  private Diagnosis diagnosis(FindingGroup group, Parting.@Nullable Part part, ReadAgain read) {
    CauseReport causes = part == null ? null : part.causes();
    Touched touched = part == null ? null : new Touched(idsOf(group), part, read);
    List<Cause> ranked = causes == null ? List.of() : recall.experienced(causes.causes());
    List<Cause> hypotheses = first(ranked);
    List<Event> shown = hypotheses.isEmpty() ? List.of() : new Pointed(hypotheses).in(read);
    List<String> missing = new ArrayList<>();
    if (causes == null) {
      missing.add("Causes were looked for in the most urgent incidents alone");
    } else {
      missing.addAll(causes.missing());
      missing.addAll(causes.problems());
    }
    if (part != null && part.window().isCut()) {
      missing.add(part.window().told());
    }
    Impact impact = impact(group, touched);
    List<PatternStats> telling = patternsOf(group);
    List<PatternId> ids = telling.stream().map(stats -> stats.pattern().id()).toList();
    String title = title(group);
    return new Diagnosis(
        recall.idOf(group.when(), ids, title),
        incident(group, impact),
        lifecycle.stateOf(group),
        lifecycle.reopenedBy(group),
        urgency(group),
        title,
        ids,
        group.telling(),
        impact,
        hypotheses,
        CauseWords.isConclusive(ranked),
        causes == null ? List.of() : causes.concentrations(),
        shown,
        missing,
        Remedies.builtIn()
            .fitting(hypotheses, telling, telling.stream().map(IncidentStage::servicesOf).toList()),
        null,
        List.of());
  }

  /**
   * Returns the patterns that tell what is wrong: errors, then warnings, then the others that began
   * with the incident, and of each the first ones first. If there are none, all.
   */
  private List<PatternStats> patternsOf(FindingGroup group) {
    List<PatternStats> all =
        Stream.concat(
                group.telling().stream().flatMap(finding -> finding.patterns().stream()),
                group.patterns().stream())
            .filter(group.patterns()::contains)
            .distinct()
            .map(patterns::get)
            .filter(Objects::nonNull)
            .toList();
    Comparator<PatternStats> worstFirst =
        Comparator.comparing((PatternStats stats) -> !isMostly(Level.ERROR, stats))
            .thenComparing(stats -> !isMostly(Level.WARN, stats))
            .thenComparing(stats -> !lifecycle.isNewIn(group, stats))
            .thenComparing(IncidentStage::firstSeen);
    List<PatternStats> wrong =
        all.stream()
            .filter(stats -> isMostly(Level.WARN, stats) || lifecycle.isNewIn(group, stats))
            .sorted(worstFirst)
            .toList();
    return wrong.isEmpty() ? all : wrong;
  }

  static boolean isMostly(Level level, PatternStats stats) {
    return 2 * stats.counts().atLeast(level) >= stats.counts().events();
  }

  private static Instant firstSeen(PatternStats stats) {
    TimeRange seen = stats.seen();
    return seen == null ? Instant.MAX : seen.first();
  }

  private Set<PatternId> idsOf(FindingGroup group) {
    Set<PatternId> ids = new HashSet<>();
    patternsOf(group).forEach(stats -> ids.add(stats.pattern().id()));
    return ids;
  }

  /** What happened, in the words of the log. */
  private String title(FindingGroup group) {
    List<PatternStats> of = patternsOf(group);
    return of.isEmpty()
        ? group.telling().get(0).summary()
        : of.get(0).pattern().template().replaceAll("\\R", " ");
  }

  private static List<Cause> first(List<Cause> causes) {
    return causes.subList(0, Math.min(MOST_CAUSES, causes.size()));
  }

  /** Severity times novelty times breadth, and what people said of its like. */
  private double urgency(FindingGroup group) {
    double services = Math.max(1, group.services().size());
    return (1 + severity(group).ordinal())
        * (1 + lifecycle.novelty(group))
        * (1 + Math.log(services) / Math.log(2))
        * lessons.priors().weight(group.telling());
  }

  private static Severity severity(FindingGroup group) {
    return group.telling().stream()
        .map(Finding::severity)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Incident incident(FindingGroup group, Impact impact) {
    List<Finding> telling = group.telling();
    Map<String, Long> kinds = new TreeMap<>();
    Map<String, Long> sources = new TreeMap<>();
    for (Finding finding : group.reasons().keySet()) {
      kinds.merge(finding.kind(), 1L, Long::sum);
      for (String source : sourcesOf(finding)) {
        sources.merge(source, 1L, Long::sum);
      }
    }
    return new Incident(
        groups.indexOf(group) + 1L,
        group.when(),
        group.reasons().size(),
        telling.size(),
        telling.stream().mapToDouble(FindingFolder::bits).max().orElse(0),
        severity(group),
        counted(kinds),
        impact.services(),
        counted(sources));
  }

  private static Set<String> sourcesOf(Finding finding) {
    Set<String> sources = new HashSet<>();
    for (Evidence evidence : finding.evidence()) {
      evidence.events().forEach(event -> sources.add(event.source()));
    }
    return sources;
  }

  static List<Incident.Counted> counted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(Incident.MOST_NAMED)
        .map(entry -> new Incident.Counted(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Impact impact(FindingGroup group, @Nullable Touched touched) {
    long events = 0;
    for (PatternStats stats : patternsOf(group)) {
      events += FindingFolder.eventsIn(stats.series(), group.when());
    }
    long all = FindingFolder.eventsIn(chunk.events(), group.when());
    return new Impact(
        counted(touched == null ? servicesOf(group) : touched.services()),
        events,
        all == 0 ? 0 : Math.min(1, (double) events / all),
        touched == null ? null : touched.requests(),
        touched == null ? null : touched.requestsInAll(),
        lifecycle.trendOf(group));
  }

  /** Without a second look each event counts for all services that its pattern is known from. */
  private Map<String, Long> servicesOf(FindingGroup group) {
    Map<String, Long> services = new TreeMap<>();
    for (PatternStats stats : patternsOf(group)) {
      long events = FindingFolder.eventsIn(stats.series(), group.when());
      servicesOf(stats).forEach(service -> services.merge(service, events, Long::sum));
    }
    return services;
  }

  static Set<String> servicesOf(PatternStats stats) {
    Set<String> services = new TreeSet<>();
    stats.examples().forEach(event -> services.add(serviceOf(event)));
    return services;
  }
}
