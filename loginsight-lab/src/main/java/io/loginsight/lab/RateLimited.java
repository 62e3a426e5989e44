package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody outside, whom one service works through, answers only so many requests in a while and
 * turns down the rest.
 */
final class RateLimited implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES = List.of("payments", "shipping", "notifications");

  private final IncidentRecord incident;
  private final Dice dice;
  private final Service culprit;
  private final boolean foreseen;
  private final double refused;
  private final long window;
  private final Set<Pod> told = new HashSet<>();

  RateLimited(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    foreseen = dice.chance(0.4);
    refused = dice.between(0.65, 0.95);
    window = (long) (dice.between(5.0, 20.0) * Kernel.SECOND);
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
    if (foreseen) {
      Pod pod = dice.pick(culprit.pods);
      pod.say("quota.low", facts(pod.facts()), Mark.causeOf(incident));
    }
    culprit.hindrances.add(this);
  }

  @Override
  public void mend() {
    culprit.hindrances.remove(this);
  }

  @Override
  public boolean lets(Job job, int step) {
    long now = job.kernel().now();
    boolean within = now % window < (1 - refused) * window;
    if (step != 1 || !job.isOfMainOperation() || within) {
      return true;
    }
    Mark mark = new Mark(incident, told.add(job.pod()));
    Facts facts = facts(job.facts());
    facts.micros = window - now % window;
    job.breakOff("quota.refused", facts, mark, new Reply(Result.FAILED, 503, incident));
    return false;
  }

  private Facts facts(Facts facts) {
    facts.limit = window / Kernel.SECOND * 12;
    facts.used = facts.limit * 9 / 10;
    return facts;
  }
}
