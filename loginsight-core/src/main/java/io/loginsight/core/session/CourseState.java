package io.loginsight.core.session;

import io.loginsight.core.session.Extents.Extent;
import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was learnt of how sessions go, as a value: counts alone. Events are those of the {@link
 * SessionState} it is part of, by their place.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param micros how precise times are
 * @param peaks how odd sessions were, by aspect
 * @param groups how long sessions are, by group
 * @param steps what came behind each event, by its place
 * @param pairs events that may be in balance
 */
record CourseState(
    long micros, List<List<Long>> peaks, List<Group> groups, List<Behind> steps, List<Pair> pairs) {

  private static final long SECOND = 1_000_000;
  private static final int RATIOS = Balance.RATIOS;

  /** How long the sessions of a group are. */
  record Group(long group, List<Long> events, List<Long> millis) {}

  /**
   * What came behind an event.
   *
   * @param sessions that rest and have it
   * @param beyond how much came that is not told apart
   */
  record Behind(long sessions, long beyond, List<Step> steps) {}

  /** How often an event came. */
  record Step(int event, long count) {}

  /** Two events, and how many sessions have both in each ratio. */
  record Pair(int first, int second, long together, List<Long> held, List<Long> varied) {}

  /**
   * Returns what was learnt.
   *
   * @param known the numbers of the events, by place
   */
  static CourseState of(Course course, List<Integer> known) {
    int[] places = places(known);
    List<List<Long>> peaks = new ArrayList<>();
    for (int aspect = 0; aspect < Course.ASPECTS; aspect++) {
      peaks.add(course.peaks(aspect).state());
    }
    List<Group> groups = new ArrayList<>();
    course
        .extents()
        .all()
        .forEach(
            (group, extent) -> {
              if (extent.events().total() > 0) {
                groups.add(new Group(group, extent.events().state(), extent.millis().state()));
              }
            });
    List<Behind> steps = new ArrayList<>();
    for (int number : known) {
      steps.add(behind(course, number, places));
    }
    List<Pair> pairs = new ArrayList<>();
    for (Balance balance : course.balances().all()) {
      int first = place(places, balance.first);
      int second = place(places, balance.second);
      if (first >= 0 && second >= 0 && balance.together > 0) {
        pairs.add(pair(balance, first, second));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
    return new CourseState(Math.round(1e3 * course.precision()), peaks, groups, steps, pairs);
  }

  private static int[] places(List<Integer> known) {
    int most = known.stream().mapToInt(Integer::intValue).max().orElse(-1);
    int[] places = new int[most + 1];
    for (int place = 0; place < known.size(); place++) {
      places[known.get(place)] = place + 1;
    }
    return places;
  }

  private static int place(int[] places, int number) {
    return number < places.length ? places[number] - 1 : -1;
  }

  private static Behind behind(Course course, int number, int[] places) {
    List<Step> steps = new ArrayList<>();
    long beyond = 0;
    Successors successors = course.edges().behind(number);
    if (successors != null) {
      beyond = successors.beyond();
      for (int i = 0; i < successors.size(); i++) {
        int place = place(places, successors.event(i));
        if (place < 0) {
          beyond += successors.countAt(i);
        } else {
          steps.add(new Step(place, successors.countAt(i)));
        }
      }
      steps.sort(Comparator.comparingInt(Step::event));
    }
    return new Behind(course.balances().sessions(number), beyond, steps);
  }

  private static Pair pair(Balance balance, int first, int second) {
    List<Long> held = new ArrayList<>();
    List<Long> varied = new ArrayList<>();
    for (int i = 0; i < RATIOS; i++) {
      int ratio = first < second ? i : Balance.mirrored(i);
      held.add(balance.held[ratio]);
      varied.add(balance.varied[ratio]);
    }
    int least = Math.min(first, second);
    return new Pair(least, Math.max(first, second), balance.together, held, varied);
  }

  /**
   * Adds it to what was learnt elsewhere.
   *
   * @param numbers of the events there, by place; -1 for one that there is no room for
   */
  void addTo(Course course, int[] numbers) {
    course.precise(micros / 1e3);
    for (int aspect = 0; aspect < peaks.size(); aspect++) {
      course.peaks(aspect).add(peaks.get(aspect));
    }
    for (Group group : groups) {
      Extent extent = course.extents().of(group.group);
      if (extent != null) {
        extent.events().add(group.events);
        extent.millis().add(group.millis);
      }
    }
    for (int place = 0; place < numbers.length; place++) {
      if (numbers[place] >= 0) {
        add(course, numbers[place], steps.get(place), numbers);
      }
    }
    for (Pair pair : pairs) {
      add(course.balances(), pair, numbers[pair.first], numbers[pair.second]);
    }
  }

  private static void add(Course course, int number, Behind behind, int[] numbers) {
    course.balances().addSessions(number, behind.sessions);
    if (behind.beyond > 0) {
      course.edges().addBeyond(number, behind.beyond);
    }
    for (Step step : behind.steps) {
      if (numbers[step.event] < 0) {
        course.edges().addBeyond(number, step.count);
      } else {
        course.edges().add(number, numbers[step.event], step.count);
      }
    }
  }

  private static void add(Balances balances, Pair pair, int first, int second) {
    Balance balance =
        first < 0 || second < 0 || first == second
            ? null
            : balances.of(Math.min(first, second), Math.max(first, second));
    if (balance != null) {
      balance.together += pair.together;
      for (int i = 0; i < RATIOS; i++) {
        int ratio = first < second ? i : Balance.mirrored(i);
        balance.held[ratio] += pair.held.get(i);
        balance.varied[ratio] += pair.varied.get(i);
      }
      balances.watch(balance);
    }
  }

  void write(StateWriter out) {
    out.number(micros);
    peaks.forEach(counts -> write(out, counts));
    out.number(groups.size());
    for (Group group : groups) {
      out.fixed(group.group);
      write(out, group.events);
      write(out, group.millis);
    }
    for (Behind behind : steps) {
      out.number(behind.sessions);
      out.number(behind.beyond);
      out.number(behind.steps.size());
      for (Step step : behind.steps) {
        out.number(step.event);
        out.number(step.count);
      }
    }
    out.number(pairs.size());
    for (Pair pair : pairs) {
      out.number(pair.first);
      out.number(pair.second);
      out.number(pair.together);
      pair.held.forEach(out::number);
      pair.varied.forEach(out::number);
    }
  }

  private static void write(StateWriter out, List<Long> counts) {
    out.number(counts.size());
    counts.forEach(out::number);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param events how many there are
   */
  static CourseState read(StateReader in, int events) {
    long micros = in.upTo((int) SECOND, "the precision of times");
    List<List<Long>> peaks = new ArrayList<>();
    for (int aspect = 0; aspect < Course.ASPECTS; aspect++) {
      peaks.add(counts(in));
    }
    List<Group> groups = new ArrayList<>();
    for (int left = in.count(10, "the number of groups"); left > 0; left--) {
      groups.add(new Group(in.fixed(), counts(in), counts(in)));
    }
    List<Behind> steps = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      long sessions = in.amount("the number of sessions that rest");
      long beyond = in.amount("the number of steps");
      List<Step> behind = new ArrayList<>();
      for (int left = in.count(2, "the number of successors"); left > 0; left--) {
        behind.add(new Step(in.upTo(events - 1, "an event"), in.amount("the number of steps")));
      }
      steps.add(new Behind(sessions, beyond, behind));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int left = in.count(3 + 2 * RATIOS, "the number of pairs"); left > 0; left--) {
      int first = in.upTo(events - 1, "an event");
      int second = in.upTo(events - 1, "an event");
      StateReader.check(first < second, "a pair is out of order");
      long together = in.amount("the number of sessions that have both");
      List<Long> held = amounts(in, together);
      List<Long> varied = amounts(in, together);
      pairs.add(new Pair(first, second, together, held, varied));
    }
    return new CourseState(micros, peaks, groups, steps, pairs);
  }

  private static List<Long> counts(StateReader in) {
    int size = in.upTo(Spread.MOST_STEPS, "the number of steps of a spread");
    List<Long> counts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      counts.add(in.amount("the number of sessions"));
    }
    return counts;
  }

  private static List<Long> amounts(StateReader in, long most) {
    List<Long> amounts = new ArrayList<>(RATIOS);
    for (int ratio = 0; ratio < RATIOS; ratio++) {
      long amount = in.amount("the number of sessions in a ratio");
      StateReader.check(amount <= most, "more sessions have a ratio than both");
      amounts.add(amount);
    }
    return amounts;
  }
}
