package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeSoFarTest {

  private final RangeSoFar range = new RangeSoFar();

  @Test
  void add_withinTheRange_isNothing() {
    range.add(0);
    range.add(10);
    assertEquals(0, range.add(5));
  }

  @Test
  void add_twiceAsFarOutside_isAboutOneMore() {
    assertEquals(1, after(40) - after(20), 0.05);
  }

  @Test
  void add_theSameAgain_isNothingNewAtFirst() {
    assertTrue(after(20) > 6);
    assertEquals(0, range.add(19.9));
  }

  @Test
  void add_longAgo_isForgotten() {
    after(20);
    for (int i = 0; i < 20_000; i++) {
      range.add(i % 2);
    }
    assertTrue(range.add(15) > 2);
  }

  /** What is thought of a number behind a thousand around 0. */
  private double after(double number) {
    RangeSoFar fresh = number == 20 ? range : new RangeSoFar();
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      fresh.add(random.nextDouble() - 0.5);
    }
    return fresh.add(number);
  }
}
