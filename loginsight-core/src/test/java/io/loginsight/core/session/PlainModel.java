package io.loginsight.core.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What {@link SessionModel} is to know, counted out of all that ever happened. */
final class PlainModel {

  private static final double DECAY = Math.pow(2, -1 / 1_000.0);

  /** An item that was learnt when so many sessions had begun. */
  private record Learnt(int item, int sessions) {}

  /** A session that has come to an age with these items. */
  private record Reached(int age, Set<Integer> items) {}

  private int sessions;
  private final List<Learnt> learnt = new ArrayList<>();
  private final List<Reached> reached = new ArrayList<>();

  void beginSession() {
    sessions++;
  }

  void learn(int item) {
    learnt.add(new Learnt(item, sessions));
  }

  void reachAge(Map<Integer, Integer> session, int age) {
    reached.add(new Reached(age, items(session)));
  }

  /** All items of a session, of which the times of each event are given. */
  static Set<Integer> items(Map<Integer, Integer> session) {
    Set<Integer> items = new HashSet<>();
    session.forEach(
        (event, most) -> {
          for (int times = 1; times <= most; times++) {
            int item = Items.reached(event, times);
            if (item >= 0) {
              items.add(item);
            }
          }
        });
    return items;
  }

  double presence(int item, int own, int ages) {
    double n = count(item) - own;
    double p;
    if (Items.level(item) == 0) {
      p = (n + 0.5) / (sessions - own + 1);
      for (int age = 0; age < SessionModel.AGES.length; age++) {
        double self = own == 1 && age < ages ? 1 : 0;
        double peers = peers(age) - self;
        if (had(item, age) > 0) {
          p = Math.max(p, (had(item, age) - self + 0.5) / (peers + 1) * peers / (peers + 20));
        }
      }
    } else {
      double below = Math.max(0, count(item - 1) - own);
      double all = learnt.stream().filter(l -> event(l) == Items.event(item)).count();
      double more =
          learnt.stream()
              .filter(l -> event(l) == Items.event(item) && Items.level(l.item) > 0)
              .count();
      double habit = (more + 0.5) / (all + 1);
      p = below >= sessions / 2.0 ? (n + 0.5) / (below + 1) : (n + 2 * habit) / (below + 2);
    }
    if (n < 1) {
      p = Math.max(p, novelty(Items.level(item) > 0, own));
    }
    return Math.max(0, -log2(Math.min(1, p)));
  }

  private static int event(Learnt learnt) {
    return Items.event(learnt.item);
  }

  int sessions() {
    return sessions;
  }

  long count(int item) {
    return learnt.stream().filter(l -> l.item == item).count();
  }

  long peers(int age) {
    return reached.stream().filter(r -> r.age == age).count();
  }

  private long had(int item, int age) {
    return reached.stream().filter(r -> r.age == age && r.items.contains(item)).count();
  }

  /** The share of sessions that bring something new, which fades with the sessions. */
  private double novelty(boolean counts, int own) {
    double once = 0;
    for (Learnt one : learnt) {
      if (Items.level(one.item) > 0 == counts && count(one.item) == 1) {
        once += Math.pow(DECAY, sessions - one.sessions);
      }
    }
    double all = 0;
    for (int ago = 0; ago < sessions; ago++) {
      all += Math.pow(DECAY, ago);
    }
    return (Math.max(0, once - own) + 0.5) / (all + 1);
  }

  /** The bits of each item that a session lacks. */
  Map<Integer, Double> absences(Map<Integer, Integer> session, int age, int own) {
    Map<Integer, Double> lacks = new TreeMap<>();
    double peers = peers(age) - own;
    if (peers < 4) {
      return lacks;
    }
    Set<Integer> all = new HashSet<>();
    reached.forEach(one -> all.addAll(one.items));
    all.removeAll(items(session));
    for (int item : all) {
      double had = had(item, age);
      if (had >= peers / 2) {
        lacks.put(item, log2((peers + 1) / (Math.max(0, peers - had) + 0.5)));
      }
    }
    return lacks;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
