package io.loginsight.core.cause;

import io.loginsight.core.cause.Clue.Term;
import io.loginsight.core.cause.Step.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares how spans go on after each of their events with how they did.
 *
 * <p>A step that was rare and is not rare any more is a divergence. It speaks against the service
 * that logged last before it; if a service is not entered where it was, against that one. Of the
 * divergences of a trace the first one counts most, as the others follow from it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Flow {

  /** So often must a context have been seen before anything in it can be a divergence. */
  private static final int KNOWN = 4;

  /** What less than this share of the passes did is a divergence. */
  private static final double RARE = 0.15;

  /** A service is expected behind an event when it came there in this share of the passes. */
  private static final double EXPECTED = 0.5;

  /** Passes that are assumed besides those that were seen: most programs do always the same. */
  private static final double PRIOR = 6;

  /** A divergence that is weaker than this is noise; a logarithm of a likelihood ratio. */
  private static final double WEAKEST = 1;

  private static final double LATER = 0.25; // what a divergence counts that is not the first
  private static final double INTO_ERROR = 1.5; // how much more one counts that leads to an error
  private static final double BOTH_DIVERGE =
      0.5; // a silent one whose caller goes on in another way

  /** An error that comes so many times as often as before still explains what it breaks off. */
  private static final double AS_BEFORE = 2;

  private static final int EVENTS = 3;

  /** How the passes through a context went on. */
  private static final class Passes {
    final Map<@Nullable Kind, Integer> next = new HashMap<>();
    final Map<String, Integer> callees = new HashMap<>();
    int all;

    int to(@Nullable Kind kind) {
      return next.getOrDefault(kind, 0);
    }
  }

  /** What diverges: a step that was rare, or a service that is not entered. */
  private record Divergence(Context context, @Nullable Kind next, @Nullable String silent) {}

  /** An error of which nothing is known, where nothing is known. */
  private record NewError(String service, Kind kind) {}

  /** How often something diverged. */
  private static final class Tally {
    final Times times = new Times();
    final List<Integer> events = new ArrayList<>(EVENTS);
    double credit;
    int callerDiverges;

    void add(long time, Occurrence event) {
      times.add(time);
      if (events.size() < EVENTS) {
        events.add(event.event());
      }
    }
  }

  private record Hit(long time, Tally tally) {}

  private record Since(double evidence, int diverging, int passes, long onset) {}

  private final Traces before;
  private final Traces incident;
  private final Onsets onsets;
  private final Map<Context, Passes> known = new HashMap<>();
  private final Map<Context, Times> passes = new HashMap<>();
  private final Map<Divergence, Tally> divergences = new LinkedHashMap<>();
  private final Map<NewError, Tally> newErrors = new LinkedHashMap<>();
  private final Set<Kind> background = new HashSet<>();

  private Flow(Traces before, Traces incident) {
    this.before = before;
    this.incident = incident;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (List<Occurrence> trace : incident.all()) {
      first = Math.min(first, trace.get(0).time());
      last = Math.max(last, trace.get(0).time());
    }
    onsets = new Onsets(first, last);
  }

  /**
   * Finds what goes on in another way.
   *
   * @param before traces without the incident
   * @param incident traces of the incident, and of the minutes in front of it
   */
  static List<Clue> clues(Traces before, Traces incident) {
    if (incident.all().isEmpty()) {
      return List.of();
    }
    Flow flow = new Flow(before, incident);
    before.all().forEach(flow::learn);
    flow.findBackground();
    incident.all().forEach(flow::compare);
    return flow.weigh();
  }

  private void learn(List<Occurrence> trace) {
    for (Step step : Step.of(trace)) {
      if (step.next() == null && hasErrorAfter(trace, step.at())) {
        continue; // broken off
      }
      Passes context = known.computeIfAbsent(step.context(), c -> new Passes());
      context.all++;
      context.next.merge(step.nextKind(), 1, Integer::sum);
      if (step.callee() != null) {
        context.callees.merge(step.callee(), 1, Integer::sum);
      }
    }
  }

  private static boolean hasErrorAfter(List<Occurrence> trace, Occurrence event) {
    for (Occurrence other : trace) {
      if (other.kind().isError()
          && other.time() > event.time()
          && other.service().equals(event.service())) {
        return true;
      }
    }
    return false;
  }

  /** Finds the errors that come hardly more often than they did. */
  private void findBackground() {
    for (Kind error : incident.errors()) {
      double was = (double) before.tracesWith(error) / Math.max(1, before.size());
      double is = (double) incident.tracesWith(error) / Math.max(1, incident.size());
      if (was > 0 && is <= AS_BEFORE * was) {
        background.add(error);
      }
    }
  }

  private void compare(List<Occurrence> trace) {
    List<Hit> hits = new ArrayList<>();
    for (Step step : Step.of(trace)) {
      Passes was = known.get(step.context());
      if (was == null || was.all < KNOWN) {
        compareUnknown(step, hits);
      } else if (!isBrokenOffAsBefore(step, was, trace)) {
        passes.computeIfAbsent(step.context(), c -> new Times()).add(step.at().time());
        compare(step, was, hits);
      }
    }
    long first = hits.stream().mapToLong(Hit::time).min().orElse(0);
    for (Hit hit : hits) {
      hit.tally.credit += hit.time == first ? 1 : LATER;
    }
  }

  private void compareUnknown(Step step, List<Hit> hits) {
    Occurrence next = step.next();
    if (next != null && next.kind().isError() && before.tracesWith(next.kind()) == 0) {
      Tally tally =
          newErrors.computeIfAbsent(new NewError(next.service(), next.kind()), e -> new Tally());
      tally.add(next.time(), next);
      hits.add(new Hit(next.time(), tally));
    }
  }

  private boolean isBrokenOffAsBefore(Step step, Passes was, List<Occurrence> trace) {
    if (step.next() != null || was.to(null) > 0) {
      return false;
    }
    for (Occurrence event : trace) {
      if (event.time() >= step.at().time()
          && event.service().equals(step.at().service())
          && background.contains(event.kind())) {
        return true;
      }
    }
    return false;
  }

  private void compare(Step step, Passes was, List<Hit> hits) {
    Occurrence next = step.next();
    boolean diverges = was.to(step.nextKind()) < RARE * was.all;
    if (diverges) {
      long time = next == null ? step.at().time() + 1 : next.time();
      Tally tally = tally(new Divergence(step.context(), step.nextKind(), null));
      tally.add(step.at().time(), next == null ? step.at() : next);
      hits.add(new Hit(time, tally));
    }
    was.callees.forEach(
        (callee, times) -> {
          if (times >= EXPECTED * was.all
              && was.to(null) < EXPECTED * was.all // who has ended calls nobody
              && !callee.equals(step.callee())) {
            Tally tally = tally(new Divergence(step.context(), null, callee));
            tally.add(step.at().time(), step.at());
            tally.callerDiverges += diverges ? 1 : 0;
            hits.add(new Hit(step.at().time(), tally));
          }
        });
  }

  private Tally tally(Divergence divergence) {
    return divergences.computeIfAbsent(divergence, d -> new Tally());
  }

  private List<Clue> weigh() {
    List<Clue> clues = new ArrayList<>();
    divergences.forEach(
        (divergence, tally) -> {
          Clue clue =
              divergence.silent == null
                  ? step(divergence, tally)
                  : silence(divergence, divergence.silent, tally);
          if (clue != null) {
            clues.add(clue);
          }
        });
    newErrors.forEach((error, tally) -> clues.add(newError(error, tally)));
    return clues;
  }

  private @Nullable Clue step(Divergence divergence, Tally tally) {
    Context context = divergence.context;
    Passes was = passesBefore(context);
    int times = was.to(divergence.next);
    Since since = since(tally, context, times, was.all);
    if (since.evidence < WEAKEST) {
      return null;
    }
    double weight = divergence.next != null && divergence.next.isError() ? INTO_ERROR : 1;
    String then = divergence.next == null ? "nothing more" : quoted(divergence.next);
    return new Clue(
        context.service(),
        Term.FLOW,
        since.evidence * weight * tally.credit / tally.times.size(),
        divergence.next == null ? context.last() : divergence.next,
        "After " + quoted(context.last()) + " comes " + then,
        observed(since),
        expected(times, was.all),
        tally.events);
  }

  private @Nullable Clue silence(Divergence divergence, String callee, Tally tally) {
    Context context = divergence.context;
    Passes was = passesBefore(context);
    int times = was.all - was.callees.getOrDefault(callee, 0);
    Since since = since(tally, context, times, was.all);
    if (since.evidence < WEAKEST) {
      return null;
    }
    double both = (double) tally.callerDiverges / tally.times.size();
    return new Clue(
        callee,
        Term.SILENCE,
        since.evidence * (1 - both + BOTH_DIVERGE * both) * tally.credit / tally.times.size(),
        context.last(),
        context.service() + " does not reach it after " + quoted(context.last()),
        observed(since),
        expected(times, was.all),
        tally.events);
  }

  private static Clue newError(NewError error, Tally tally) {
    return new Clue(
        error.service,
        Term.NEW_ERROR,
        Math.min(Likelihood.SURE, tally.credit),
        error.kind,
        "An error that was never seen: " + quoted(error.kind),
        tally.times.size() + " times",
        "never",
        tally.events);
  }

  private Passes passesBefore(Context context) {
    Passes was = known.get(context);
    return was == null ? new Passes() : was;
  }

  private static String observed(Since since) {
    return (since.diverging + " of " + since.passes + " passes since ") + Text.clock(since.onset);
  }

  private static String expected(int times, int all) {
    return times + " of " + all + " before";
  }

  private static String quoted(Kind kind) {
    return "'" + kind + "'";
  }

  /**
   * Finds the onset for which most speaks: what came behind it against what came in front of it and
   * in the time without the incident. A fault strikes nearly every pass, a change of what is asked
   * for a share of them.
   */
  private Since since(Tally tally, Context context, int times, int all) {
    Times ofContext = passes.getOrDefault(context, new Times());
    Since best = new Since(0, 0, 0, 0);
    for (int i = 0; i < onsets.size(); i++) {
      long onset = onsets.candidate(i);
      int diverging = tally.times.since(onset);
      int through = ofContext.since(onset);
      if (diverging < 2) {
        break;
      }
      double ratio =
          Likelihood.ratio(
              diverging,
              through,
              times + tally.times.size() - diverging,
              all + ofContext.size() - through + PRIOR);
      double evidence = ratio * diverging / through;
      if (evidence > best.evidence) {
        best = new Since(evidence, diverging, through, onset);
      }
    }
    return new Since(
        Math.min(Likelihood.SURE, best.evidence), best.diverging, best.passes, best.onset);
  }
}
