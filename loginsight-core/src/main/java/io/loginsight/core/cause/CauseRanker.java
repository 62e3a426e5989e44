package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Ranks the services by what speaks for each as the cause. A score is the sum of its terms, each
 * the sum of its clues.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param before traces without the incident
 * @param front traces of the minutes in front of the incident
 * @param incident traces of the incident
 * @param looseBefore events outside of traces without the incident
 * @param loose events outside of traces of the incident, and of the minutes in front of it
 * @param named services that are known by name though they may have logged nothing
 * @param textOf the text of a warning or an error by its number; empty if it is not known
 * @param clients who uses each service that logs without traces
 * @param spans as a tracer has measured them, of the incident and of the minutes in front of it
 * @param measurements of the services, of the incident and as long before as there are
 * @param found what {@link Clocks} found, and {@link SharedValues}
 * @param from when the incident begins, as far as known; nanoseconds since 1970
 * @param to when it ends
 */
public record CauseRanker(
    Traces before,
    Traces front,
    Traces incident,
    List<LooseEvent> looseBefore,
    List<LooseEvent> loose,
    Set<String> named,
    IntFunction<String> textOf,
    Map<String, Set<String>> clients,
    List<MeasuredSpan> spans,
    List<Measurement> measurements,
    List<Clue> found,
    long from,
    long to) {

  /** The evidence of durations is greater by nature than that of flows. */
  private static final double DELAY = 0.2;

  /** The fault may have begun so long before the incident was noticed; nanoseconds. */
  public static final long UNNOTICED = 30_000_000_000L;

  /**
   * Ranks the services.
   *
   * @return those for which anything speaks, most likely first; those of the same score by name
   */
  public List<Suspect> suspects() {
    Traces all = Traces.of(front, incident);
    List<Clue> clues =
        new ArrayList<>(before.size() > 0 ? Flow.clues(before, all) : Flow.clues(front, incident));
    long earliest = from - UNNOTICED;
    clues.addAll(
        greater(
            Delays.clues(Gaps.of(before), Gaps.of(all), clients, earliest, Term.DELAY, DELAY),
            Delays.clues(
                ToldTimes.of(before, looseBefore),
                ToldTimes.of(all, loose),
                clients,
                earliest,
                Term.TOLD,
                DELAY)));
    clues.addAll(
        Delays.clues(List.of(), SelfTimes.of(spans), Map.of(), earliest, Term.SPAN, DELAY));
    clues.addAll(Resources.clues(measurements, from, to));
    clues.addAll(Changes.clues(looseBefore, loose, firstError(all)));
    clues.addAll(found);
    List<LooseEvent> outside = new ArrayList<>(looseBefore);
    outside.addAll(loose);
    clues = Blame.passOn(clues, ServiceNames.of(services(all), outside), saidBefore(), textOf);
    Map<String, List<Clue>> byService = new TreeMap<>();
    for (Clue clue : clues) {
      if (clue.value() != 0) {
        byService.computeIfAbsent(clue.service(), s -> new ArrayList<>()).add(clue);
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    byService.forEach((service, of) -> suspects.add(Suspect.of(service, of)));
    suspects.removeIf(suspect -> suspect.score() <= 0);
    suspects.sort(Comparator.comparingDouble(Suspect::score).reversed()); // stable
    return suspects;
  }

  /** Returns of each service the clue that counts more: both are of the same time. */
  private static Collection<Clue> greater(List<Clue> ones, List<Clue> others) {
    Map<String, Clue> greater = new TreeMap<>();
    for (List<Clue> clues : List.of(ones, others)) {
      clues.forEach(
          clue -> greater.merge(clue.service(), clue, (a, b) -> b.value() > a.value() ? b : a));
    }
    return greater.values();
  }

  /** Returns when the first error came that was not there before; else when the incident begins. */
  private long firstError(Traces all) {
    Set<Kind> known = new HashSet<>(before.errors());
    looseBefore.forEach(event -> known.add(event.kind()));
    LongStream traced =
        all.all().stream()
            .flatMap(List::stream)
            .filter(event -> event.kind().isError() && !known.contains(event.kind()))
            .mapToLong(Occurrence::time);
    LongStream others =
        loose.stream()
            .filter(event -> event.kind().isError() && !known.contains(event.kind()))
            .mapToLong(LooseEvent::time);
    return LongStream.concat(traced, others)
        .filter(time -> time >= from - UNNOTICED)
        .min()
        .orElse(from);
  }

  private Map<String, Set<Kind>> saidBefore() {
    Map<String, Set<Kind>> said = new TreeMap<>();
    for (Traces traces : List.of(before, front)) {
      traces
          .all()
          .forEach(trace -> trace.forEach(event -> addPlain(said, event.service(), event.kind())));
    }
    looseBefore.forEach(event -> addPlain(said, event.service(), event.kind()));
    return said;
  }

  private static void addPlain(Map<String, Set<Kind>> said, String service, Kind kind) {
    if (!kind.isError() && !kind.isWarning()) {
      said.computeIfAbsent(service, s -> new HashSet<>()).add(kind);
    }
  }

  private Set<String> services(Traces all) {
    Set<String> services = new HashSet<>(named);
    before.all().forEach(trace -> trace.forEach(event -> services.add(event.service())));
    all.all().forEach(trace -> trace.forEach(event -> services.add(event.service())));
    looseBefore.forEach(event -> services.add(event.service()));
    loose.forEach(event -> services.add(event.service()));
    return services;
  }
}
