package io.loginsight.core.engine;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.EventId;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.TimeRange;
import io.loginsight.core.cause.Case;
import io.loginsight.core.cause.CauseRanker;
import io.loginsight.core.cause.Clue;
import io.loginsight.core.cause.LooseEvent;
import io.loginsight.core.cause.Occurrence;
import io.loginsight.core.cause.SharedValue;
import io.loginsight.core.cause.SharedValues;
import io.loginsight.core.cause.Suspect;
import io.loginsight.core.cause.Traces;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands what was read of an incident to who ranks causes, and tells what he says in the words of
 * the API.
 *
 * <p><b>Threads:</b> Confined.
 */
final class CauseRun {

  /** What lies longer before the incident is of another time. */
  private static final long FRONT = 600_000_000_000L;

  private final CauseQuery query;
  private final long from;
  private final long to;
  private final LeftOut without;
  private final long since;
  private final EventLog events;
  private final List<String> sourceNames;
  private final EventsByService served;
  private final MeasuredRows measured;
  private final EventKinds kinds = new EventKinds();
  private final List<String> problems = new ArrayList<>();
  private final Traces before = new Traces();
  private final Traces front = new Traces();
  private final Traces incident = new Traces();
  private final List<LooseEvent> looseBefore = new ArrayList<>();
  private final List<LooseEvent> loose = new ArrayList<>();
  private final FailingCases failing;
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
    this.served = new EventsByService(events, sourceNames, baselines, patternOf, from);
    this.failing = new FailingCases(from - CauseRanker.UNNOTICED);
    this.measured = new MeasuredRows(events.size(), from - FRONT, to);
  }

  /** Returns what takes the events, with what those say that are compared. */
  static EventLog eventsFor(CauseQuery query) {
    return new EventLog(nanos(query.from()) - FRONT, nanos(query.to()));
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
    EventTimes times = new EventTimes(events, served::service, from - CauseRanker.UNNOTICED);
    Map<String, Long> begins = begins(times);
    for (int i = 0; i < events.size(); i++) {
      if (times.of(i) != LogBatch.NO_TIME) {
        take(i, times.of(i), begins);
      }
    }
    List<SharedValue> shared = sharedValues();
    List<Clue> found = new ArrayList<>(times.clues());
    Set<String> services = served.services();
    shared.stream().flatMap(one -> Stream.ofNullable(one.clue(services))).forEach(found::add);
    CauseRanker ranker =
        new CauseRanker(
            before,
            front,
            incident,
            looseBefore,
            loose,
            sourceNames.stream().map(EventOrigin::serviceOf).collect(Collectors.toSet()),
            served::complaint,
            served.clients(),
            measured.spans(),
            measured.measurements(),
            found,
            from,
            to);
    List<Suspect> suspects = new ArrayList<>(ranker.suspects());
    suspects.removeIf(suspect -> without.services().contains(suspect.service()));
    CauseWords words = new CauseWords(kinds, this::id);
    List<Cause> causes = words.causes(suspects);
    problems.addAll(measured.problems());
    problems.addAll(events.problems());
    return new CauseReport(
        sourceNames,
        new TimeRange(query.from(), query.to()),
        looked,
        causes,
        CauseWords.isConclusive(causes),
        words.concentrations(shared),
        missing(causes),
        problems);
  }

  /** Returns which values most of what fails has in common. */
  private List<SharedValue> sharedValues() {
    List<Case> cases = failing.cases();
    ValuesOfEvents values = new ValuesOfEvents(served);
    if (failing.areRequests()) {
      cases.forEach(request -> values.begins(request.events().get(0)));
    }
    return SharedValues.of(
        cases, values::of, event -> served.origin(event).level() < Level.WARN.ordinal());
  }

  /** Returns when each trace of the incident's sources begins: it is of that time as a whole. */
  private Map<String, Long> begins(EventTimes times) {
    Map<String, Long> begins = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = events.origin(i);
      boolean counts = times.of(i) != LogBatch.NO_TIME && origin.time() >= since;
      if (!origin.trace().isEmpty() && counts && !served.isBaseline(i)) {
        begins.merge(origin.trace(), times.of(i), Math::min);
      }
    }
    return begins;
  }

  private void take(int event, long time, Map<String, Long> begins) {
    EventOrigin origin = events.origin(event);
    if (origin.time() < since || isLeftOut(event, origin)) {
      return;
    }
    if (!served.isBaseline(event) && time < to && origin.said() != Said.NOTHING) {
      failing.add(event, time, served.service(event), served.pattern(event).id(), origin);
    }
    boolean within = !served.isBaseline(event) && time >= from && time < to;
    looked += within ? 1 : 0;
    if (origin.trace().isEmpty()) {
      untraced += within ? 1 : 0;
      takeLoose(event, time, origin);
      return;
    }
    Occurrence occurrence =
        new Occurrence(
            time,
            served.service(event),
            origin.span(),
            kinds.of(origin, served.pattern(event)),
            origin.took(),
            event);
    if (served.isBaseline(event)) {
      before.add(origin.trace(), occurrence);
      return;
    }
    long begin = begins.getOrDefault(origin.trace(), time);
    if (begin < from - FRONT) {
      before.add(origin.trace(), occurrence);
    } else if (begin < from - CauseRanker.UNNOTICED) {
      front.add(origin.trace(), occurrence);
    } else if (time < to) {
      incident.add(origin.trace(), occurrence);
    }
  }

  private boolean isLeftOut(int event, EventOrigin origin) {
    return origin.trace().isEmpty()
        ? origin.time() >= from - CauseRanker.UNNOTICED
            && without.services().contains(served.service(event))
        : without.traces().contains(origin.trace());
  }

  private void takeLoose(int event, long time, EventOrigin origin) {
    LooseEvent taken =
        new LooseEvent(
            time,
            served.service(event),
            kinds.of(origin, served.pattern(event)),
            origin.took(),
            event);
    if (served.isBaseline(event) || time < from - CauseRanker.UNNOTICED) {
      looseBefore.add(taken);
    } else if (time < to) {
      loose.add(taken);
    }
  }

  private EventId id(int event) {
    return event < events.size()
        ? new EventId(sourceNames.get(events.source(event)), events.origin(event).line())
        : measured.id(event);
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
    if (!CauseWords.isConclusive(causes) && measured.spans().isEmpty()) {
      missing.add("Spans of a tracer, or measurements, may tell the first ones apart");
    }
    return missing;
  }
}
