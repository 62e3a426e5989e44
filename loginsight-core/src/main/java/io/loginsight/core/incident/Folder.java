package io.loginsight.core.incident;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Absence;
import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRules;
import io.loginsight.api.IncidentEngine;
import io.loginsight.api.RuleUse;
import io.loginsight.core.incident.RuleBook.Ruling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds alerts as they come. One that is surprising enough opens an incident, and what else is
 * surprising while it is open adds to it; a person is told of each type once an incident. What
 * comes with it on the same hosts belongs to it, unless it comes all the time. Some seconds of
 * quiet end one incident and begin the next, of which a person is told only what is new in it.
 *
 * <p>An alert that a rule folds is as if it had never come, so that nothing is explained by it: it
 * is new when the rule has ended. One that is told of because of a rule alone makes nothing else
 * more or less surprising.
 *
 * <p><b>Threads:</b> Confined, but for {@link #use}.
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

  /** Of times that are further from 1970, or apart, nothing is kept: they are wrong. */
  private static final long MOST_SECONDS = 1L << 38;

  private final Surprise surprise = new Surprise();
  private final Threshold threshold = new Threshold();
  private final Told told = new Told();
  private final Unrest unrest = new Unrest();
  private final PageBudget budget = new PageBudget();
  private final List<Absence> absences = new ArrayList<>(); // that nobody has asked for
  private volatile AlertRules wanted = AlertRules.NONE;
  private RuleBook rules = new RuleBook(AlertRules.NONE, null);
  private @Nullable Instant start;
  private @Nullable Instant latest;
  private double now;
  private boolean began; // with an alert of its own
  private long incidents;
  private @Nullable OpenIncident open;
  private @Nullable OpenIncident byRule; // of what rules tell of while none is open

  /** Knows nothing yet. */
  public Folder() {}

  @Override
  public AlertDecision add(Alert alert) {
    requireNonNull(alert, "alert");
    began = true;
    takeRules();
    moveClock(alert.time());
    notice(latest);
    Ruling ruling = rules.ask(alert, now, latest);
    if (ruling.folds()) {
      return by(ruling, null, Reason.RULE_FOLDS, 0);
    }
    double bits = bits(alert);
    AlertDecision decision = decide(alert, bits, ruling);
    boolean tells = ruling.decides() != null && !decision.reason().notifies();
    return tells && decision.reason() != Reason.OVER_BUDGET
        ? told(alert, decision, ruling)
        : decision;
  }

  @Override
  public void use(AlertRules rules) {
    wanted = requireNonNull(rules, "rules");
  }

  private void takeRules() {
    AlertRules now = wanted;
    if (!rules.isOf(now)) {
      rules = new RuleBook(now, rules);
    }
  }

  @Override
  public List<Absence> absences(Instant now) {
    requireNonNull(now, "now");
    takeRules();
    notice(latest != null && latest.isAfter(now) ? latest : now);
    List<Absence> noticed = List.copyOf(absences);
    absences.clear();
    return noticed;
  }

  private void notice(@Nullable Instant time) {
    if (time == null) {
      return;
    }
    int before = absences.size();
    rules.overdue(time, absences);
    for (int i = before; i < absences.size(); i++) {
      Absence absence = absences.get(i);
      if (!budget.allows(now, rules.budget(), false)) {
        absences.set(
            i,
            new Absence(absence.rule(), absence.of(), absence.since(), absence.overdue(), false));
      }
    }
    if (absences.size() > AlertReport.MOST_ABSENCES) { // nobody asks
      absences.subList(0, absences.size() - AlertReport.MOST_ABSENCES).clear();
    }
  }

  @Override
  public List<RuleUse> ruleUses() {
    takeRules();
    return rules.uses(latest);
  }

  /** Returns how surprising an alert is, and learns it. */
  private double bits(Alert alert) {
    boolean hot = unrest.isHot(now);
    double bits = surprise.of(now, alert.type(), alert.host(), hot);
    if (open != null && open.isQuietFor(now, QUIET)) {
      open = null;
    }
    return bits > 0 && !hot && open == null
        ? Math.max(0, bits - told.lostBits(now, alert.type()))
        : bits;
  }

  private AlertDecision decide(Alert alert, double bits, Ruling ruling) {
    OpenIncident current = open;
    if (bits > 0 && bits >= needed(bits, current != null)) {
      return surprising(alert, bits, ruling);
    }
    if (current != null && !surprise.isRoutine(now) && current.takes(now, alert.host(), PAUSE)) {
      return as(ruling, current.number(), Reason.ACCOMPANIES, bits);
    }
    return as(ruling, null, Reason.ROUTINE, bits);
  }

  /** It would not be told of but for a rule. Without an incident it is part of one of its own. */
  private AlertDecision told(Alert alert, AlertDecision without, Ruling ruling) {
    Long incident = without.incident();
    if (incident == null && open != null) {
      incident = open.number();
    }
    if (incident == null) {
      OpenIncident own = byRule;
      if (own == null || own.isQuietFor(now, QUIET)) {
        own = new OpenIncident(++incidents, null);
        byRule = own;
      }
      own.takesSurprise(now, alert.host());
      incident = own.number();
    }
    return budget.allows(now, rules.budget(), ruling.isCritical())
        ? by(ruling, incident, Reason.RULE_TELLS, without.bits())
        : as(ruling, incident, Reason.OVER_BUDGET, without.bits());
  }

  private static AlertDecision by(
      Ruling ruling, @Nullable Long incident, Reason reason, double bits) {
    RuleState rule = requireNonNull(ruling.decides());
    rule.acts();
    return new AlertDecision(incident, reason, bits, rule.rule.id(), ruling.severity());
  }

  private static AlertDecision as(
      Ruling ruling, @Nullable Long incident, Reason reason, double bits) {
    return new AlertDecision(incident, reason, bits, null, ruling.severity());
  }

  @Override
  public byte[] snapshot() {
    FolderState state = state();
    return state == null ? new byte[0] : state.snapshot();
  }

  private @Nullable FolderState state() {
    if (start == null || Math.abs(start.getEpochSecond()) > MOST_SECONDS || now > MOST_SECONDS) {
      return null;
    }
    TimeAxis axis = new TimeAxis(ChronoUnit.MICROS.between(Instant.EPOCH, start));
    return new FolderState(
        axis.start(),
        axis.micros(now),
        incidents,
        surprise.pairs(axis),
        surprise.kinds(axis),
        surprise.company().links(),
        surprise.company().starts(),
        told.state(axis),
        surprise.storm().state(axis, now),
        threshold.state(axis));
  }

  @Override
  public void learn(byte[] snapshot) {
    requireNonNull(snapshot, "snapshot");
    if (began) {
      throw new IllegalStateException("An alert came already; learn before the first one");
    }
    if (snapshot.length == 0) {
      return;
    }
    FolderState known = state();
    FolderState state = FolderState.restore(snapshot);
    state = known == null ? state : known.merge(state);
    TimeAxis axis = new TimeAxis(state.start());
    start = Instant.EPOCH.plus(state.start(), ChronoUnit.MICROS);
    now = axis.seconds(state.now());
    incidents = state.incidents();
    surprise.load(state, axis);
    told.load(state, axis);
    threshold.load(state, axis);
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
      latest = latest == null || time.isAfter(latest) ? time : latest;
      double since = time.getEpochSecond() - first.getEpochSecond();
      now = Math.max(now, since + (time.getNano() - first.getNano()) / 1e9);
    }
  }

  /** Returns how many bits make an alert surprising. */
  private double needed(double bits, boolean inside) {
    if (unrest.isHot(now)) {
      return Threshold.LEAST_BITS - Unrest.LESS_BITS;
    }
    return inside ? threshold.inForce() - LESS_INSIDE : threshold.of(now, bits);
  }

  private AlertDecision surprising(Alert alert, double bits, Ruling ruling) {
    OpenIncident before = open;
    OpenIncident incident = before;
    if (incident == null || incident.isQuietFor(now, CHAPTER)) {
      incident = new OpenIncident(++incidents, before);
      open = incident;
    }
    incident.takesSurprise(now, alert.host());
    unrest.surprised(now);
    String type = alert.type();
    if (!incident.isNew(type)) {
      return as(ruling, incident.number(), Reason.REPEATS, bits);
    }
    if (!budget.allows(now, rules.budget(), ruling.isCritical())) {
      return as(ruling, incident.number(), Reason.OVER_BUDGET, bits);
    }
    incident.tell(type);
    unrest.told(now);
    told.tell(now, type);
    Reason reason = before == null ? Reason.OPENS : Reason.ADDS;
    return as(ruling, incident.number(), reason, bits);
  }
}
