package io.loginsight.cli;

import java.util.HashMap;
import java.util.Map;

/** Ids of one kind, of which a fair part is looked at: those whose hash ends with enough zeros. */
final class KeyCandidate {

  private static final int MOST_IDS = 4_096;

  /** Lines as close together by chance are fewer than one in so many. */
  private static final double CHANCE = 50;

  private final Map<String, Lines> byId = new HashMap<>();
  private int zeros;

  /** The lines of an id. */
  private static final class Lines {
    private long count;
    private long patterns; // a bit for each, of a hash
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;

    void add(String pattern, double time) {
      count++;
      patterns |= 1L << (spread(pattern) & 63);
      first = Math.min(first, time);
      last = Math.max(last, time);
    }

    /**
     * How many patterns it joins: those beyond the first, if its lines are not so close by chance.
     */
    int links(double span) {
      double byChance = count * Math.pow((last - first) / span, (double) count - 1);
      return span > 0 && byChance * CHANCE >= 1 ? 0 : Long.bitCount(patterns) - 1;
    }
  }

  void add(String id, String pattern, double time) {
    int mask = (1 << zeros) - 1;
    if ((spread(id) & mask) == 0) {
      byId.computeIfAbsent(id, i -> new Lines()).add(pattern, time);
      while (byId.size() > MOST_IDS) {
        zeros++;
        int more = (1 << zeros) - 1;
        byId.keySet().removeIf(one -> (spread(one) & more) != 0);
      }
    }
  }

  private static int spread(String text) {
    int hash = text.hashCode() * 0x9e3779b9;
    return hash ^ (hash >>> 15);
  }

  /** Returns how many ids that are looked at join lines of several patterns. */
  long joined(double span) {
    return byId.values().stream().filter(lines -> lines.links(span) > 0).count();
  }

  /** Returns about how many patterns all ids join. */
  long links(double span) {
    return byId.values().stream().mapToLong(lines -> lines.links(span)).sum() << zeros;
  }
}
