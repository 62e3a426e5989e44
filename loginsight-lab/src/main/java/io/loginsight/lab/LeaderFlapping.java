package io.loginsight.lab;

import io.loginsight.lab.Reply.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of a cluster keep losing sight of each other and elect one leader after the other.
 * While there is none, nothing can be written.
 */
final class LeaderFlapping implements FaultScript, Hindrance {

  private static final List<String> CANDIDATES = List.of("database", "cache", "queue");

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;
  private final Set<String> shown = new HashSet<>();
  private boolean leads = true;
  private boolean mended;
  private int term;

  LeaderFlapping(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    term = dice.between(12, 70);
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  @Override
  public List<String> pods() {
    return List.of(culprit.pods.get(0).name());
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    culprit.hindrances.add(this);
    lose();
  }

  private void lose() {
    if (mended) {
      return;
    }
    leads = false;
    term++;
    say("leader.lost");
    site.kernel.after((long) (dice.between(3.0, 9.0) * Kernel.SECOND), this::elect);
  }

  private void elect() {
    if (!leads) {
      leads = true;
      say("leader.elected");
      site.kernel.after((long) (dice.between(2.0, 8.0) * Kernel.SECOND), this::lose);
    }
  }

  @Override
  public void mend() {
    mended = true;
    elect();
    culprit.hindrances.remove(this);
  }

  private void say(String kind) {
    Pod pod = culprit.pods.get(0);
    Facts facts = pod.facts();
    facts.depth = term;
    pod.say(kind, facts, new Mark(incident, shown.add(kind) && !mended));
  }

  @Override
  public boolean lets(Job job, int step) {
    if (leads || !culprit.isWriting(job, step)) {
      return true;
    }
    String message = culprit.words("leader.told").message().fill(job.facts());
    job.breakOff(
        "leader.refused",
        job.facts(),
        Mark.consequenceOf(incident),
        new Reply(Result.FAILED, 500, incident, message));
    return false;
  }
}
