package io.loginsight.core.incident;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of alerts come in company: a kind that often follows another one is no surprise
 * behind it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Company {

  private static final double NEAR = Seconds.MINUTE;
  private static final int MOST_NEAR = 16;
  private static final int MOST_LINKS = 50_000;
  private static final int MOST_KINDS = 100_000;

  private record Start(double time, String kind) {}

  private record Link(String before, String kind) {}

  private final Deque<Start> near = new ArrayDeque<>();
  private final Bounded<Link, Integer> links = new Bounded<>(MOST_LINKS);
  private final Bounded<String, Integer> starts = new Bounded<>(MOST_KINDS);

  /**
   * Takes the start of an episode of a kind.
   *
   * @return how likely it was after those that started shortly before, in {@code [0, 1]}
   */
  double start(double now, String kind) {
    while (!near.isEmpty() && now - near.getFirst().time > NEAR) {
      near.removeFirst();
    }
    double likely = 0;
    for (String before : others(kind)) {
      int together = links.merge(new Link(before, kind), 1, Integer::sum) - 1;
      likely = Math.max(likely, together / (starts.getOrDefault(before, 0) + 0.5));
    }
    starts.merge(kind, 1, Integer::sum);
    if (near.size() == MOST_NEAR) {
      near.removeFirst();
    }
    near.addLast(new Start(now, kind));
    return Math.min(1, likely);
  }

  /** Returns how often a kind followed another. */
  Map<String, Long> links() {
    Map<String, Long> state = new HashMap<>();
    links.forEach(
        (link, times) -> {
          if (TimeAxis.isKept(link.before) && TimeAxis.isKept(link.kind)) {
            state.put(link.before + FolderState.AND + link.kind, (long) times);
          }
        });
    return state;
  }

  /** Returns how often a kind began. */
  Map<String, Long> starts() {
    Map<String, Long> state = new HashMap<>();
    starts.forEach(
        (kind, times) -> {
          if (TimeAxis.isKept(kind)) {
            state.put(kind, (long) times);
          }
        });
    return state;
  }

  /** Takes what is known in place of its own. */
  void load(FolderState state) {
    near.clear();
    links.clear();
    starts.clear();
    state.starts().forEach((kind, times) -> starts.put(kind, atMost(times)));
    state
        .links()
        .forEach(
            (link, times) -> {
              int and = link.indexOf(FolderState.AND);
              if (and >= 0) {
                links.put(new Link(link.substring(0, and), link.substring(and + 1)), atMost(times));
              }
            });
  }

  /** There is room to count on. */
  private static int atMost(long times) {
    return (int) Math.min(times, Integer.MAX_VALUE / 2);
  }

  int remembered() {
    return links.size() + starts.size();
  }

  private Set<String> others(String kind) {
    Set<String> others = new LinkedHashSet<>();
    for (Start start : near) {
      if (!start.kind.equals(kind)) {
        others.add(start.kind);
      }
    }
    return others;
  }
}
