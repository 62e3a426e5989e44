package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {

  @Test
  void surprise_farBeyondAll_isMuch() {
    Spread spread = of(1_000, 100);
    assertTrue(spread.surprise(10_000, 0, 1) > SessionDetector.THRESHOLD);
  }

  @Test
  void surprise_byNoMoreThanThePrecision_isNone() {
    Spread spread = of(1_000, 0);
    assertEquals(0, spread.surprise(1_000, 0, 1_000));
  }

  @Test
  void surprise_asManyAsOneInTen_isLittle() {
    Spread spread = of(900, 100);
    for (int i = 0; i < 100; i++) {
      spread.add(100_000, 1);
    }
    assertTrue(spread.surprise(100_000, 0, 1) < SessionDetector.THRESHOLD);
  }

  /** One in 50 is always beyond the other 49. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void surprise_valuesOfOneKind_areHardlyEverAnAlarm(long seed) {
    Random random = new Random(seed);
    Spread spread = new Spread();
    int alarms = 0;
    for (int i = 0; i < 5_000; i++) {
      double value = Math.exp(5 + random.nextGaussian());
      alarms += spread.surprise(value, 0, 1) >= SessionDetector.THRESHOLD ? 1 : 0;
      spread.add(value, 1);
    }
    assertTrue(alarms <= 5, "seed " + seed + ": " + alarms);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void surprise_ownValueCounted_isThatOfTheOthers(long seed) {
    Random random = new Random(seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      values.add(Math.exp(10 * random.nextDouble()));
    }
    double own = Math.exp(14);
    Spread others = new Spread();
    Spread all = new Spread();
    values.forEach(value -> others.add(value, 1));
    values.forEach(value -> all.add(value, 1));
    all.add(own, 1);
    assertEquals(others.surprise(own, 0, 1), all.surprise(own, 1, 1), 1e-9);
    assertEquals(others.usual(own, 0), all.usual(own, 1), 1e-9);
    all.add(own, -1);
    assertEquals(others.state(), all.state());
  }

  private static Spread of(int count, double value) {
    Spread spread = new Spread();
    for (int i = 0; i < count; i++) {
      spread.add(value, 1);
    }
    return spread;
  }
}
