package io.loginsight.lab;

import static io.loginsight.lab.Step.query;

import java.util.List;

/**
 * What happens in days without a fault: busy afternoons and quiet nights, crowds that come with an
 * offer, jobs at night, the rotation of logs, a new version that works, and short hiccups of the
 * network, which a retry gets over.
 */
final class Everyday {

  private static final long HOUR = 3600 * Kernel.SECOND;
  private static final long DAY = 24 * HOUR;

  /** It begins on a Monday at eight. */
  private static final long FIRST_MIDNIGHT = 16 * HOUR;

  private static final List<String> BATCHES =
      List.of("payments", "orders", "users", "catalog", "shipping");
  private static final List<String> DEPLOYED =
      List.of("catalog", "search", "cart", "users", "orders", "payments", "inventory", "shipping");
  private static final List<String> SHAKY =
      List.of("catalog", "cart", "inventory", "payments", "users");

  private final Site site;
  private final int days;

  Everyday(Site site, int days) {
    this.site = site;
    this.days = days;
  }

  /** How many times as many customers come as on the average. */
  double rhythm(long since) {
    double hours = (double) ((since + DAY - FIRST_MIDNIGHT) % DAY) / HOUR;
    long day = (since + DAY - FIRST_MIDNIGHT) / DAY;
    double sun = 1 + 0.8 * StrictMath.sin((hours - 9) * StrictMath.PI / 12);
    double weekend = day % 7 >= 5 ? 1.25 : 0.9;
    Dice offer = Dice.of(site.seed, "offer", day);
    double from = offer.between(9.0, 20.0);
    boolean crowd = hours >= from && hours < from + offer.between(0.2, 0.7);
    return sun * weekend * (crowd && offer.chance(0.7) ? offer.between(2.0, 3.5) : 1);
  }

  void begin() {
    Dice dice = Dice.of(site.seed, "everyday");
    long night = FIRST_MIDNIGHT;
    for (int day = 0; day < days; day++) {
      at(night, this::rotateLogs);
      for (String service : BATCHES) {
        if (dice.chance(0.8)) {
          at(night + (long) (dice.between(0.5, 4.0) * HOUR), () -> runBatch(service, dice));
        }
      }
      long afternoon = night + (long) (dice.between(9.0, 16.0) * HOUR);
      if (dice.chance(0.6)) {
        at(afternoon, () -> deploy(site.service(dice.pick(DEPLOYED)), dice));
      }
      for (int i = dice.between(2, 6); i > 0; i--) {
        at(night + (long) (dice.between(0.0, 24.0) * HOUR), () -> hiccup(dice));
      }
      night += DAY;
    }
  }

  private void at(long since, Runnable action) {
    site.kernel.after(since, action);
  }

  private void rotateLogs() {
    for (Service service : site.services()) {
      for (Pod pod : service.pods) {
        sayIfKnown(pod, "rotate");
      }
    }
  }

  private static void sayIfKnown(Pod pod, String kind) {
    if (pod.isUp() && pod.service().vocabulary.find(kind) != null) {
      pod.say(kind, pod.facts(), Mark.ORDINARY);
    }
  }

  /** A job at night reads and writes a lot, slice by slice. */
  private void runBatch(String service, Dice dice) {
    Pod pod = site.service(service).route();
    if (pod != null) {
      sayIfKnown(pod, "batch");
      Operation slice = new Operation("batch", "JOB", "nightly", query("scan"), query("write"));
      runSlices(pod, slice, dice.between(4, 14), Dice.of(site.seed, "batch " + service), dice);
    }
  }

  private void runSlices(Pod pod, Operation slice, int left, Dice pauses, Dice dice) {
    if (left == 0) {
      sayIfKnown(pod, "batch.done");
      return;
    }
    Customer nobody = new Customer(0, "batch", "10.42.0.1", "", "");
    pod.accept(
        slice,
        new Request(site.seed, (1L << 41) + dice.below(1 << 30), nobody),
        reply ->
            at(
                (long) (pauses.between(5.0, 40.0) * Kernel.SECOND),
                () -> runSlices(pod, slice, left - 1, pauses, dice)));
  }

  private void deploy(Service service, Dice dice) {
    String version = Rollout.successor(service.pods.get(0).version());
    new Rollout(site, dice, service, 45).roll(version, 0, fresh -> {}, Mark.ORDINARY);
  }

  /** For a minute or so, some of what is sent to one service is late or too late. */
  private void hiccup(Dice dice) {
    Service service = site.service(dice.pick(SHAKY));
    Wire wire =
        new Wire() {
          @Override
          public long lag(Pod from, Pod to) {
            return dice.chance(0.6) ? (long) (dice.between(0.2, 2.4) * Kernel.SECOND) : 0;
          }
        };
    service.wires.add(wire);
    at((long) (dice.between(30.0, 120.0) * Kernel.SECOND), () -> service.wires.remove(wire));
  }
}
