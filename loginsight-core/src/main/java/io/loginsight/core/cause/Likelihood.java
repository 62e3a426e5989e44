package io.loginsight.core.cause;

/** How much two shares differ. */
final class Likelihood {

  /** No single observation tells more, in nats: it is sure enough. */
  static final double SURE = 30;

  private Likelihood() {}

  /** Of two shares being different against being one, in nats; 0 unless the first is greater. */
  static double ratio(double k, double n, double k2, double n2) {
    if (n == 0 || k * n2 <= k2 * n) {
      return 0;
    }
    double q = (k + k2) / (n + n2);
    return part(k, n * q)
        + part(n - k, n * (1 - q))
        + part(k2, n2 * q)
        + part(n2 - k2, n2 * (1 - q));
  }

  private static double part(double seen, double expected) {
    return seen == 0 ? 0 : seen * Math.log(seen / expected);
  }
}
