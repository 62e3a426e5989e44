package io.loginsight.lab;

import java.util.List;

/** A new version replaces the old one, instance by instance, and cannot deal with some requests. */
final class BadDeploy implements FaultScript {

  private static final List<String> CANDIDATES =
      List.of("orders", "payments", "users", "inventory", "shipping", "cart");

  private final Shop shop;
  private final Dice dice;
  private final Service culprit;
  private final String oldVersion;
  private final String newVersion;
  private final Bug bug;
  private final double pauseSeconds;

  BadDeploy(Shop shop, Dice dice, double runSeconds) {
    this.shop = shop;
    this.dice = dice;
    culprit = shop.service(dice.pick(CANDIDATES));
    oldVersion = culprit.pods.get(0).version();
    newVersion = successor(oldVersion);
    bug = new Bug(culprit.mainOperation().name(), 1, dice.between(0.55, 0.9));
    pauseSeconds = Math.min(45, runSeconds / 100);
  }

  private static String successor(String version) {
    String[] parts = version.split("\\.", -1);
    return parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + ".0";
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
    roll(newVersion, 0, Mark.CAUSAL);
  }

  @Override
  public void mend() {
    roll(oldVersion, culprit.pods.size(), Mark.CONSEQUENCE);
  }

  /**
   * Starts one new instance after the other; each takes the place of an old one once it is ready.
   */
  private void roll(String version, int firstNumber, Mark mark) {
    double at = 0;
    for (int i = 0; i < culprit.pods.size(); i++) {
      int place = i;
      Pod fresh = shop.newPod(culprit, version, firstNumber + i);
      if (version.equals(newVersion)) {
        fresh.withBug(bug);
      }
      shop.kernel.after((long) (at * Kernel.SECOND), () -> replace(place, fresh, mark));
      at += pauseSeconds * dice.between(0.8, 1.2);
    }
  }

  private void replace(int place, Pod fresh, Mark mark) {
    IncidentRecord incident = shop.journal.incident();
    if (fresh.bug() != null && incident != null) {
      incident.involve(fresh.name());
    }
    Pod old = culprit.pods.get(place);
    culprit.pods.set(place, fresh);
    fresh.start(mark);
    shop.kernel.after(Kernel.SECOND / 2, () -> old.stop(Mark.CONSEQUENCE));
  }
}
