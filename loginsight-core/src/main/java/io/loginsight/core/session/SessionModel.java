package io.loginsight.core.session;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

  /** So many peers can say that fewer than one in 50 has an item. */
  private static final int MATURE = 25;

  /** The share of those at an age counts fully only if they are more than a few. */
  private static final double FEW = 20;

  /** Two sessions say how often an event that varies reaches its next item. */
  private static final double PRIOR = 2;

  private static final int ANY_AGE = -1;

  private final int mostSessions;
  private int sessions;
  private int[] count = new int[64 * Items.PER_EVENT];
  private int[] had = new int[64 * Items.PER_EVENT * AGES.length]; // by item, then by age
  private final int[] reached = new int[AGES.length];
  private final CommonItems[] common = new CommonItems[AGES.length];
  private long[] ofEvent = new long[64]; // items of it that were reached
  private long[] ofEventAgain = new long[64]; // of those, beyond the first
  private final Novelty newEvents = new Novelty();
  private final Novelty newCounts = new Novelty();

  /** Receives what a session lacks. */
  interface Lack {
    void lacks(int item, double bits);
  }

  SessionModel() {
    this(1 << 30);
  }

  /**
   * Knows nothing yet.
   *
   * @param mostSessions when there have been so many, each counts half
   */
  SessionModel(int mostSessions) {
    this.mostSessions = mostSessions;
    Arrays.setAll(common, age -> new CommonItems());
  }

  int sessions() {
    return sessions;
  }

  void beginSession() {
    if (sessions == mostSessions) {
      halve();
    }
    sessions++;
    newEvents.beginSession();
    newCounts.beginSession();
  }

  /** Keeps what counts from running over; shares stay as they are. */
  private void halve() {
    sessions /= 2;
    Arrays.setAll(count, i -> count[i] / 2);
    Arrays.setAll(had, i -> had[i] / 2);
    Arrays.setAll(reached, i -> reached[i] / 2);
    Arrays.setAll(ofEvent, i -> ofEvent[i] / 2);
    Arrays.setAll(ofEventAgain, i -> ofEventAgain[i] / 2);
  }

  /** Learns that one more session has an item. */
  void learn(int item) {
    makeRoom(item);
    int event = Items.event(item);
    boolean again = Items.level(item) > 0;
    (again ? newCounts : newEvents).see(item, count[item]);
    count[item] += count[item] < Integer.MAX_VALUE ? 1 : 0;
    ofEvent[event]++;
    ofEventAgain[event] += again ? 1 : 0;
  }

  private void makeRoom(int item) {
    int event = Items.event(item);
    if (event >= ofEvent.length) {
      int room = Math.max(event + 1, 2 * ofEvent.length);
      ofEvent = Arrays.copyOf(ofEvent, room);
      ofEventAgain = Arrays.copyOf(ofEventAgain, room);
      count = Arrays.copyOf(count, room * Items.PER_EVENT);
      had = Arrays.copyOf(had, room * Items.PER_EVENT * AGES.length);
    }
  }

  /** Learns that a session, of which all items are learnt, has come to an age. */
  void reachAge(OpenSession session, int age) {
    int peers = ++reached[age];
    session.forEachItem(
        item -> {
          int n = ++had[at(item, age)];
          if (isCommon(n, peers - 1)) {
            common[age].add(item);
          }
        });
  }

  private static int at(int item, int age) {
    return item * AGES.length + age;
  }

  private static boolean isCommon(int had, double peers) {
    return had >= LEAST_SHARE * peers;
  }

  private int count(int item) {
    return item < count.length ? count[item] : 0;
  }

  /**
   * Returns how surprising it is to have an item, in bits.
   *
   * @param own 1 if the session that has it is counted already, else 0
   * @param ages how many ages that session has come to as a peer
   */
  double presence(int item, int own, int ages) {
    int n = count(item) - own;
    boolean first = Items.level(item) == 0;
    double p =
        first ? first(item, n, own, likeliestAge(item, own, ages), ages) : again(item, n, own);
    if (n < 1) {
      p = Math.max(p, (first ? newEvents : newCounts).share(own));
    }
    return Math.max(0, -log2(Math.min(1, p)));
  }

  /** A step that comes late is common among those that are old enough. */
  private int likeliestAge(int item, int own, int ages) {
    int likeliest = ANY_AGE;
    double most = first(item, count(item) - own, own, ANY_AGE, ages);
    for (int age = 0; item < count.length && age < AGES.length; age++) {
      double p = had[at(item, age)] == 0 ? 0 : first(item, 0, own, age, ages);
      if (p > most) {
        most = p;
        likeliest = age;
      }
    }
    return likeliest;
  }

  /** The share of those that have an event, of an age or of any. */
  private double first(int item, int n, int own, int age, int ages) {
    if (age == ANY_AGE) {
      return (n + 0.5) / (sessions - own + 1);
    }
    int self = selfAt(age, own, ages);
    double peers = reached[age] - self;
    return (had[at(item, age)] - self + 0.5) / (peers + 1) * peers / (peers + FEW);
  }

  private static int selfAt(int age, int own, int ages) {
    return own > 0 && age < ages ? 1 : 0;
  }

  /** How many of those that had the event nearly as often have it so often. */
  private double again(int item, int n, int own) {
    double base = Math.max(0, count(item - 1) - own);
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
    int peers = reached[age] - own;
    if (peers < LEAST_PEERS) {
      return;
    }
    common[age].retain(item -> isCommon(had[at(item, age)], reached[age] - 1));
    common[age].forEach(
        item -> {
          int n = had[at(item, age)];
          if (isCommon(n, peers) && !session.has(item)) {
            lack.lacks(item, log2((peers + 1) / (Math.max(0, peers - n) + 0.5)));
          }
        });
  }

  /** Whether enough peers have come to an age to say what is a rule. */
  boolean knowsRules(int age) {
    return reached[age] > MATURE;
  }

  /** Whether so many sessions have an event nearly as often that having it no more is a rule. */
  boolean isBeyondRule(int item) {
    int base = count(item - 1) - 1;
    return base >= MATURE && base >= sessions / 2.0;
  }

  /** Whether fewer than one in eight of those that have an event can have another one, too. */
  boolean isSeldom(int other, int event) {
    int base = count(event * Items.PER_EVENT) - 1;
    return base >= MATURE && 8L * (count(other * Items.PER_EVENT) - 1) < base;
  }

  /** Says why an item that a session has, and that is learnt, speaks against it. */
  SessionReason reasonToHave(OpenSession session, int item, String event, double bits) {
    int n = Math.max(0, count(item) - 1);
    int times = Items.times(item);
    int observed = session.times(Items.event(item));
    if (Items.level(item) > 0) {
      int base = Math.max(n, count(item - 1) - 1);
      return new SessionReason(Kind.OFTEN, event, null, times, observed, n, base, null, bits);
    }
    int ages = session.agesAsPeer();
    int age = likeliestAge(item, 1, ages);
    if (n == 0 || age == ANY_AGE) {
      Kind kind = n == 0 ? Kind.NEW : Kind.RARE;
      int others = Math.max(n, sessions - 1);
      return new SessionReason(kind, event, null, times, observed, n, others, null, bits);
    }
    int self = selfAt(age, 1, ages);
    int alike = had[at(item, age)] - self;
    int peers = reached[age] - self;
    return new SessionReason(Kind.RARE, event, null, times, observed, alike, peers, age(age), bits);
  }

  /** Says why an item that a session lacks speaks against it. */
  SessionReason reasonToLack(OpenSession session, int item, String event, double bits) {
    int age = session.ages - 1;
    int peers = reached[age] - 1;
    int observed = session.times(Items.event(item));
    int alike = Math.max(0, peers - had[at(item, age)]);
    return new SessionReason(
        Kind.MISSING, event, null, Items.times(item), observed, alike, peers, age(age), bits);
  }

  private static Duration age(int age) {
    return Duration.ofSeconds((long) AGES[age]);
  }

  /** Returns all that was learnt. */
  SessionState state(EventNumbers events, Course course) {
    List<SessionState.Event> known = new ArrayList<>();
    for (int event = 0; event < events.size() && event < ofEvent.length; event++) {
      List<SessionState.Item> items = items(event);
      if (!items.isEmpty() && !events.isOthers(event)) {
        known.add(new SessionState.Event(events.event(event), items));
      }
    }
    known.sort(Comparator.comparing(SessionState.Event::text));
    List<Integer> numbers = known.stream().map(event -> events.of(event.text())).toList();
    return new SessionState(
        sessions,
        Math.round(newEvents.sessions() * SessionState.PARTS),
        longs(reached, 0),
        known,
        CourseState.of(course, numbers));
  }

  private List<SessionState.Item> items(int event) {
    List<SessionState.Item> items = new ArrayList<>();
    for (int level = 0; level < Items.PER_EVENT; level++) {
      int item = event * Items.PER_EVENT + level;
      if (count[item] > 0) { // none beyond one that nobody has
        long ago = (level > 0 ? newCounts : newEvents).ago(item);
        items.add(new SessionState.Item(count[item], longs(had, at(item, 0)), ago));
      }
    }
    return items;
  }

  private static List<Long> longs(int[] counts, int from) {
    return Arrays.stream(counts, from, from + AGES.length).boxed().map(Integer::longValue).toList();
  }

  /**
   * Adds what was learnt elsewhere. Events that find no room are left out, those that few sessions
   * have first; they are new again.
   */
  void add(SessionState state, EventNumbers events) {
    double share = 1;
    while (sessions + state.sessions() * share > mostSessions) {
      halve();
      share /= 2;
    }
    sessions += part(state.sessions(), share);
    newEvents.addSessions(state.recent() / SessionState.PARTS);
    newCounts.addSessions(state.recent() / SessionState.PARTS);
    for (int age = 0; age < AGES.length; age++) {
      reached[age] += part(state.reached().get(age), share);
    }
    List<SessionState.Event> heaviest = new ArrayList<>(state.events());
    heaviest.sort(Comparator.comparingLong(event -> -event.items().get(0).count())); // stable
    for (SessionState.Event event : heaviest) {
      int number = events.of(event.text());
      if (!events.isOthers(number)) {
        add(number, event.items(), share);
      }
    }
    for (int item = 0; item < count.length; item++) {
      for (int age = 0; age < AGES.length; age++) {
        if (had[at(item, age)] > 0 && isCommon(had[at(item, age)], reached[age] - 1)) {
          common[age].add(item);
        }
      }
    }
  }

  private void add(int event, List<SessionState.Item> items, double share) {
    for (int level = 0; level < items.size(); level++) {
      SessionState.Item more = items.get(level);
      int item = event * Items.PER_EVENT + level;
      int n = part(more.count(), share);
      makeRoom(item);
      if (n > 0) {
        (level > 0 ? newCounts : newEvents).add(item, count[item], n, more.ago());
      }
      count[item] = (int) Math.min(Integer.MAX_VALUE, (long) count[item] + n);
      ofEvent[event] += n;
      ofEventAgain[event] += level > 0 ? n : 0;
      for (int age = 0; age < AGES.length; age++) {
        had[at(item, age)] += part(more.had().get(age), share);
      }
    }
  }

  private static int part(long count, double share) {
    return (int) (count * share);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
