package io.loginsight.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One path through the code of a service takes a database connection and never gives it back. Now
 * and then a request takes that path; once an instance has none left, all that need one wait.
 */
final class ConnectionLeak implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES =
      List.of("orders", "payments", "users", "inventory");

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;
  private final boolean announced;
  private final double secondsToEmpty;
  private final long suspicion;
  private final Set<String> suspects = new HashSet<>();
  private double share;
  private boolean mended;

  ConnectionLeak(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    announced = dice.chance(0.5);
    secondsToEmpty = runSeconds * dice.between(0.04, 0.09);
    suspicion = (long) (Math.min(30, runSeconds * 0.02) * Kernel.SECOND);
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  @Override
  public List<String> pods() {
    return culprit.pods.stream().map(Pod::name).toList();
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    int accepted = culprit.pods.stream().mapToInt(Pod::accepted).sum();
    double aSecond = Math.max(1, accepted) / site.secondsSoFar() / culprit.pods.size();
    share = Math.min(1, culprit.pods.get(0).pool().size() / (aSecond * secondsToEmpty));
    incident.isSeenBy(culprit.name);
    culprit.hindrances.add(this);
    if (announced) {
      culprit.pods.forEach(pod -> pod.say("conn.path", pod.facts(), Mark.causeOf(incident)));
    }
  }

  /** All instances begin anew, with the path closed. */
  @Override
  public void mend() {
    mended = true;
    culprit.hindrances.remove(this);
    new Rollout(site, dice, culprit, 3)
        .roll(
            culprit.pods.get(0).version(),
            culprit.pods.size(),
            fresh -> {},
            Mark.consequenceOf(incident));
  }

  @Override
  public boolean lets(Job job, int step) {
    if (step == 1 && dice.chance(share)) {
      Pod pod = job.pod();
      pod.pool().drain(incident);
      Facts facts = job.facts();
      site.kernel.after(suspicion, () -> suspect(pod, facts));
    }
    return true;
  }

  /** The pool wonders where a connection is, and says so of the first few. */
  private void suspect(Pod pod, Facts facts) {
    if (!mended && !pod.isGone()) {
      boolean first = suspects.add(pod.name());
      if (first || dice.chance(0.3)) {
        facts.micros = suspicion;
        facts.active = pod.pool().active();
        facts.size = pod.pool().size();
        pod.say("conn.leak", facts, new Mark(incident, first));
      }
    }
  }
}
