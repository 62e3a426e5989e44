package io.loginsight.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody could be told at a point in time.
 *
 * @param subject what it is about: of each subject people are told once
 * @param at when it could be told
 * @param measure how much it matters by the policy at hand
 * @param before how much it mattered just before, if that is asked for: what mattered enough
 *     already is nothing new
 * @param touched the incidents, by their numbers, in whose time it is
 */
record Page(int subject, Instant at, double measure, double before, BitSet touched) {

  static final Duration DAY = Duration.ofDays(1);

  /** Returns the same by another policy. */
  Page measuring(double other) {
    return new Page(subject, at, other, before, touched);
  }

  /**
   * Tells what matters enough, as far as the budget goes. What is held back may be told later, if
   * it comes again.
   *
   * @param pages in the order of time; of the same time, the most important first
   * @param least what matters less is not told
   * @param aDay so many are told within any 24 hours at most
   * @return the numbers of the pages that are told, rising
   */
  static List<Integer> told(List<Page> pages, double least, int aDay) {
    List<Integer> told = new ArrayList<>();
    Set<Integer> known = new HashSet<>();
    Deque<Instant> lastDay = new ArrayDeque<>();
    for (int i = 0; i < pages.size(); i++) {
      Page page = pages.get(i);
      while (!lastDay.isEmpty() && !lastDay.peekFirst().isAfter(page.at().minus(DAY))) {
        lastDay.removeFirst();
      }
      boolean matters = page.measure() >= least && page.before() < least;
      if (matters && lastDay.size() < aDay && known.add(page.subject())) {
        told.add(i);
        lastDay.addLast(page.at());
      }
    }
    return told;
  }
}
