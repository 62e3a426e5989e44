package io.loginsight.lab;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Stretches of whole numbers, of which the first that touches another one is found at once. */
final class Spans {

  private final List<Span> spans; // by their beginning
  private final long[] reach; // the largest end of a span and all before it

  /**
   * Some numbers in a row.
   *
   * @param first the first
   * @param last the last, itself included
   */
  record Span(long first, long last) {

    boolean touches(Span other) {
      return first <= other.last && other.first <= last;
    }
  }

  /** Puts them in the order of their beginnings; of those that begin together none moves. */
  Spans(List<Span> spans) {
    this.spans = spans.stream().sorted(Comparator.comparingLong(Span::first)).toList();
    this.reach = this.spans.stream().mapToLong(Span::last).toArray();
    Arrays.parallelPrefix(reach, Math::max);
  }

  /** Returns the place of the first that touches another one; -1 if none does. */
  int first(Span other) {
    int from = 0;
    int to = reach.length;
    while (from < to) { // to the first that ends late enough; those behind it begin later
      int half = (from + to) >>> 1;
      if (reach[half] < other.first) {
        from = half + 1;
      } else {
        to = half;
      }
    }
    return from < reach.length && spans.get(from).first <= other.last ? from : -1;
  }

  /** Returns whether one of them touches another one. */
  boolean touch(Span other) {
    return first(other) >= 0;
  }
}
