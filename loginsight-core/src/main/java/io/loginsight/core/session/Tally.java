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
        "sessions were closed early, because no more than %,d are kept open, with %,d kinds of"
            + " events together",
        limits.open(),
        limits.cells());
    add(
        problems,
        continued,
        "sessions are the rest of ones that were closed early; nothing is missed in them");
    add(
        problems,
        ends.getOrDefault(End.LONG, 0L),
        "sessions were closed after %,d hours; what came of them later is a new session",
        Math.round(limits.life() / 3_600));
    add(
        problems,
        eventsBeyondKinds,
        "events of sessions that have more than %,d kinds of them were not looked at",
        limits.kinds());
    add(
        problems,
        otherEvents,
        "events are of more than %,d different ones, and were taken as if they were the same",
        limits.events());
    add(problems, cutNames, "sessions have names of more than %,d characters", Names.LONGEST);
    return new SessionReport(events, ends, anomalous, problems);
  }

  private static void add(List<String> problems, long count, String what, Object... limits) {
    if (count > 0) {
      problems.add(
          String.format(Locale.ROOT, "%,d ", count) + String.format(Locale.ROOT, what, limits));
    }
  }
}
