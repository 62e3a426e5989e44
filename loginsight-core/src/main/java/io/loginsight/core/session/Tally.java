package io.loginsight.core.session;

import io.loginsight.api.SessionReport;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SessionVerdict.End;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what became of sessions, and what was cut.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Tally {

  private final Map<End, Long> ends = new EnumMap<>(End.class);
  private long anomalous;
  private long events;
  private long continued;
  private long cutNames;
  private long eventsBeyondKinds;
  private long otherEvents;

  void end(SessionVerdict verdict) {
    ends.merge(verdict.end(), 1L, Long::sum);
    anomalous += verdict.anomalous() ? 1 : 0;
  }

  void event() {
    events++;
  }

  void beginSession(boolean nameIsCut, boolean continues) {
    cutNames += nameIsCut ? 1 : 0;
    continued += continues ? 1 : 0;
  }

  void eventBeyondKinds() {
    eventsBeyondKinds++;
  }

  void otherEvent() {
    otherEvents++;
  }

  SessionReport report(SessionLimits limits) {
    List<String> problems = new ArrayList<>();
    add(
        problems,
        ends.getOrDefault(End.CROWDED, 0L),
        "Sessions closed early, because %,d are kept open at most, with %,d kinds of events",
        limits.open(),
        limits.cells());
    add(problems, continued, "Sessions that go on behind that, in which nothing is missed");
    add(
        problems,
        ends.getOrDefault(End.LONG, 0L),
        "Sessions closed after %,d hours, though they went on",
        Math.round(limits.life() / 3_600));
    add(
        problems,
        eventsBeyondKinds,
        "Events not looked at, because a session has %,d kinds of them at most",
        limits.kinds());
    add(
        problems,
        otherEvents,
        "Events taken as if they were the same, because %,d are told apart at most",
        limits.events());
    add(
        problems,
        cutNames,
        "Sessions whose names were cut, because they have more than %,d characters",
        Names.LONGEST);
    return new SessionReport(events, ends, anomalous, problems);
  }

  private static void add(List<String> problems, long count, String what, Object... limits) {
    if (count > 0) {
      problems.add(
          String.format(Locale.ROOT, what, limits) + String.format(Locale.ROOT, ": %,d", count));
    }
  }
}
