package io.loginsight.core.engine;

import io.loginsight.api.Chunk;
import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time whose events are looked at one by one for an incident: of the incident, and of what was
 * before it. Both are cut where there are many events.
 *
 * @param since where what is before it begins
 * @param from where the incident begins
 * @param to where it ends, or where the look at it ends; behind {@code from}
 * @param isCut whether the incident lasts longer
 */
record EventWindow(Instant since, Instant from, Instant to, boolean isCut) {

  /** Of an incident, and of what is before it. */
  private static final long MOST_EVENTS = 10_000;

  /** Without traces only the kinds of events and their rates are compared. */
  private static final long MOST_UNTRACED = 2_000;

  /** What was longer ago is another time of the day. */
  private static final Duration BEFORE = Duration.ofHours(1);

  /** Returns the window of an incident. */
  static EventWindow of(TimeRange incident, Chunk chunk) {
    long most = isTraced(chunk) ? MOST_EVENTS : MOST_UNTRACED;
    Instant from = incident.first().truncatedTo(ChronoUnit.SECONDS);
    Instant last = incident.last().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    TimeSeries events = chunk.events();
    Instant to = last;
    long left = most;
    for (int i = at(events, from); i < events.size() && events.start(i).isBefore(last); i++) {
      left -= events.count(i);
      Instant end = events.range(i).last().plusNanos(1);
      if (left < 0 && end.isBefore(last)) {
        to = end;
        break;
      }
    }
    Instant since = from.minus(BEFORE);
    left = most;
    for (int i = at(events, from) - 1; i >= 0 && events.start(i).isAfter(since); i--) {
      left -= events.count(i);
      if (left < 0) {
        since = events.start(i);
      }
    }
    return new EventWindow(since, from, to, to.isBefore(last));
  }

  private static boolean isTraced(Chunk chunk) {
    return chunk.patterns().stream()
        .flatMap(stats -> stats.examples().stream())
        .anyMatch(event -> event.attributes().containsKey("trace"));
  }

  /** Returns the interval that an instant is in, or the first one behind it. */
  private static int at(TimeSeries events, Instant time) {
    int i = 0;
    while (i < events.size() && events.range(i).last().isBefore(time)) {
      i++;
    }
    return i;
  }

  /** Returns from the first to the last instant. */
  TimeRange range() {
    return new TimeRange(since, to.minusNanos(1));
  }

  /** Returns the part of it that is the incident's. */
  TimeRange incident() {
    return new TimeRange(from, to.minusNanos(1));
  }

  /** Says where the look at it ends. */
  String told() {
    return "Causes and requests were looked for until " + to + ", as there are many events";
  }
}
