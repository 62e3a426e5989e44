package io.loginsight.core.session;

import java.util.Arrays;

/**
 * How many sessions have an item, and how many of those that have come to an age had it by then. It
 * is learnt the moment it happens.
 *
 * <p><b>Threads:</b> Confined.
 */
final class SessionModel {

  /** The ages at which sessions are compared, in seconds: a minute to a day. */
  static final double[] AGES = {60, 600, 3_600, 21_600, 86_400};

  /** An item that fewer of the peers have is not missed. */
  private static final double LEAST_SHARE = 0.5;

  private static final int LEAST_PEERS = 4;

  /** The share of those at an age counts fully only if they are more than a few. */
  private static final double FEW = 20;

  /** Two sessions say how often an event that varies reaches its next item. */
  private static final double PRIOR = 2;

  private int sessions;
  private int items; // the highest known plus 1
  private int[] count = new int[64 * Items.PER_EVENT];
  private int[][] had = new int[64 * Items.PER_EVENT][];
  private final int[] reached = new int[AGES.length];
  private long[] ofEvent = new long[64]; // items of it that were reached
  private long[] ofEventAgain = new long[64]; // of those, beyond the first
  private final Novelty newEvents = new Novelty();
  private final Novelty newCounts = new Novelty();

  /** Receives what a session lacks. */
  interface Lack {
    void lacks(int item, double bits);
  }

  void beginSession() {
    sessions++;
    newEvents.beginSession();
    newCounts.beginSession();
  }

  /** Learns that one more session has an item. */
  void learn(int item) {
    reach(item);
    int event = Items.event(item);
    boolean again = Items.level(item) > 0;
    (again ? newCounts : newEvents).see(item, count[item]);
    count[item]++;
    ofEvent[event]++;
    ofEventAgain[event] += again ? 1 : 0;
  }

  private void reach(int item) {
    if (item >= count.length) {
      int room = Math.max(item + Items.PER_EVENT, 2 * count.length);
      count = Arrays.copyOf(count, room);
      had = Arrays.copyOf(had, room);
    }
    int event = Items.event(item);
    if (event >= ofEvent.length) {
      ofEvent = Arrays.copyOf(ofEvent, Math.max(event + 1, 2 * ofEvent.length));
      ofEventAgain = Arrays.copyOf(ofEventAgain, ofEvent.length);
    }
    items = Math.max(items, item + 1);
  }

  /** Learns that a session has come to an age. */
  void reachAge(OpenSession session, int age) {
    reached[age]++;
    session.forEachItem(
        item -> {
          int[] ages = had[item];
          if (ages == null) {
            ages = new int[AGES.length];
            had[item] = ages;
          }
          ages[age]++;
        });
  }

  /**
   * Returns how surprising it is to have an item, in bits.
   *
   * @param own 1 if the session that has it is counted already, else 0
   * @param ages how many ages that session has come to
   */
  double presence(int item, int own, int ages) {
    int n = (item < count.length ? count[item] : 0) - own;
    double p = Items.level(item) == 0 ? first(item, n, own, ages) : again(item, n, own);
    if (n < 1) {
      p = Math.max(p, (Items.level(item) == 0 ? newEvents : newCounts).share(own));
    }
    return Math.max(0, -log2(Math.min(1, p)));
  }

  /** A step that comes late is common among those that are old enough. */
  private double first(int item, int n, int own, int ages) {
    double p = (n + 0.5) / (sessions - own + 1);
    int[] of = item < had.length ? had[item] : null;
    for (int age = 0; of != null && age < AGES.length; age++) {
      if (of[age] > 0) {
        int self = own > 0 && age < ages ? 1 : 0;
        double peers = reached[age] - self;
        p = Math.max(p, (of[age] - self + 0.5) / (peers + 1) * peers / (peers + FEW));
      }
    }
    return p;
  }

  /** How many of those that had the event nearly as often have it so often. */
  private double again(int item, int n, int own) {
    double base = Math.max(0, (item - 1 < count.length ? count[item - 1] : 0) - own);
    if (base >= sessions / 2.0) {
      return (n + 0.5) / (base + 1);
    }
    int event = Items.event(item);
    boolean known = event < ofEvent.length;
    double habit = ((known ? ofEventAgain[event] : 0) + 0.5) / ((known ? ofEvent[event] : 0) + 1);
    return (n + PRIOR * habit) / (base + PRIOR);
  }

  /**
   * Tells what a session lacks that at least half of its peers have at an age.
   *
   * @param own 1 if the session is among those that have come to the age, else 0
   */
  void absences(OpenSession session, int age, int own, Lack lack) {
    double peers = reached[age] - own;
    if (peers < LEAST_PEERS) {
      return;
    }
    for (int item = 0; item < items; item++) {
      int[] of = had[item];
      if (of != null && of[age] >= LEAST_SHARE * peers && !session.has(item)) {
        lack.lacks(item, log2((peers + 1) / (Math.max(0, peers - of[age]) + 0.5)));
      }
    }
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
