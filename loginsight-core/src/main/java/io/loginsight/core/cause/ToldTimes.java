package io.loginsight.core.cause;

import io.loginsight.core.cause.Duration.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long services say that they have worked, without the time in which others say that they have
 * worked for them. What remains of a call is the way to the other one and back.
 */
final class ToldTimes {

  private static final long SECOND = 1_000_000_000L;
  private static final double MILLI = 1e6;

  /** Times and durations are rounded. */
  private static final long ROUNDED = 2_000_000;

  /** A stretch of work: of one event that tells how long it was, else of the events of a span. */
  private static final class Work {
    final Occurrence first;
    final Occurrence last;
    final long start;
    final long end;
    final long slack;
    final TreeSet<String> others = new TreeSet<>();
    final List<Work> within = new ArrayList<>();

    Work(Occurrence first, Occurrence last) {
      this.first = first;
      this.last = last;
      end = last.time();
      start = tells(last) ? end - (long) (last.took() * MILLI) : first.time();
      slack = end % SECOND == 0 ? SECOND : ROUNDED;
    }

    String service() {
      return last.service();
    }

    long length() {
      return end - start;
    }

    /** Of works as long as each other, the one with rougher times is taken for the outer one. */
    long size() {
      return length() + Math.min(slack, 2 * ROUNDED);
    }

    boolean holds(long from, long to) {
      return from >= start - slack && to <= end + slack;
    }

    /** Returns for how long others were at work meanwhile, in milliseconds. */
    double busy() {
      long busy = 0;
      long until = Long.MIN_VALUE;
      within.sort((a, b) -> Long.compare(a.start, b.start));
      for (Work other : within) {
        long from = Math.max(other.start, until);
        busy += Math.max(0, other.end - from);
        until = Math.max(until, other.end);
      }
      return busy / MILLI;
    }
  }

  private ToldTimes() {}

  private static boolean tells(Occurrence event) {
    return event.took() >= 0;
  }

  static List<Duration> of(Traces traces, List<LooseEvent> loose) {
    List<Duration> times = new ArrayList<>();
    for (List<Occurrence> trace : traces.all()) {
      if (trace.stream().anyMatch(ToldTimes::tells)) {
        add(trace, times);
      }
    }
    for (LooseEvent event : loose) {
      if (event.took() >= 0) {
        Way way = new Way(event.service(), List.of(), event.kind(), event.kind());
        long start = event.time() - (long) (event.took() * MILLI);
        times.add(new Duration(way, start, event.took(), event.event()));
      }
    }
    return times;
  }

  private static void add(List<Occurrence> trace, List<Duration> times) {
    List<Work> all = works(trace);
    for (Work work : all) {
      Work around = around(all, work.service(), work.start, work.end, work.size());
      if (around != null) {
        around.within.add(work);
        around.others.add(work.service());
      }
    }
    Set<String> working = all.stream().map(Work::service).collect(Collectors.toSet());
    for (Occurrence event : trace) {
      Work around =
          working.contains(event.service())
              ? null
              : around(all, event.service(), event.time(), event.time(), 0);
      if (around != null) {
        around.others.add(event.service());
      }
    }
    for (Work work : all) {
      Way way =
          new Way(work.service(), List.copyOf(work.others), work.first.kind(), work.last.kind());
      double millis = Math.max(0, work.length() / MILLI - work.busy());
      times.add(new Duration(way, work.start, millis, work.last.event()));
    }
  }

  private static List<Work> works(List<Occurrence> trace) {
    Map<List<String>, List<Occurrence>> spans = new LinkedHashMap<>();
    for (Occurrence event : trace) {
      spans
          .computeIfAbsent(List.of(event.service(), event.span()), s -> new ArrayList<>())
          .add(event);
    }
    List<Work> works = new ArrayList<>();
    for (List<Occurrence> span : spans.values()) {
      List<Occurrence> telling = span.stream().filter(ToldTimes::tells).toList();
      telling.forEach(event -> works.add(new Work(event, event)));
      if (telling.isEmpty() && span.size() > 1) {
        works.add(new Work(span.get(0), span.get(span.size() - 1)));
      }
    }
    return works;
  }

  /** Returns the shortest work of another service that some time lies within; null if none. */
  private static @Nullable Work around(
      List<Work> all, String service, long from, long to, long size) {
    Work around = null;
    for (Work work : all) {
      if (!work.service().equals(service)
          && work.size() >= size
          && work.holds(from, to)
          && (around == null || work.size() < around.size())) {
        around = work;
      }
    }
    return around;
  }
}
