package io.loginsight.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many events sessions have and how long they take: those that have the same kinds of events,
 * those that begin with the same, and all.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Extents {

  /** So many peers can say that fewer than one in 50 is like one. */
  static final int MATURE = 25;

  private static final long ALL = 0;

  private final int most;
  private final EventNumbers events;
  private final Map<Long, Extent> byGroup = new HashMap<>();

  /** How many events the sessions of a group have, and how many milliseconds they take. */
  record Extent(Spread events, Spread millis) {
    Extent() {
      this(new Spread(), new Spread());
    }
  }

  /**
   * Knows none yet.
   *
   * @param most so many groups are told apart
   */
  Extents(int most, EventNumbers events) {
    this.most = most;
    this.events = events;
  }

  /** Learns a session, or takes it back. */
  void learn(OpenSession session, int sign) {
    learn(ALL, session, sign);
    learn(begin(session), session, sign);
    learn(kinds(session), session, sign);
  }

  private void learn(long group, OpenSession session, int sign) {
    Extent extent = of(group);
    if (extent != null) {
      extent.events.add((double) session.count, sign);
      extent.millis.add(millis(session), sign);
    }
  }

  /** Returns what is known of a group; null if there is no room for it. */
  @Nullable Extent of(long group) {
    Extent known = byGroup.get(group);
    if (known == null && byGroup.size() < most) {
      known = new Extent();
      byGroup.put(group, known);
    }
    return known;
  }

  /** The smallest group that has enough sessions; null if none has. */
  @Nullable Extent peers(OpenSession session, int own) {
    Extent peers = mature(kinds(session), own);
    return peers != null ? peers : peersThatBeginSo(session, own);
  }

  /** Those that begin with the same event, or all; null if they are few. */
  @Nullable Extent peersThatBeginSo(OpenSession session, int own) {
    Extent peers = mature(begin(session), own);
    return peers != null ? peers : mature(ALL, own);
  }

  private @Nullable Extent mature(long group, int own) {
    Extent known = byGroup.get(group);
    return known == null || known.millis.total() - own < MATURE ? null : known;
  }

  private long begin(OpenSession session) {
    return 31 * events.hash(session.event(0)) + 1;
  }

  /** The order does not matter. */
  private long kinds(OpenSession session) {
    long sum = 0;
    for (int i = 0; i < session.kinds(); i++) {
      sum += events.hash(session.event(i));
    }
    return 31 * sum + 2;
  }

  static double millis(OpenSession session) {
    return 1e3 * (session.last - session.start);
  }

  SortedMap<Long, Extent> all() {
    return new TreeMap<>(byGroup);
  }
}
