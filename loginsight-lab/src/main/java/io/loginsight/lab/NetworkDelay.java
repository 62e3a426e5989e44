package io.loginsight.lab;

import java.util.List;

/** Whatever is sent to one service takes its time on the way; the service itself sees nothing. */
final class NetworkDelay implements FaultScript, Wire {

  private enum Way {
    /** All is late, by much the same. */
    LATE,
    /** Some packets are lost and sent again, each time after twice the pause. */
    LOSSY,
    /** All that goes to one instance is late, by very different times. */
    ONE_INSTANCE
  }

  private static final List<String> CANDIDATES =
      List.of("catalog", "inventory", "payments", "users", "cart", "cache", "database", "queue");

  private final IncidentRecord incident;
  private final Dice dice;
  private final Service culprit;
  private final Way way;
  private final int place;
  private final double millis;
  private final double loss;

  NetworkDelay(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.dice = dice;
    culprit = site.service(dice.pick(CANDIDATES));
    way = dice.pick(List.of(Way.values()));
    place = dice.below(culprit.pods.size());
    millis = dice.between(350.0, 1_000.0);
    loss = dice.between(0.35, 0.6);
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
    culprit.wires.add(this);
  }

  @Override
  public void mend() {
    culprit.wires.remove(this);
  }

  @Override
  public long lag(Pod from, Pod to) {
    double lag =
        switch (way) {
          case LATE -> dice.logNormal(millis, 0.2);
          case LOSSY -> dice.chance(loss) ? 200 * resends() + dice.between(1.0, 9.0) : 0;
          case ONE_INSTANCE -> to == culprit.pods.get(place) ? dice.between(300.0, 1_500.0) : 0;
        };
    if (lag > 0) {
      incident.isSeenBy(from.service().name);
    }
    return (long) (lag * Kernel.MILLI);
  }

  /** The pauses that pass, in units of the first: 1, 1 + 2, 1 + 2 + 4. */
  private int resends() {
    int sum = 1;
    for (int pause = 2; pause <= 4 && dice.chance(loss); pause *= 2) {
      sum += pause;
    }
    return sum;
  }
}
