package io.loginsight.core.engine;

import io.loginsight.core.cause.Clocks;
import io.loginsight.core.cause.Clue;
import io.loginsight.core.cause.FileClock;
import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * When events came: what their lines say, set right for instances whose clock is off. That shows in
 * the order of the lines of a file, or in traces; of an event outside of traces the clock is taken
 * for what it was at the last one of a trace in its source.
 *
 * <p><b>Threads:</b> Confined.
 */
final class EventTimes {

  private record Writer(int source, String name) {}

  private final EventLog events;
  private final IntFunction<String> serviceOf;
  private final long onset;
  private final long[] times;
  private final List<Clue> clues = new ArrayList<>();

  /**
   * Sets the times right.
   *
   * @param serviceOf by event
   * @param onset the earliest time at which the incident may have begun
   */
  EventTimes(EventLog events, IntFunction<String> serviceOf, long onset) {
    this.events = events;
    this.serviceOf = serviceOf;
    this.onset = onset;
    times = new long[events.size()];
    for (int i = 0; i < times.length; i++) {
      long time = events.origin(i).time();
      times[i] = time > 0 ? time : LogBatch.NO_TIME; // before 1970 is the zero of some calendar
    }
    setRightByFiles();
    setRightByTraces();
  }

  private void setRightByFiles() {
    Map<Writer, List<Integer>> lines = new LinkedHashMap<>();
    for (int i = 0; i < times.length; i++) {
      if (times[i] != LogBatch.NO_TIME) {
        lines
            .computeIfAbsent(
                new Writer(events.source(i), serviceOf.apply(i)), w -> new ArrayList<>())
            .add(i);
      }
    }
    lines.forEach(
        (writer, of) -> {
          int[] numbers = of.stream().mapToInt(Integer::intValue).toArray();
          long[] said = of.stream().mapToLong(i -> times[i]).toArray();
          FileClock clock = FileClock.of(said);
          if (clock != null) {
            for (int i = 0; i < numbers.length; i++) {
              said[i] -= clock.ahead(i);
              times[numbers[i]] = said[i];
            }
            Clue clue = clock.clue(writer.name, said, numbers, onset);
            if (clue != null) {
              clues.add(clue);
            }
          }
        });
  }

  private void setRightByTraces() {
    Clocks clocks = new Clocks(onset);
    for (int i = 0; i < times.length; i++) {
      EventOrigin origin = events.origin(i);
      if (!origin.trace().isEmpty() && times[i] != LogBatch.NO_TIME) {
        clocks.add(origin.trace(), serviceOf.apply(i), instance(i), times[i], i);
      }
    }
    clocks.compare();
    clues.addAll(clocks.clues());
    Map<Writer, Long> ahead = new HashMap<>();
    for (int i = 0; i < times.length; i++) {
      EventOrigin origin = events.origin(i);
      Writer writer = new Writer(events.source(i), instance(i));
      Long off = origin.trace().isEmpty() ? null : clocks.ahead(origin.trace(), writer.name);
      if (off != null) {
        ahead.put(writer, off);
      }
      if (times[i] != LogBatch.NO_TIME) {
        times[i] -= ahead.getOrDefault(writer, 0L);
      }
    }
  }

  private String instance(int event) {
    String said = events.origin(event).instance();
    return said.isEmpty() ? serviceOf.apply(event) : said;
  }

  /** Returns the time of an event in nanoseconds since 1970, or {@link LogBatch#NO_TIME}. */
  long of(int event) {
    return times[event];
  }

  /** Returns what speaks against those whose clocks went wrong. */
  List<Clue> clues() {
    return clues;
  }
}
