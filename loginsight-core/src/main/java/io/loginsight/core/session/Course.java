package io.loginsight.core.session;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
import io.loginsight.api.SessionReason.Other;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How sessions go: what comes directly behind what, which events come equally often, how many there
 * are of them and how long it takes. Steps are learnt the moment they happen; all else when a
 * session rests, and is taken back if it goes on.
 *
 * <p>What speaks against a session is as surprising as it is itself, and no more than that a
 * session has anything of its kind as strong.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Course {

  /** What can speak against a session, each for itself. */
  private enum Aspect {
    STEPS,
    BALANCE,
    EVENTS,
    TIME
  }

  /** Kinds of what can speak against a session. */
  static final int ASPECTS = Aspect.values().length;

  private static final int PAIRS = 1 << 15; // 5 MB of balances, 1 MB of steps
  private static final int GROUPS = 1 << 11; // 4 MB at most
  private static final int BITS = 8; // of a level of peaks

  private final EventNumbers events;
  private final Edges edges;
  private final Balances balances;
  private final Extents extents;
  private final Spread[] peaks = new Spread[ASPECTS];
  private double precision = 1_000; // of times, in milliseconds
  private final @Nullable SessionReason[] strongest = new @Nullable SessionReason[ASPECTS];

  Course(EventNumbers events) {
    this(events, PAIRS, GROUPS);
  }

  /**
   * Knows nothing yet.
   *
   * @param pairs so many steps are told apart, and so many pairs that may be in balance
   * @param groups so many groups of sessions are compared in how long they are
   */
  Course(EventNumbers events, int pairs, int groups) {
    this.events = events;
    edges = new Edges(pairs);
    balances = new Balances(pairs, events);
    extents = new Extents(groups, events);
    Arrays.setAll(peaks, aspect -> new Spread());
  }

  Edges edges() {
    return edges;
  }

  Balances balances() {
    return balances;
  }

  Extents extents() {
    return extents;
  }

  Spread peaks(int aspect) {
    return peaks[aspect];
  }

  double precision() {
    return precision;
  }

  /** Times are as precise as the most precise one, to a second, a millisecond, or more. */
  void precise(double millis) {
    precision = Math.min(precision, millis);
  }

  /** Learns that a session goes on with an event. */
  void step(OpenSession session, int event) {
    int before = session.before;
    if (before < 0 || events.isOthers(event)) {
      return;
    }
    OddSteps odd = session.odd;
    if (odd == null || !odd.again(before, event)) {
      double bits = edges.surprise(before, event, 0);
      if (bits >= Verdict.CLEAR_BITS) {
        odd = odd == null ? new OddSteps() : odd;
        odd.add(before, event, bits);
        session.odd = odd;
      }
    }
    edges.add(before, event, 1);
  }

  /** Learns how a session went, as if it were over. */
  void rest(OpenSession session) {
    if (!session.continues && !session.rested && session.kinds() > 0) {
      session.rested = true;
      session.peaks = 0;
      balances.learn(session, 1);
      extents.learn(session, 1);
      addPeaks(session, 1);
    }
  }

  /** Takes back what was learnt of one that rested. It is as it was then. */
  void goOn(OpenSession session) {
    if (session.rested) {
      session.rested = false;
      balances.learn(session, -1);
      extents.learn(session, -1);
      addPeaks(session, -1);
    }
  }

  private void addPeaks(OpenSession session, int sign) {
    for (int aspect = 0; aspect < ASPECTS; aspect++) {
      peaks[aspect].addStep(level(session.peaks, aspect), sign);
    }
  }

  private static int level(int peaks, int aspect) {
    return (peaks >>> (aspect * BITS)) & ((1 << BITS) - 1);
  }

  /** Learns how odd a session is that rests. */
  void learnPeaks(OpenSession session, double now, IntPredicate isRare) {
    if (session.rested) {
      judge(session, now, isRare);
      addPeaks(session, -1);
      session.peaks = 0;
      for (int aspect = 0; aspect < ASPECTS; aspect++) {
        SessionReason reason = strongest[aspect];
        int level = reason == null ? 0 : Spread.step(chances(reason.bits()));
        session.peaks |= level << (aspect * BITS);
      }
      addPeaks(session, 1);
    }
  }

  /**
   * Returns what clearly speaks against a session in how it went, the strongest first.
   *
   * @param isRare whether an event is so rare that nothing is new in where it stands
   */
  List<SessionReason> reasons(OpenSession session, double now, IntPredicate isRare) {
    if (session.continues || session.kinds() == 0) {
      return List.of();
    }
    judge(session, now, isRare);
    List<SessionReason> reasons = List.of();
    for (int aspect = 0; aspect < ASPECTS; aspect++) {
      SessionReason reason = strongest[aspect];
      if (reason != null) {
        double chances = chances(reason.bits());
        int own = session.rested && level(session.peaks, aspect) == Spread.step(chances) ? 1 : 0;
        double bits = Math.min(reason.bits(), peaks[aspect].surprise(chances, own, 0));
        if (bits >= Verdict.CLEAR_BITS) {
          reasons = reasons.isEmpty() ? new ArrayList<>(1) : reasons;
          reasons.add(reason.withBits(bits));
        }
      }
    }
    if (reasons.size() > 1) {
      reasons.sort(Comparator.comparingDouble(reason -> -reason.bits())); // stable
    }
    return reasons;
  }

  /** What has so many bits comes once in so many times; 0 for what is no surprise. */
  private static double chances(double bits) {
    return Math.pow(2, bits) - 1;
  }

  private void judge(OpenSession session, double now, IntPredicate isRare) {
    Arrays.fill(strongest, null);
    int own = session.rested ? 1 : 0;
    steps(session, isRare);
    Extents.Extent peers = extents.peers(session, own);
    if (peers != null) {
      extent(session, Aspect.EVENTS, peers.events(), (double) session.count, 1, own);
      extent(session, Aspect.TIME, peers.millis(), Extents.millis(session), precision, own);
    }
    if (isOver(session, now, own)) {
      balances.breaches(
          session,
          own,
          (balance, ratio, others, alike, bits) ->
              balance(session, balance, ratio, others, alike, bits));
    }
  }

  private void add(Aspect aspect, SessionReason reason) {
    SessionReason known = strongest[aspect.ordinal()];
    if (known == null || reason.bits() > known.bits()) {
      strongest[aspect.ordinal()] = reason;
    }
  }

  private void steps(OpenSession session, IntPredicate isRare) {
    OddSteps odd = session.odd;
    for (int i = 0; odd != null && i < odd.size(); i++) {
      int from = odd.from(i);
      int to = odd.to(i);
      int own = odd.times(i);
      double bits = edges.surprise(from, to, own);
      if (bits >= Verdict.CLEAR_BITS && !isRare.test(from) && !isRare.test(to)) {
        Successors known = requireNonNull(edges.behind(from), "it has this one");
        long alike = Math.max(0, known.count(to) - own);
        add(
            Aspect.STEPS,
            new SessionReason(
                alike == 0 ? Kind.NEW_EDGE : Kind.RARE_EDGE,
                events.event(to),
                new Other(events.event(from), 1, session.times(from)),
                1,
                own,
                alike,
                Math.max(alike, known.total() - own),
                null,
                bits));
      }
    }
  }

  private void extent(
      OpenSession session, Aspect aspect, Spread peers, double value, double precision, int own) {
    double bits = peers.surprise(value, own, precision);
    if (bits >= Verdict.CLEAR_BITS) {
      add(
          aspect,
          new SessionReason(
              aspect == Aspect.TIME ? Kind.SLOW : Kind.LONG,
              events.event(session.event(0)),
              null,
              (int) Math.min(Integer.MAX_VALUE, Math.ceil(peers.usual(value, own))),
              (long) value,
              Math.max(0, peers.asLarge(value) - own),
              peers.total() - own,
              null,
              bits));
    }
  }

  /** It is older than 49 of 50 that began so ever became: what it lacks will hardly come. */
  private boolean isOver(OpenSession session, double now, int own) {
    Extents.Extent peers = extents.peersThatBeginSo(session, own);
    return peers != null
        && 1e3 * (now - session.start) >= peers.millis().usual(Extents.millis(session), own);
  }

  private void balance(
      OpenSession session, Balance balance, int ratio, long others, long alike, double bits) {
    if (bits >= Verdict.CLEAR_BITS) {
      add(
          Aspect.BALANCE,
          new SessionReason(
              Kind.UNBALANCED,
              events.event(balance.first),
              new Other(
                  events.event(balance.second),
                  Balance.second(ratio),
                  session.times(balance.second)),
              Balance.first(ratio),
              session.times(balance.first),
              alike,
              others,
              null,
              bits));
    }
  }
}
