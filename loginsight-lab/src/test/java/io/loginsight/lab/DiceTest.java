package io.loginsight.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiceTest {

  /** Pins the streams: a change here changes every simulated run there is. */
  @Test
  void next_knownSeed_knownNumbers() {
    Dice dice = Dice.of(42, "load");
    assertEquals("bb768727dc9b85a1", Long.toHexString(dice.next()));
    assertEquals("15.084756938079726", Double.toString(dice.logNormal(10, 0.5)));
    assertEquals("2da46c6d5890efade36d", dice.hex(20));
  }

  @Test
  void of_otherComponentOrNumber_otherStream() {
    long load = Dice.of(42, "load").next();
    assertNotEquals(load, Dice.of(42, "scanner").next());
    assertNotEquals(load, Dice.of(42, "load", 1).next());
    assertNotEquals(load, Dice.of(43, "load").next());
  }

  @Test
  void logNormal_median_isWhatWasAsked() {
    Dice dice = Dice.of(1, "median");
    long below = 0;
    for (int i = 0; i < 20_000; i++) {
      below += dice.logNormal(30, 0.8) < 30 ? 1 : 0;
    }
    assertEquals(10_000, below, 300);
  }

  @Test
  void exponential_mean_isWhatWasAsked() {
    Dice dice = Dice.of(1, "mean");
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += dice.exponential(5);
    }
    assertEquals(5, sum / 20_000, 0.15);
  }

  @Test
  void below_everyNumber_isMet() {
    Dice dice = Dice.of(1, "below");
    int seen = 0;
    for (int i = 0; i < 1_000; i++) {
      int drawn = dice.below(6);
      assertTrue(drawn >= 0 && drawn < 6);
      seen |= 1 << drawn;
    }
    assertEquals(63, seen);
  }
}
