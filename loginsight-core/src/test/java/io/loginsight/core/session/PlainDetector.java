package io.loginsight.core.session;

import io.loginsight.api.SessionVerdict.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@link SessionDetector} is to say, where no two things happen at the same time: for each
 * session it looks again and again whether something is to be done.
 */
final class PlainDetector {

  /** What is thought of a session. */
  record Said(
      String session, double bits, boolean anomalous, boolean quiet, boolean immediate, End end) {}

  private static final class Session {
    final String name;
    final double start;
    final boolean continues;
    final Map<Integer, Integer> times = new LinkedHashMap<>(); // in the order in which they came
    double last;
    int ages;
    int quietness;
    double bits;
    boolean breaksRule;
    boolean quiet;
    boolean immediate;

    Session(String name, double start, boolean continues) {
      this.name = name;
      this.start = start;
      this.continues = continues;
    }
  }

  /** What is to be done for a session, and when. */
  private record Due(double at, Session session, boolean age) {}

  final List<Said> said = new ArrayList<>();
  private final SessionLimits limits;
  private final Set<Integer> failures;
  private final PlainModel model = new PlainModel();
  private final List<Session> open = new ArrayList<>(); // in the order in which they began
  private final Set<String> crowdedOut = new LinkedHashSet<>();

  PlainDetector(SessionLimits limits, Set<Integer> failures) {
    this.limits = limits;
    this.failures = failures;
  }

  void add(double now, String name, int event) {
    for (Due due = next(); due != null && due.at <= now; due = next()) {
      act(due);
    }
    Session session = open.stream().filter(one -> one.name.equals(name)).findFirst().orElse(null);
    if (session == null) {
      session = new Session(name, now, crowdedOut.remove(name));
      open.add(session);
      if (!session.continues) {
        model.beginSession();
      }
    }
    session.last = now;
    session.quietness = 0;
    if (session.times.containsKey(event) || session.times.size() < limits.kinds()) {
      int item = Items.reached(event, session.times.merge(event, 1, Integer::sum));
      if (item >= 0) {
        alarm(session, model.presence(item, 0, ages(session)));
        model.learn(item);
      }
    }
    while (open.size() > limits.open()) {
      Session quietest = open.get(0);
      for (Session one : open) {
        quietest = one.last < quietest.last ? one : quietest;
      }
      crowdedOut.add(quietest.name);
      close(quietest, End.CROWDED);
    }
  }

  void finish() {
    while (!open.isEmpty()) {
      close(open.get(0), End.OPEN);
    }
  }

  private Due next() {
    Due next = null;
    for (Session session : open) {
      double age = session.ages < 5 ? SessionModel.AGES[session.ages] : limits.life();
      double[] quiet = {60, 3_600, limits.quiet()};
      Due older = new Due(session.start + age, session, true);
      Due quieter = new Due(session.last + quiet[session.quietness], session, false);
      Due first = older.at <= quieter.at ? older : quieter;
      next = next == null || first.at < next.at ? first : next;
    }
    return next;
  }

  private void act(Due due) {
    Session session = due.session;
    if (due.age && session.ages == 5) {
      close(session, End.LONG);
    } else if (due.age) {
      if (!session.continues) {
        model
            .absences(session.times, session.ages, 0)
            .values()
            .forEach(bits -> alarm(session, bits));
        model.reachAge(session.times, session.ages);
      }
      session.ages++;
    } else if (session.quietness == 2) {
      close(session, End.QUIET);
    } else {
      judge(session);
      session.quiet |= session.bits >= SessionDetector.THRESHOLD;
      session.quietness++;
    }
  }

  private static int ages(Session session) {
    return session.continues ? 0 : session.ages;
  }

  private static void alarm(Session session, double bits) {
    session.immediate |= bits >= SessionDetector.THRESHOLD;
  }

  private void judge(Session session) {
    Map<String, Double> strongest = new TreeMap<>();
    for (int item : PlainModel.items(session.times)) {
      double bits = model.presence(item, 1, ages(session));
      strongest.merge("has " + Items.event(item), bits, Math::max);
    }
    if (ages(session) > 0) {
      model
          .absences(session.times, ages(session) - 1, 1)
          .forEach((item, bits) -> strongest.merge("lacks " + Items.event(item), bits, Math::max));
    }
    session.breaksRule = breaksRule(session);
    List<Double> bits = new ArrayList<>(strongest.values());
    bits.sort((a, b) -> Double.compare(b, a));
    session.bits = bits.isEmpty() ? 0 : bits.get(0);
    for (int i = 1; i < bits.size(); i++) {
      session.bits += 0.1 * Math.max(0, Math.min(10, bits.get(i)) - 3);
    }
  }

  /** By one peer in eight. */
  private boolean breaksRule(Session session) {
    boolean breaks = false;
    boolean own = false;
    for (int item : PlainModel.items(session.times)) {
      boolean seldom = model.presence(item, 1, ages(session)) >= 3;
      int event = Items.event(item);
      boolean begins = event == session.times.keySet().iterator().next();
      own |= seldom && begins && Items.level(item) == 0;
      if (Items.level(item) > 0) {
        long base = model.count(item - 1) - 1;
        breaks |= seldom && base >= 25 && 2 * base >= model.sessions();
      } else if (failures.contains(event)) {
        breaks |= seldom && failsWhereOthersDoNot(session, event);
      } else {
        own |= seldom;
      }
    }
    if (ages(session) > 0 && !own && model.peers(ages(session) - 1) > 25) {
      breaks |=
          model.absences(session.times, ages(session) - 1, 1).values().stream()
              .anyMatch(bits -> bits >= 3);
    }
    return breaks;
  }

  private boolean failsWhereOthersDoNot(Session session, int failure) {
    List<Integer> before = new ArrayList<>(session.times.keySet());
    before = before.subList(0, before.indexOf(failure));
    before.removeAll(failures);
    double failed = model.count(Items.reached(failure, 1)) - 1;
    return !before.isEmpty()
        && before.stream()
            .mapToDouble(event -> model.count(Items.reached(event, 1)) - 1)
            .allMatch(others -> others >= 25 && failed / others < 1 / 8.0);
  }

  private void close(Session session, End end) {
    if (session.quietness < 2) {
      judge(session);
    }
    open.remove(session);
    boolean anomalous = session.bits >= SessionDetector.THRESHOLD || session.breaksRule;
    said.add(
        new Said(session.name, session.bits, anomalous, session.quiet, session.immediate, end));
  }
}
