package io.loginsight.core.engine;

import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.core.cause.Case;
import io.loginsight.core.cause.SharedValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the requests that fail from those that pass: they have an error that is new, or comes more
 * often than it did. Where hardly any request has one, the events themselves are told apart.
 *
 * <p><b>Threads:</b> Confined.
 */
final class FailingCases {

  /** What is not so many times as frequent as before is no news. */
  private static final double RISEN = 3;

  private static final long COARSEST = 1_000_000_000;

  private record Kind(String service, PatternId pattern, boolean complains) {}

  private static final class Count {
    final int number;
    long before;
    long now;

    Count(int number) {
      this.number = number;
    }
  }

  /** An event at hand. */
  private record One(int event, long time, String service, Count kind, int level, String trace) {}

  private final long from;
  private final Map<Kind, Count> kinds = new HashMap<>();
  private final List<One> all = new ArrayList<>();
  private final Map<String, Long> steps = new HashMap<>(); // of the times of each service
  private long before;
  private boolean ofRequests;

  /** Takes what comes from a time on as the incident; nanoseconds since 1970. */
  FailingCases(long from) {
    this.from = from;
  }

  void add(int event, long time, String service, PatternId pattern, EventOrigin origin) {
    boolean complains = origin.level() >= Level.WARN.ordinal();
    Count kind =
        kinds.computeIfAbsent(new Kind(service, pattern, complains), k -> new Count(kinds.size()));
    long known = steps.getOrDefault(service, COARSEST);
    while (time % known != 0) {
      known /= 10;
    }
    steps.put(service, known);
    all.add(new One(event, time, service, kind, origin.level(), origin.trace()));
    if (time < from) {
      before++;
      kind.before++;
    } else {
      kind.now++;
    }
  }

  /** Returns requests, or events. */
  List<Case> cases() {
    all.sort(Comparator.comparingLong(One::time).thenComparingInt(One::event));
    List<Case> none = List.of();
    for (Level least : List.of(Level.ERROR, Level.WARN)) {
      List<Case> requests = requests(least.ordinal());
      if (requests.stream().filter(Case::failing).count() >= SharedValues.LEAST) {
        ofRequests = true;
        return requests;
      }
      List<Case> events = events(least.ordinal());
      if (events.stream().filter(Case::failing).count() >= SharedValues.LEAST) {
        return events;
      }
    }
    return none;
  }

  /** Says whether the cases are requests. */
  boolean areRequests() {
    return ofRequests;
  }

  private List<Case> requests(int least) {
    Map<String, List<One>> traces = new TreeMap<>();
    for (One one : all) {
      if (!one.trace.isEmpty()) {
        traces.computeIfAbsent(one.trace, t -> new ArrayList<>()).add(one);
      }
    }
    List<Case> requests = new ArrayList<>();
    traces.values().forEach(trace -> requests.add(request(trace, least)));
    return requests;
  }

  private Case request(List<One> trace, int least) {
    One failure = null;
    long end = Long.MAX_VALUE; // from there on all is of the failure
    for (One one : trace) {
      boolean earlier = failure == null || latest(one) < latest(failure);
      failure = earlier && fails(one, least) ? one : failure;
      end = isNews(one) ? Math.min(end, latest(one)) : end;
    }
    Map<String, One> entries = new HashMap<>(); // by service
    List<Integer> events = new ArrayList<>();
    for (One one : trace) {
      entries.putIfAbsent(one.service, one);
      if (failure == null || one.time <= end) {
        events.add(one.event);
      }
    }
    Set<Integer> ways = new HashSet<>();
    if (failure == null) {
      entries.values().forEach(entry -> ways.add(entry.kind.number));
    } else {
      One entry = entries.get(failure.service);
      if (entry != null && !isNews(entry)) {
        ways.add(entry.kind.number);
      }
    }
    boolean now = failure != null || trace.get(0).time >= from;
    return new Case(failure != null, now, ways, events);
  }

  /** Who writes whole seconds says of none when in it something was. */
  private long latest(One one) {
    return one.time + steps.getOrDefault(one.service, 1L) - 1;
  }

  private List<Case> events(int least) {
    List<Case> events = new ArrayList<>();
    for (One one : all) {
      events.add(new Case(fails(one, least), one.time >= from, Set.of(), List.of(one.event)));
    }
    return events;
  }

  private boolean fails(One one, int least) {
    return one.level >= least && isNews(one);
  }

  /** What was never logged, or is more frequent among all events than it was. */
  private boolean isNews(One one) {
    if (one.time < from) {
      return false;
    }
    if (before == 0) {
      return one.level >= Level.WARN.ordinal();
    }
    double expected = (double) one.kind.before / before * (all.size() - before);
    return one.kind.now >= RISEN * expected;
  }
}
