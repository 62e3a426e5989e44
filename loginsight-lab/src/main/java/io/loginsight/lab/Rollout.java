package io.loginsight.lab;

import java.util.function.Consumer;

/**
 * A version takes the place of another, instance by instance: each new one takes the place of an
 * old one once it has begun to start.
 */
final class Rollout {

  private final Site site;
  private final Dice dice;
  private final Service service;
  private final double pauseSeconds;

  Rollout(Site site, Dice dice, Service service, double pauseSeconds) {
    this.site = site;
    this.dice = dice;
    this.service = service;
    this.pauseSeconds = pauseSeconds;
  }

  static String successor(String version) {
    String[] parts = version.split("\\.", -1);
    return parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + ".0";
  }

  /**
   * Starts them.
   *
   * @param firstNumber the number of the first new instance
   * @param prepared is handed each new instance when its turn has come
   * @param began the mark of the line with which a new instance begins
   */
  void roll(String version, int firstNumber, Consumer<Pod> prepared, Mark began) {
    double at = 0;
    for (int i = 0; i < service.pods.size(); i++) {
      int place = i;
      Pod fresh = site.newPod(service, version, firstNumber + i);
      site.kernel.after(
          (long) (at * Kernel.SECOND),
          () -> {
            prepared.accept(fresh);
            replace(place, fresh, began);
          });
      at += pauseSeconds * dice.between(0.8, 1.2);
    }
  }

  private void replace(int place, Pod fresh, Mark began) {
    Pod old = service.pods.get(place);
    service.pods.set(place, fresh);
    fresh.start(began);
    site.kernel.after(Kernel.SECOND / 2, () -> old.stop(Mark.consequenceOf(began.incident())));
  }
}
