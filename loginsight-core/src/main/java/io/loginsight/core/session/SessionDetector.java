package io.loginsight.core.session;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Compares each session with its peers of the same age: what it has that hardly any of them has,
 * and what it lacks that nearly all of them have. It is judged before it is learnt: with each event
 * and at each age at once, and whenever it has been quiet for a while; the last verdict stands.
 *
 * <p>Events come in the order of time; one that is earlier than the one before is taken to be of
 * the same time.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class SessionDetector implements SessionEngine {

  /** Fewer than one peer in 50 shares it. */
  public static final double THRESHOLD = Math.log(50) / Math.log(2);

  /** How long a session is quiet before it is judged, in seconds. */
  private static final double[] QUIET = {60, 3_600};

  private enum What {
    AGE,
    SHORT_QUIET,
    LONG_QUIET
  }

  private record Timer(double at, int session, What what) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int order = Double.compare(at, other.at);
      order = order == 0 ? Integer.compare(session, other.session) : order;
      return order == 0 ? what.compareTo(other.what) : order;
    }
  }

  private final SessionModel model = new SessionModel();
  private final Map<String, OpenSession> byName = new HashMap<>();
  private final List<OpenSession> sessions = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final Verdict verdict = new Verdict();
  private final Map<String, Integer> numbers = new HashMap<>(); // of events
  private final List<String> events = new ArrayList<>();
  private @Nullable Instant start;
  private double now; // seconds since the first event
  private double threshold = THRESHOLD;

  /** Knows no session yet. */
  public SessionDetector() {}

  @Override
  public void add(@Nullable Instant time, String name, String event) {
    requireNonNull(name, "session");
    moveClock(time);
    Integer known = numbers.putIfAbsent(requireNonNull(event, "event"), events.size());
    if (known == null) {
      events.add(event);
    }
    add(name, known == null ? events.size() - 1 : known);
  }

  private void moveClock(@Nullable Instant time) {
    Instant first = start == null ? time : start;
    if (time != null && first != null) {
      start = first;
      double since = time.getEpochSecond() - first.getEpochSecond();
      now = Math.max(now, since + (time.getNano() - first.getNano()) / 1e9);
    }
  }

  private void add(String name, int event) {
    runTimers();
    OpenSession session = byName.get(name);
    if (session == null) {
      session = begin(name);
    } else {
      wake(session);
    }
    session.last = now;
    int item = Items.reached(event, session.count(event));
    if (item >= 0) {
      alarmAtOnce(session, model.presence(item, 0, session.ages));
      model.learn(item);
    }
  }

  private OpenSession begin(String name) {
    OpenSession session = new OpenSession(sessions.size(), now);
    byName.put(name, session);
    sessions.add(session);
    names.add(name);
    model.beginSession();
    timers.add(new Timer(now + SessionModel.AGES[0], session.number, What.AGE));
    timers.add(new Timer(now + QUIET[0], session.number, What.SHORT_QUIET));
    timers.add(new Timer(now + QUIET[1], session.number, What.LONG_QUIET));
    return session;
  }

  /** A session that was judged is judged again when it has been quiet again. */
  private void wake(OpenSession session) {
    if (session.last + QUIET[0] <= now) {
      timers.add(new Timer(now + QUIET[0], session.number, What.SHORT_QUIET));
    }
    if (session.last + QUIET[1] <= now) {
      timers.add(new Timer(now + QUIET[1], session.number, What.LONG_QUIET));
    }
  }

  private void runTimers() {
    for (Timer next = timers.peek(); next != null && next.at <= now; next = timers.peek()) {
      timers.remove();
      OpenSession session = sessions.get(next.session);
      switch (next.what) {
        case AGE -> comeToAge(session);
        case SHORT_QUIET -> judgeIfQuiet(session, next, QUIET[0]);
        case LONG_QUIET -> judgeIfQuiet(session, next, QUIET[1]);
      }
    }
  }

  private void comeToAge(OpenSession session) {
    int age = session.ages;
    model.absences(session, age, 0, (item, bits) -> alarmAtOnce(session, bits));
    model.reachAge(session, age);
    session.ages++;
    if (session.ages < SessionModel.AGES.length) {
      double at = session.start + SessionModel.AGES[session.ages];
      timers.add(new Timer(at, session.number, What.AGE));
    }
  }

  private void alarmAtOnce(OpenSession session, double bits) {
    session.immediate |= bits >= threshold;
  }

  private void judgeIfQuiet(OpenSession session, Timer timer, double quiet) {
    if (session.last + quiet <= timer.at) {
      judge(session);
      session.quiet |= session.bits >= threshold;
    } else {
      timers.add(new Timer(session.last + quiet, session.number, timer.what));
    }
  }

  private void judge(OpenSession session) {
    verdict.clear();
    session.forEachItem(item -> verdict.add(item, false, model.presence(item, 1, session.ages)));
    if (session.ages > 0) {
      model.absences(session, session.ages - 1, 1, (item, bits) -> verdict.add(item, true, bits));
    }
    session.bits = verdict.bits();
    session.item = verdict.item();
    session.lacks = verdict.lacks();
  }

  @Override
  public void trust() {
    for (OpenSession session : sessions) {
      for (; session.ages < SessionModel.AGES.length; session.ages++) {
        model.reachAge(session, session.ages); // it is over, so this is all it will ever have
      }
    }
    threshold = Math.min(THRESHOLD, Math.log(sessions.size() + 1.0) / Math.log(2) - 1);
    sessions.clear();
    names.clear();
    byName.clear();
    timers.clear();
    start = null;
    now = 0;
  }

  /** Judges those that are not quiet, too. */
  @Override
  public List<SessionVerdict> verdicts() {
    List<SessionVerdict> verdicts = new ArrayList<>(sessions.size());
    for (OpenSession session : sessions) {
      if (session.last + QUIET[1] > now) {
        judge(session);
      }
      verdicts.add(verdict(session));
    }
    return verdicts;
  }

  private SessionVerdict verdict(OpenSession session) {
    boolean any = session.item >= 0;
    return new SessionVerdict(
        names.get(session.number),
        session.bits,
        session.bits >= threshold,
        session.quiet,
        session.immediate,
        any ? events.get(Items.event(session.item)) : null,
        any ? Items.times(session.item) : 0,
        session.lacks);
  }
}
