package io.loginsight.core.engine;

import io.loginsight.api.Cause;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.PatternId;
import io.loginsight.core.engine.Complaints.Logged;
import io.loginsight.core.engine.Complaints.Sign;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes an incident apart that has several causes: a hypothesis is one of its own if the requests
 * that fail by it, on its own evidence, are others than those that the ones before it explain.
 *
 * <p>A cause explains the requests in which its evidence lies. Of one that logs outside of
 * requests, or nothing at all, it is not known which fail by it: it explains all that pass it or
 * those who use it, and those with an error that names it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Parting {

  /** So many requests must fail by a cause, and by it alone. */
  private static final int LEAST_REQUESTS = 5;

  /** So much of what fails by it may be explained by another cause. */
  private static final double SHARED = 0.2;

  /** Most of it, where one thing or another must have it. */
  private static final double MOST = 0.5;

  /** One with a smaller score than this share of the first one's is beside it by chance. */
  private static final double WEIGHTY = 0.15;

  /** More causes at the same time are not told apart. */
  private static final int MOST_PARTS = 3;

  private final EventWindow window;
  private final ReadAgain read;
  private final Complaints complaints;

  /**
   * A cause and what fails by it.
   *
   * @param signs its evidence that complains
   * @param failing the requests in which that lies
   * @param explained these, and others that may fail by it
   */
  private record Effect(Cause cause, Set<Sign> signs, Set<String> failing, Set<String> explained) {

    /** Returns the requests that are left to it. */
    Set<String> own() {
      return failing.isEmpty() ? explained : failing;
    }
  }

  /**
   * One of the incidents that an incident turns out to be.
   *
   * @param causes its hypotheses
   * @param without what belongs to the others
   * @param patterns those that are logged mostly where it fails; empty of the first one, to which
   *     all else belongs
   * @param services that log them
   * @param window from the first to the last of its evidence; all of the first one
   */
  record Part(
      CauseReport causes,
      LeftOut without,
      Set<PatternId> patterns,
      Set<String> services,
      EventWindow window) {}

  private Parting(EventWindow window, ReadAgain read) {
    this.window = window;
    this.read = read;
    this.complaints = new Complaints(window, read);
  }

  /**
   * Takes an incident apart.
   *
   * @param window its time
   * @param read its events, those before it, and others
   * @return at least one
   */
  static List<Part> of(EventWindow window, ReadAgain read) {
    return new Parting(window, read).parts();
  }

  private List<Part> parts() {
    CauseReport whole = ranked(window, LeftOut.NOTHING);
    List<Effect> effects = new ArrayList<>();
    for (Cause cause : whole.causes()) {
      if (cause.score() >= WEIGHTY * whole.causes().get(0).score()) {
        effects.add(effectOf(cause));
      }
    }
    List<Effect> apart = apart(effects);
    List<Part> parts = new ArrayList<>();
    for (Effect effect : apart) {
      Part part = part(effect, apart, effects);
      if (parts.isEmpty() || isFirst(effect, part.causes().causes())) {
        parts.add(part);
      }
    }
    return parts.size() > 1
        ? parts
        : List.of(new Part(whole, LeftOut.NOTHING, Set.of(), Set.of(), window));
  }

  /** Returns the first one, and those by which other requests fail. */
  private List<Effect> apart(List<Effect> effects) {
    List<Effect> apart = new ArrayList<>();
    for (Effect effect : effects) {
      Effect beside = beside(effect, apart);
      if (apart.isEmpty()
          || (apart.size() < MOST_PARTS && beside.failing().size() >= LEAST_REQUESTS)) {
        apart.add(beside);
      }
    }
    return apart;
  }

  /** Returns what of an effect is not explained by others. */
  private Effect beside(Effect effect, List<Effect> others) {
    Set<Sign> left = new HashSet<>(effect.signs());
    for (Effect other : others) {
      left.removeIf(
          sign -> shared(complaints.requestsWith(Set.of(sign)), other.explained()) > SHARED);
    }
    return new Effect(effect.cause(), left, complaints.requestsWith(left), effect.explained());
  }

  /** Says whether it is still the first one if what belongs to the others is left out. */
  private static boolean isFirst(Effect effect, List<Cause> causes) {
    return !causes.isEmpty() && causes.get(0).service().equals(effect.cause().service());
  }

  private Part part(Effect effect, List<Effect> apart, List<Effect> all) {
    Set<String> traces = new HashSet<>();
    Set<String> services = new HashSet<>();
    for (Effect other : apart) {
      if (!other.equals(effect)) {
        traces.addAll(other.own());
        services.add(other.cause().service());
      }
    }
    traces.removeAll(effect.failing());
    if (effect.equals(apart.get(0))) {
      LeftOut without = new LeftOut(traces, services);
      return new Part(ranked(window, without), without, Set.of(), Set.of(), window);
    }
    for (Effect other : all) {
      if (other.failing().isEmpty() && !isUsed(other, effect)) {
        services.add(other.cause().service()); // what it logs may be of the first one
      }
    }
    LeftOut without = new LeftOut(traces, services);
    Set<Sign> signs = mostlyIn(effect);
    EventWindow own = within(effect);
    return new Part(
        ranked(own, without),
        without,
        signs.stream().map(Sign::pattern).collect(Collectors.toSet()),
        signs.stream().map(Sign::service).collect(Collectors.toSet()),
        own);
  }

  /** Says whether most of what fails by one passes those who use another. */
  private static boolean isUsed(Effect other, Effect effect) {
    return shared(effect.failing(), other.explained()) > MOST;
  }

  private static double shared(Set<String> of, Set<String> with) {
    long both = of.stream().filter(with::contains).count();
    return of.isEmpty() ? 1 : (double) both / of.size();
  }

  /**
   * Returns its evidence, and other complaints that are logged mostly where it fails, or by the
   * cause itself outside of requests.
   */
  private Set<Sign> mostlyIn(Effect effect) {
    Set<Sign> signs = new HashSet<>(effect.signs());
    complaints.forEach(
        (sign, logged) -> {
          boolean itself =
              sign.service().equals(effect.cause().service()) && complaints.isOutside(sign);
          if (itself || shared(logged.requests, effect.failing()) > MOST) {
            signs.add(sign);
          }
        });
    return signs;
  }

  private EventWindow within(Effect effect) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Sign sign : effect.signs()) {
      Logged logged = complaints.of(sign);
      first = Math.min(first, logged.first);
      last = Math.max(last, logged.last);
    }
    Instant begin = Tallies.instant(first).truncatedTo(ChronoUnit.SECONDS);
    Instant end = Tallies.instant(last).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    return new EventWindow(window.since(), begin, end, window.isCut());
  }

  private CauseReport ranked(EventWindow when, LeftOut without) {
    CauseQuery query = CauseQuery.between(when.from(), when.to());
    return new CauseRun(
            query, read.events(), read.sources(), 0, read.patternOf(), when.since(), without)
        .report();
  }

  private Effect effectOf(Cause cause) {
    Set<Sign> all = complaints.signsOf(cause);
    Set<Sign> own = new HashSet<>(all);
    own.removeIf(sign -> !sign.service().equals(cause.service()));
    // What others say of it may be of something else.
    Set<Sign> signs = complaints.requestsWith(own).isEmpty() ? all : own;
    Set<String> failing = complaints.requestsWith(signs);
    Set<String> explained = new HashSet<>(failing);
    if (own.isEmpty() || own.stream().anyMatch(complaints::isOutside)) {
      explained.addAll(complaints.naming(cause.service()));
      explained.addAll(passing(cause.service()));
      explained.remove("");
    }
    return new Effect(cause, signs, failing, explained);
  }

  /** Returns the requests that pass a service, or those who use it. */
  private Set<String> passing(String service) {
    Set<String> users = new HashSet<>(Set.of(service));
    for (int i = 0; i < read.size(); i++) {
      if (read.origin(i).trace().isEmpty() && read.service(i).equals(service)) {
        users.add(read.origin(i).client());
      }
    }
    Set<String> passing = new HashSet<>();
    for (int i = 0; i < read.size(); i++) {
      if (users.contains(read.service(i))) {
        passing.add(read.origin(i).trace());
      }
    }
    return passing;
  }
}
