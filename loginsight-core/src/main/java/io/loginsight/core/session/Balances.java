package io.loginsight.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of events that come equally often in practically all sessions that have one of them, or in
 * a small ratio: opened and closed. They must have been seen to rise together, not only to be there
 * together.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Balances {

  /** Of a session the events that came first. */
  private static final int MOST_EVENTS = 32;

  /**
   * So many sessions that have one of the two say that it is a rule, and so many that it varies.
   */
  private static final int MATURE = 25;

  /** One that fewer of the sessions keep is no rule. */
  private static final double LEAST_SHARE = 0.9;

  private final int most;
  private final EventNumbers events;
  private final Map<Long, Balance> byPair = new HashMap<>();
  private long[] sessions = new long[64]; // that have an event
  private @Nullable List<Balance>[] rules = none(64); // by event, those that may be one

  /** Receives what a session breaks. */
  interface Breach {
    void breaks(Balance balance, int ratio, long others, long alike, double bits);
  }

  /**
   * Knows none yet.
   *
   * @param most so many pairs are looked at
   */
  Balances(int most, EventNumbers events) {
    this.most = most;
    this.events = events;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<Balance>[] none(int size) {
    return new List[size];
  }

  /** Learns a session, or takes it back. */
  void learn(OpenSession session, int sign) {
    int kinds = Math.min(MOST_EVENTS, session.kinds());
    for (int i = 0; i < session.kinds(); i++) {
      addSessions(session.event(i), sign);
      for (int j = 0; j < i && i < kinds; j++) {
        learn(session, session.event(j), session.event(i), sign);
      }
    }
  }

  private void learn(OpenSession session, int one, int other, int sign) {
    boolean both = !events.isOthers(one) && !events.isOthers(other);
    Balance balance = both ? of(Math.min(one, other), Math.max(one, other)) : null;
    if (balance != null) {
      balance.learn(session.times(balance.first), session.times(balance.second), sign);
      watch(balance);
    }
  }

  void addSessions(int event, long n) {
    if (event >= sessions.length) {
      int room = Math.max(event + 1, 2 * sessions.length);
      sessions = Arrays.copyOf(sessions, room);
      rules = Arrays.copyOf(rules, room);
    }
    sessions[event] += n;
  }

  /** Returns what is known of a pair; null if there is no room for it. */
  @Nullable Balance of(int first, int second) {
    Long pair = ((long) first << 32) + second;
    Balance known = byPair.get(pair);
    if (known == null && byPair.size() < most) {
      known = new Balance(first, second);
      byPair.put(pair, known);
    }
    return known;
  }

  /** Looks from now on whether sessions keep it, if it may be a rule. */
  void watch(Balance balance) {
    if (!balance.watched && isRule(balance)) {
      balance.watched = true;
      watch(balance.first, balance);
      watch(balance.second, balance);
    }
  }

  private void watch(int event, Balance balance) {
    List<Balance> known = rules[event];
    if (known == null) {
      known = new ArrayList<>(2);
      rules[event] = known;
    }
    known.add(balance);
  }

  private boolean isRule(Balance balance) {
    int ratio = balance.ratio();
    return balance.varied[ratio] >= MATURE && balance.held[ratio] >= LEAST_SHARE * either(balance);
  }

  private long either(Balance balance) {
    return sessions[balance.first] + sessions[balance.second] - balance.together;
  }

  /**
   * Tells which rules a session breaks.
   *
   * @param own 1 if it is learnt, else 0
   */
  void breaches(OpenSession session, int own, Breach breach) {
    for (int i = 0; i < session.kinds(); i++) {
      int event = session.event(i);
      List<Balance> known = event < rules.length ? rules[event] : null;
      if (known != null) {
        for (Balance balance : known) {
          boolean both = session.times(balance.first) > 0 && session.times(balance.second) > 0;
          if ((!both || event == balance.first) && isRule(balance)) { // once
            judge(session, balance, own, breach);
          }
        }
      }
    }
  }

  private void judge(OpenSession session, Balance balance, int own, Breach breach) {
    int ratio = balance.ratio();
    if (!Balance.holds(ratio, session.times(balance.first), session.times(balance.second))) {
      long others = either(balance) - own;
      long alike = Math.max(0, others - balance.held[ratio]);
      breach.breaks(
          balance, ratio, others, alike, Math.log((others + 1) / (alike + 0.5)) / Math.log(2));
    }
  }

  long sessions(int event) {
    return event < sessions.length ? sessions[event] : 0;
  }

  Collection<Balance> all() {
    return byPair.values();
  }
}
