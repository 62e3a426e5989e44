package io.loginsight.core.incident;

/**
 * Whether much is going on: a person was told of many things lately, each within an hour of the one
 * before. Then less is needed to be told of more.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Unrest {

  /** What is surprising needs so many bits less. */
  static final double LESS_BITS = 1;

  private static final int MANY = 6;
  private static final double LATELY = Seconds.HOUR;

  private int toldOf;
  private double last = Seconds.NEVER;

  boolean isHot(double now) {
    return toldOf >= MANY && now - last <= LATELY;
  }

  /** Takes note that something surprising came, of which a person may not be told. */
  void surprised(double now) {
    if (now - last > LATELY) {
      toldOf = 0;
    }
  }

  /** Takes note that a person was told. */
  void told(double now) {
    toldOf++;
    last = now;
  }
}
