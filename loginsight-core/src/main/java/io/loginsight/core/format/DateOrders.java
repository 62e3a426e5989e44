package io.loginsight.core.format;

/**
 * Finds out from many all-digit dates in which order their parts stand: an order that makes one of
 * them impossible is out, and of those left the one that spreads them over the fewest days is the
 * likeliest, because a log covers days rather than years. Confined.
 */
final class DateOrders {

  private static final DateOrder[] ORDERS = DateOrder.values();

  private final int[] first = new int[ORDERS.length];
  private final int[] last = new int[ORDERS.length];
  private final boolean[] impossible = new boolean[ORDERS.length];
  private boolean any;

  /** Adds the date that was read last. */
  void add(Timestamps date) {
    for (DateOrder order : ORDERS) {
      int i = order.ordinal();
      int day = date.dayIn(order);
      if (day == Calendar.NO_DAY) {
        impossible[i] = true;
      } else {
        first[i] = any ? Math.min(first[i], day) : day;
        last[i] = any ? Math.max(last[i], day) : day;
      }
    }
    any = true;
  }

  /** Returns the likeliest order; the default one if nothing speaks against it. */
  DateOrder likeliest(DateOrder usual) {
    DateOrder best = usual;
    long fewest = impossible[usual.ordinal()] || !any ? Long.MAX_VALUE : span(usual);
    for (DateOrder order : ORDERS) {
      if (any && !impossible[order.ordinal()] && span(order) < fewest) {
        best = order;
        fewest = span(order);
      }
    }
    return best;
  }

  private long span(DateOrder order) {
    return (long) last[order.ordinal()] - first[order.ordinal()];
  }
}
