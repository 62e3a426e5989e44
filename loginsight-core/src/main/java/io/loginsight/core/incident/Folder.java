package io.loginsight.core.incident;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.IncidentEngine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Folds alerts as they come. One that is surprising enough opens an incident, and what else is
 * surprising while it is open adds to it; a person is told of each type once an incident. What
 * comes with it on the same hosts belongs to it, unless it comes all the time. Some seconds of
 * quiet end one incident and begin the next, of which a person is told only what is new in it.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class Folder implements IncidentEngine {

  /** An incident is over so long after the last alert that was surprising. */
  private static final double QUIET = 600;

  /** Surprises that are further apart are incidents of their own. */
  private static final double CHAPTER = 5;

  /** What comes later than this after an incident's last alert does not accompany it. */
  private static final double PAUSE = 5;

  /** What is surprising in an open incident needs so many bits less. */
  private static final double LESS_INSIDE = 2;

  private final Surprise surprise = new Surprise();
  private final Threshold threshold = new Threshold();
  private final Told told = new Told();
  private final Unrest unrest = new Unrest();
  private @Nullable Instant start;
  private double now;
  private long incidents;
  private @Nullable OpenIncident open;

  /** Knows nothing yet. */
  public Folder() {}

  @Override
  public AlertDecision add(Alert alert) {
    requireNonNull(alert, "alert");
    moveClock(alert.time());
    String type = alert.type();
    boolean hot = unrest.isHot(now);
    double bits = surprise.of(now, type, alert.host(), hot);
    if (open != null && open.isQuietFor(now, QUIET)) {
      open = null;
    }
    OpenIncident current = open;
    if (bits > 0 && !hot && current == null) {
      bits = Math.max(0, bits - told.lostBits(now, type));
    }
    if (bits > 0 && bits >= needed(bits, hot, current != null)) {
      return surprising(type, alert.host(), bits);
    }
    if (current != null && !surprise.isRoutine(now) && current.takes(now, alert.host(), PAUSE)) {
      return new AlertDecision(current.number(), Reason.ACCOMPANIES, bits);
    }
    return new AlertDecision(null, Reason.ROUTINE, bits);
  }

  /** Returns how many things of any kind are remembered, which is bounded. */
  int remembered() {
    return surprise.remembered() + told.remembered();
  }

  /** A clock that jumps back stands still. */
  private void moveClock(@Nullable Instant time) {
    Instant first = start == null ? time : start;
    if (time != null && first != null) {
      start = first;
      double since = time.getEpochSecond() - first.getEpochSecond();
      now = Math.max(now, since + (time.getNano() - first.getNano()) / 1e9);
    }
  }

  /** Returns how many bits make an alert surprising. */
  private double needed(double bits, boolean hot, boolean inside) {
    if (hot) {
      return Threshold.LEAST_BITS - Unrest.LESS_BITS;
    }
    return inside ? threshold.inForce() - LESS_INSIDE : threshold.of(now, bits);
  }

  private AlertDecision surprising(String type, String host, double bits) {
    OpenIncident before = open;
    OpenIncident incident = before;
    if (incident == null || incident.isQuietFor(now, CHAPTER)) {
      incident = new OpenIncident(++incidents, before);
      open = incident;
    }
    boolean isNew = incident.isSurprisedBy(now, type, host);
    unrest.surprised(now);
    if (!isNew) {
      return new AlertDecision(incident.number(), Reason.REPEATS, bits);
    }
    unrest.told(now);
    told.tell(now, type);
    Reason reason = before == null ? Reason.OPENS : Reason.ADDS;
    return new AlertDecision(incident.number(), reason, bits);
  }
}
