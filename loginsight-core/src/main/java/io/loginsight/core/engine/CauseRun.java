package io.loginsight.core.engine;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.TimeRange;
import io.loginsight.core.cause.CauseRanker;
import io.loginsight.core.cause.Clue;
import io.loginsight.core.cause.Kind;
import io.loginsight.core.cause.LooseEvent;
import io.loginsight.core.cause.Occurrence;
import io.loginsight.core.cause.Suspect;
import io.loginsight.core.cause.Traces;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Hands what was read of an incident to who ranks causes, and tells what he says in the words of
 * the API.
 *
 * <p><b>Threads:</b> Confined.
 */
final class CauseRun {

  /** What lies longer before the incident is of another time. */
  private static final long FRONT = 600_000_000_000L;

  /** The fault may have begun so long before the incident was noticed. */
  static final long UNNOTICED = 30_000_000_000L;

  /** Of a source in which fewer lines than this share name a service, none does. */
  private static final double FEW = 0.5;

  private static final int MOST_CAUSES = 20;
  private static final int MOST_EVIDENCE = 10;

  /** The first one stands out if its score is so many times that of the second. */
  private static final double STANDS_OUT = 2;

  /** Another one is not told apart from chance. */
  private static final double LEAST = 2;

  private final CauseQuery query;
  private final long from;
  private final long to;
  private final LeftOut without;
  private final long since;
  private final EventLog events;
  private final List<String> sourceNames;
  private final int baselines; // so many sources come first that are of another time
  private final IntFunction<Pattern> patternOf; // by skeleton
  private final MeasuredRows measured;
  private final boolean[] saysService; // by source
  private final EventKinds kinds = new EventKinds();
  private final List<String> problems = new ArrayList<>();
  private final Traces before = new Traces();
  private final Traces front = new Traces();
  private final Traces incident = new Traces();
  private final List<LooseEvent> looseBefore = new ArrayList<>();
  private final List<LooseEvent> loose = new ArrayList<>();
  private long looked;
  private long untraced;

  /**
   * Takes what was read.
   *
   * @param sourceNames by index
   * @param baselines so many of them, the first ones, are of another time
   * @param patternOf the final pattern of each of the merger's skeletons
   * @param since earlier events are left out
   * @param without what else is left out
   */
  CauseRun(
      CauseQuery query,
      EventLog events,
      List<String> sourceNames,
      int baselines,
      IntFunction<Pattern> patternOf,
      Instant since,
      LeftOut without) {
    this.without = without;
    this.query = query;
    this.since = since.equals(Instant.MIN) ? Long.MIN_VALUE : nanos(since);
    this.from = nanos(query.from());
    this.to = nanos(query.to());
    this.events = events;
    this.sourceNames = sourceNames;
    this.baselines = baselines;
    this.patternOf = patternOf;
    this.saysService = saysService();
    this.measured = new MeasuredRows(events.size(), from - FRONT, to);
  }

  static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  /** Returns what takes spans and measurements, before the report. */
  MeasuredRows measured() {
    return measured;
  }

  /** Ranks the causes. */
  CauseReport report() {
    EventTimes times = new EventTimes(events, this::service, from - UNNOTICED);
    Map<String, Long> begins = begins(times);
    for (int i = 0; i < events.size(); i++) {
      if (times.of(i) != LogBatch.NO_TIME) {
        take(i, times.of(i), begins);
      }
    }
    CauseRanker ranker =
        new CauseRanker(
            before,
            front,
            incident,
            looseBefore,
            loose,
            sourceNames.stream().map(EventOrigin::serviceOf).collect(Collectors.toSet()),
            this::textOf,
            clients(),
            measured.spans(),
            measured.measurements(),
            times.clues(),
            from,
            to);
    List<Suspect> suspects = new ArrayList<>(ranker.suspects());
    suspects.removeIf(suspect -> without.services().contains(suspect.service()));
    List<Cause> causes = new ArrayList<>();
    for (Suspect suspect : suspects.subList(0, Math.min(MOST_CAUSES, suspects.size()))) {
      causes.add(cause(causes.size() + 1, suspect));
    }
    problems.addAll(measured.problems());
    problems.addAll(events.problems());
    return new CauseReport(
        sourceNames,
        new TimeRange(query.from(), query.to()),
        looked,
        causes,
        isConclusive(causes),
        missing(causes),
        problems);
  }

