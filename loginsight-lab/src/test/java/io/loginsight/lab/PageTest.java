package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told under a threshold and a budget. */
class PageTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final int ALL = Integer.MAX_VALUE;

  private static Page page(int subject, int hour, double measure) {
    return new Page(subject, START.plusSeconds(3_600L * hour), measure, -1, new BitSet());
  }

  @Test
  void told_sameSubjectAgain_isKnown() {
    List<Page> pages = List.of(page(1, 0, 5), page(1, 1, 9), page(2, 2, 5));
    assertEquals(List.of(0, 2), Page.told(pages, 0, ALL));
  }

  @Test
  void told_subjectThatComesToMatter_isToldThen() {
    assertEquals(List.of(1), Page.told(List.of(page(1, 0, 5), page(1, 1, 9)), 7, ALL));
  }

  @Test
  void told_budgetIsUsedUp_holdsBackUntilADayHasPassed() {
    List<Page> pages = List.of(page(1, 0, 5), page(2, 23, 5), page(3, 24, 5), page(4, 25, 5));
    assertEquals(List.of(0, 2), Page.told(pages, 0, 1));
  }

  @Test
  void told_heldBack_isToldWhenItComesAgain() {
    List<Page> pages = List.of(page(1, 0, 5), page(2, 1, 5), page(2, 30, 6));
    assertEquals(List.of(0, 2), Page.told(pages, 0, 1));
  }

  @Test
  void told_whatMatteredEnoughBefore_isNothingNew() {
    Page risen = new Page(1, START, 9, 4, new BitSet());
    assertEquals(List.of(0), Page.told(List.of(risen), 5, ALL));
    assertEquals(List.of(), Page.told(List.of(risen), 4, ALL));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void told_agreesWithThePlainWay(long seed) {
    Random random = new Random(seed);
    List<Page> pages = new ArrayList<>();
    int hour = 0;
    for (int i = 0; i < 120; i++) {
      hour += random.nextInt(6);
      pages.add(page(random.nextInt(40), hour, random.nextInt(20)));
    }
    for (int aDay : new int[] {1, 3, ALL}) {
      for (int least = 0; least < 22; least++) {
        String of = "seed " + seed + ", least " + least + ", a day " + aDay;
        assertEquals(plainly(pages, least, aDay), Page.told(pages, least, aDay), of);
      }
    }
  }

  /** Looks at all that was told before, for each. */
  private static List<Integer> plainly(List<Page> pages, double least, int aDay) {
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      Page page = pages.get(i);
      long lastDay =
          told.stream()
              .filter(j -> pages.get(j).at().isAfter(page.at().minusSeconds(86_400)))
              .count();
      boolean known = told.stream().anyMatch(j -> pages.get(j).subject() == page.subject());
      if (page.measure() >= least && !known && lastDay < aDay) {
        told.add(i);
      }
    }
    return told;
  }
}
