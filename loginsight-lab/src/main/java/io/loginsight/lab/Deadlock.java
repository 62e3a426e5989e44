package io.loginsight.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two threads of an instance wait for each other, and whoever needs what they hold waits behind
 * them, for ever and without a word. Only those who wait for the service say anything.
 */
final class Deadlock implements FaultScript, Hindrance, Wire {

  private static final List<String> CANDIDATES =
      List.of("orders", "payments", "users", "inventory", "cart", "catalog");
  private static final long AGAIN = 5 * Kernel.SECOND;

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;

  /** Whether somebody looks at the threads before the instances are killed. */
  private final boolean dumped;

  private final List<Pod> locked;
  private final Set<Pod> stuck = new HashSet<>();

  Deadlock(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    dumped = dice.chance(0.6);
    locked = dice.chance(0.4) ? List.of(dice.pick(culprit.pods)) : List.copyOf(culprit.pods);
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  @Override
  public List<String> pods() {
    return locked.stream().map(Pod::name).toList();
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    culprit.hindrances.add(this);
    culprit.wires.add(this);
    long at = 0;
    for (Pod pod : locked) {
      site.kernel.after(at, () -> stuck.add(pod));
      at += (long) (dice.between(0.0, 5.0) * Kernel.SECOND);
    }
  }

  @Override
  public void mend() {
    culprit.hindrances.remove(this);
    culprit.wires.remove(this);
    for (Pod pod : locked) {
      if (dumped || !incident.isShown()) {
        Facts facts = pod.facts();
        facts.waiting = culprit.workers;
        pod.say("deadlock.dump", facts, Mark.causeOf(incident));
      }
      pod.crash(incident);
      Pod fresh = pod.reborn();
      culprit.pods.set(culprit.pods.indexOf(pod), fresh);
      site.kernel.after(
          (long) (dice.between(0.5, 2.0) * Kernel.SECOND),
          () -> fresh.start(Mark.consequenceOf(incident)));
    }
  }

  @Override
  public boolean lets(Job job, int step) {
    boolean needsTheLock = step > 0 && job.isOfMainOperation();
    if (!needsTheLock || !stuck.contains(job.pod()) || job.pod().isGone()) {
      return true;
    }
    job.holdUp(AGAIN, incident);
    return false;
  }

  /** Lets all in, and notes who asks. */
  @Override
  public @Nullable Reply refusal(Pod from, Pod to, Operation operation, Request request) {
    if (stuck.contains(to)) {
      incident.isSeenBy(from.service().name);
    }
    return null;
  }
}
