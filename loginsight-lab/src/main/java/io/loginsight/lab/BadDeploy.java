package io.loginsight.lab;

import java.util.List;

/** A new version replaces the old one, instance by instance, and cannot deal with some requests. */
final class BadDeploy implements FaultScript {

  private static final List<String> CANDIDATES =
      List.of("orders", "payments", "users", "inventory", "shipping", "cart");

  private final IncidentRecord incident;
  private final Service culprit;
  private final String oldVersion;
  private final Bug bug;
  private final Rollout rollout;

  BadDeploy(IncidentRecord incident, Site site, Dice dice, double runSeconds) {
    this.incident = incident;
    culprit = site.service(dice.pick(CANDIDATES));
    oldVersion = culprit.pods.get(0).version();
    bug = new Bug(culprit.mainOperation().name(), 1, dice.between(0.55, 0.9), incident);
    rollout = new Rollout(site, dice, culprit, Math.min(45, runSeconds / 100));
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  /** They come into being one by one. */
  @Override
  public List<String> pods() {
    return List.of();
  }

  @Override
  public void begin() {
    rollout.roll(
        Rollout.successor(oldVersion),
        0,
        fresh -> incident.involve(fresh.withBug(bug).name()),
        Mark.causeOf(incident));
  }

  @Override
  public void mend() {
    rollout.roll(oldVersion, culprit.pods.size(), fresh -> {}, Mark.consequenceOf(incident));
  }
}
