package io.loginsight.core.engine;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Cause;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Level;
import io.loginsight.api.PatternId;
import io.loginsight.core.cause.CauseRanker;
import io.loginsight.core.cause.LooseEvent;
import io.loginsight.core.cause.ServiceNames;
import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What an incident complains of: patterns that warn more often than before or were never logged,
 * and the requests in which they lie.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Complaints {

  /** What is not so many times as frequent as before tells nothing. */
  private static final double RISEN = 3;

  private final EventWindow window;
  private final ReadAgain read;
  private final long from;
  private final Map<Sign, Logged> complaints = new HashMap<>();
  private final ServiceNames names;

  /** A pattern where it is logged. */
  record Sign(String service, PatternId pattern) {}

  /** When and in which requests a sign was logged. */
  static final class Logged {
    private long before;
    private long since;
    private boolean warns;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    final Set<String> requests = new HashSet<>(); // an empty name for what is outside of them

    private void add(long time, EventOrigin origin, long from) {
      if (time < from) {
        before++;
        return;
      }
      since++;
      warns |= origin.level() >= Level.WARN.ordinal();
      first = Math.min(first, time);
      last = Math.max(last, time);
      requests.add(origin.trace());
    }
  }

  Complaints(EventWindow window, ReadAgain read) {
    this.window = window;
    this.read = read;
    this.from = CauseRun.nanos(window.from()) - CauseRanker.UNNOTICED;
    for (int i = 0; i < read.size(); i++) {
      if (isIn(i)) {
        complaints
            .computeIfAbsent(signOf(i), sign -> new Logged())
            .add(read.origin(i).time(), read.origin(i), from);
      }
    }
    complaints.values().removeIf(logged -> !isComplaint(logged));
    names = names();
  }

  /** What warns more often than before, and what was never logged before. */
  private boolean isComplaint(Logged logged) {
    if (logged.since == 0 || logged.before == 0) {
      return logged.since > 0;
    }
    double timeBefore = Math.max(1, from - CauseRun.nanos(window.since()));
    double expected = logged.before * (CauseRun.nanos(window.to()) - from) / timeBefore;
    return logged.warns && logged.since >= RISEN * expected;
  }

  private ServiceNames names() {
    Set<String> services = new HashSet<>();
    List<LooseEvent> outside = new ArrayList<>();
    EventKinds kinds = new EventKinds();
    for (int i = 0; i < read.size(); i++) {
      EventOrigin origin = read.origin(i);
      services.add(read.service(i));
      if (origin.trace().isEmpty()) {
        outside.add(
            new LooseEvent(
                origin.time(),
                read.service(i),
                kinds.of(origin, read.pattern(i)),
                origin.took(),
                i));
      }
    }
    read.sources().forEach(source -> services.add(EventOrigin.serviceOf(source)));
    return ServiceNames.of(services, outside);
  }

  void forEach(BiConsumer<Sign, Logged> taker) {
    complaints.forEach(taker);
  }

  Logged of(Sign sign) {
    return requireNonNull(complaints.get(sign));
  }

  /** Returns the requests in which one of the signs lies. */
  Set<String> requestsWith(Set<Sign> signs) {
    Set<String> requests = new HashSet<>();
    signs.forEach(sign -> requests.addAll(of(sign).requests));
    requests.remove("");
    return requests;
  }

  /** Says whether a sign was logged outside of requests. */
  boolean isOutside(Sign sign) {
    return of(sign).requests.contains("");
  }

  /** Returns the complaints that the evidence of a cause points at. */
  Set<Sign> signsOf(Cause cause) {
    Set<EventId> pointed = new HashSet<>();
    for (Evidence evidence : cause.evidence()) {
      pointed.addAll(evidence.events());
    }
    Set<Sign> signs = new HashSet<>();
    for (int i = 0; i < read.size(); i++) {
      if (pointed.contains(new EventId(read.source(i), read.origin(i).line()))) {
        signs.add(signOf(i));
      }
    }
    signs.retainAll(complaints.keySet());
    return signs;
  }

  /** Returns the requests with an error that names a service. */
  Set<String> naming(String service) {
    Set<String> naming = new HashSet<>();
    for (int i = 0; i < read.size(); i++) {
      EventOrigin origin = read.origin(i);
      if (isIn(i)
          && origin.level() >= Level.WARN.ordinal()
          && names.in(origin.text()).stream().anyMatch(name -> name.service().equals(service))) {
        naming.add(origin.trace());
      }
    }
    return naming;
  }

  private boolean isIn(int event) {
    long time = read.origin(event).time();
    return time != LogBatch.NO_TIME
        && time >= CauseRun.nanos(window.since())
        && time < CauseRun.nanos(window.to());
  }

  private Sign signOf(int event) {
    return new Sign(read.service(event), read.pattern(event).id());
  }
}
