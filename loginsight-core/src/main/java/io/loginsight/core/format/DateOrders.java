package io.loginsight.core.format;

import java.util.EnumMap;
import java.util.Map;

/**
 * Finds out from many all-digit dates in which order their parts stand: an order that makes one of
 * them impossible is out, and of those left the one that spreads them over the fewest days is the
 * likeliest, because a log covers days rather than years. Confined.
 */
final class DateOrders {

  private final Map<DateOrder, Span> spans = new EnumMap<>(DateOrder.class);

  DateOrders() {
    for (DateOrder order : DateOrder.values()) {
      spans.put(order, new Span());
    }
  }

  /** Adds the date that was read last. */
  void add(Timestamps date) {
    spans.forEach((order, span) -> span.add(date.dayIn(order)));
  }

  /** Returns the likeliest order; the usual one if nothing speaks against it. */
  DateOrder likeliest(DateOrder usual) {
    DateOrder best = usual;
    long fewest = Long.MAX_VALUE;
    for (Map.Entry<DateOrder, Span> entry : spans.entrySet()) {
      long days = entry.getValue().days();
      if (days < fewest || (days == fewest && entry.getKey() == usual)) {
        best = entry.getKey();
        fewest = days;
      }
    }
    return best;
  }

  /** The days from the first to the last date as one order reads them. */
  private static final class Span {

    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private boolean impossible;

    void add(int day) {
      impossible |= day == Calendar.NO_DAY;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }

    long days() {
      return impossible || first > last ? Long.MAX_VALUE : (long) last - first;
    }
  }
}
