package io.loginsight.lab;

import java.util.List;

/** Others on the same hosts take the processors away; the service computes, but slowly. */
final class CpuContention implements FaultScript, Hindrance {

  private enum Way {
    /** All instances get a small share. */
    SHARED,
    /** One instance gets a very small share. */
    ONE_INSTANCE,
    /** Each instance is stopped for a while whenever it has used up its quota. */
    THROTTLED
  }

  /** Those that compute enough for a small share to be felt. */
  private static final List<String> BUSY = List.of("payments", "users", "search");

  private static final List<String> ALL =
      List.of("payments", "users", "search", "orders", "inventory", "catalog", "cart");

  private final IncidentRecord incident;
  private final Site site;
  private final Dice dice;
  private final Service culprit;
  private final Way way;
  private final int place;
  private final double factor;
  private final double stopMillis;
  private long stopped;
  private long goesOn;

  CpuContention(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.site = site;
    this.dice = dice;
    way = dice.pick(List.of(Way.values()));
    culprit = site.service(dice.pick(way == Way.THROTTLED ? ALL : BUSY));
    place = dice.below(culprit.pods.size());
    // What takes 22 ms in health is felt later than what takes 130.
    double slow = culprit == site.service("search") ? 4 : culprit == site.service("users") ? 2 : 1;
    factor = slow * dice.between(6.0, 12.0) * (way == Way.ONE_INSTANCE ? 1.5 : 1);
    stopMillis = dice.between(600.0, 1_400.0);
  }

  @Override
  public Service culprit() {
    return culprit;
  }

  @Override
  public List<String> pods() {
    return way == Way.ONE_INSTANCE
        ? List.of(culprit.pods.get(place).name())
        : culprit.pods.stream().map(Pod::name).toList();
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    incident.isSeenBy(culprit.name);
    culprit.hindrances.add(this);
  }

  @Override
  public void mend() {
    culprit.hindrances.remove(this);
  }

  @Override
  public double slowness(Job job) {
    return switch (way) {
      case SHARED -> factor;
      case ONE_INSTANCE -> job.pod() == culprit.pods.get(place) ? factor : 1;
      case THROTTLED -> 1;
    };
  }

  @Override
  public boolean lets(Job job, int step) {
    if (way != Way.THROTTLED) {
      return true;
    }
    long now = site.kernel.now();
    if (now >= goesOn) {
      stopped = now + (long) (dice.between(0.2, 0.8) * stopMillis * Kernel.MILLI);
      goesOn = stopped + (long) (dice.between(0.7, 1.3) * stopMillis * Kernel.MILLI);
    }
    if (now < stopped) {
      return true;
    }
    job.holdUp(goesOn - now, incident);
    return false;
  }
}