  /** Returns when each trace of the incident's sources begins: it is of that time as a whole. */
  private Map<String, Long> begins(EventTimes times) {
    Map<String, Long> begins = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = events.origin(i);
      boolean counts = times.of(i) != LogBatch.NO_TIME && origin.time() >= since;
      if (!origin.trace().isEmpty() && counts && !isBaseline(i)) {
        begins.merge(origin.trace(), times.of(i), Math::min);
      }
    }
    return begins;
  }

  private boolean isBaseline(int event) {
    return events.source(event) < baselines;
  }

  private void take(int event, long time, Map<String, Long> begins) {
    EventOrigin origin = events.origin(event);
    if (origin.time() < since || isLeftOut(event, origin)) {
      return;
    }
    boolean within = !isBaseline(event) && time >= from && time < to;
    looked += within ? 1 : 0;
    if (origin.trace().isEmpty()) {
      untraced += within ? 1 : 0;
      takeLoose(event, time, origin);
      return;
    }
    Occurrence occurrence =
        new Occurrence(
            time,
            service(event),
            origin.span(),
            kinds.of(origin, patternOf.apply(events.skeleton(event))),
            origin.took(),
            event);
    if (isBaseline(event)) {
      before.add(origin.trace(), occurrence);
      return;
    }
    long begin = begins.getOrDefault(origin.trace(), time);
    if (begin < from - FRONT) {
      before.add(origin.trace(), occurrence);
    } else if (begin < from - UNNOTICED) {
      front.add(origin.trace(), occurrence);
    } else if (time < to) {
      incident.add(origin.trace(), occurrence);
    }
  }

  private boolean isLeftOut(int event, EventOrigin origin) {
    return origin.trace().isEmpty()
        ? origin.time() >= from - UNNOTICED && without.services().contains(service(event))
        : without.traces().contains(origin.trace());
  }

  /** Returns who uses each service that logs without traces, as its lines say. */
  private Map<String, Set<String>> clients() {
    Set<String> services = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      services.add(service(i));
    }
    Map<String, Set<String>> clients = new TreeMap<>();
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = events.origin(i);
      if (origin.trace().isEmpty()
          && services.contains(origin.client())
          && !service(i).equals(origin.client())) {
        clients.computeIfAbsent(service(i), s -> new TreeSet<>()).add(origin.client());
      }
    }
    return clients;
  }

  private void takeLoose(int event, long time, EventOrigin origin) {
    LooseEvent taken =
        new LooseEvent(
            time,
            service(event),
            kinds.of(origin, patternOf.apply(events.skeleton(event))),
            origin.took(),
            event);
    if (isBaseline(event) || time < from - UNNOTICED) {
      looseBefore.add(taken);
    } else if (time < to) {
      loose.add(taken);
    }
  }

  /**
   * Returns of which sources most lines in front of the incident say which service they come from;
   * words of errors may look like it.
   */
  private boolean[] saysService() {
    int[] said = new int[sourceNames.size()];
    int[] all = new int[sourceNames.size()];
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = events.origin(i);
      if (origin.time() < from) {
        all[events.source(i)]++;
        said[events.source(i)] += origin.service().isEmpty() ? 0 : 1;
      }
    }
    boolean[] says = new boolean[all.length];
    for (int i = 0; i < all.length; i++) {
      says[i] = all[i] == 0 || said[i] > FEW * all[i];
    }
    return says;
  }

  /** Where a line does not say it, the name of its file does. */
  private String service(int event) {
    int source = events.source(event);
    String said = events.origin(event).service();
    return said.isEmpty() || !saysService[source]
        ? EventOrigin.serviceOf(sourceNames.get(source))
        : said;
  }

  private String textOf(int event) {
    EventOrigin origin = event < events.size() ? events.origin(event) : null;
    return origin != null && origin.level() >= Level.WARN.ordinal() ? origin.text() : "";
  }

  private Cause cause(int rank, Suspect suspect) {
    List<Evidence> evidence = new ArrayList<>();
    Kind kind = null;
    for (Clue clue : suspect.clues()) {
      kind = kind == null ? clue.kind() : kind;
      if (evidence.size() < MOST_EVIDENCE) {
        List<EventId> ids = clue.events().stream().map(this::id).toList();
        evidence.add(new Evidence(clue.statement(), clue.observed(), clue.expected(), ids));
      }
    }
    Map<String, Double> terms = new TreeMap<>();
    suspect.terms().forEach((term, value) -> terms.put(name(term), value));
    return new Cause(
        rank,
        suspect.service(),
        kind == null ? null : kinds.patternOf(kind),
        suspect.score(),
        terms,
        evidence);
  }

  private static String name(Clue.Term term) {
    return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private EventId id(int event) {
    return event < events.size()
        ? new EventId(sourceNames.get(events.source(event)), events.origin(event).line())
        : measured.id(event);
  }

  /** Says whether the first one stands out. */
  static boolean isConclusive(List<Cause> causes) {
    return !causes.isEmpty()
        && causes.get(0).score() >= LEAST
        && (causes.size() == 1 || causes.get(0).score() >= STANDS_OUT * causes.get(1).score());
  }

  private List<String> missing(List<Cause> causes) {
    List<String> missing = new ArrayList<>();
    if (looked == 0) {
      missing.add("There are no events from " + query.from() + " to " + query.to());
    } else if (untraced == looked) {
      missing.add("No event has a trace id, so it is not known what follows on what");
    }
    if (before.size() == 0 && front.size() == 0) {
      missing.add("There are no traces of before the incident to compare with");
    }
    if (!isConclusive(causes) && measured.spans().isEmpty()) {
      missing.add("Spans of a tracer, or measurements, may tell the first ones apart");
    }
    return missing;
  }
}
