package io.loginsight.lab;

import java.util.List;

/** All instances of a service are told to stop, and nobody starts new ones for a while. */
final class DependencyDown implements FaultScript {

  private static final List<String> CANDIDATES =
      List.of("payments", "inventory", "cart", "cache", "database", "shipping");

  private final Site site;
  private final Dice dice;
  private final Service culprit;

  private final IncidentRecord incident;

  DependencyDown(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
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
  public void begin() {
    culprit.down = incident;
    long at = 0;
    for (Pod pod : culprit.pods) {
      site.kernel.after(at, () -> pod.stop(Mark.causeOf(incident)));
      at += (long) (dice.between(0.05, 0.4) * Kernel.SECOND);
    }
  }

  @Override
  public void mend() {
    for (int i = 0; i < culprit.pods.size(); i++) {
      Pod fresh = site.newPod(culprit, culprit.pods.get(i).version(), culprit.pods.size() + i);
      culprit.pods.set(i, fresh);
      fresh.start(Mark.consequenceOf(incident));
    }
  }
}
