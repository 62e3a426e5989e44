package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.NumberStats.Unit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OddValuesTest {

  @Test
  void bits_largestFarBeyondTheTail_areMany() {
    assertTrue(OddValues.bits(numbers(110, 130, 5_000), 1_000, 2) > 20);
  }

  @Test
  void bits_largestOfATailThatFallsSlowly_areFew() {
    assertTrue(OddValues.bits(numbers(110, 1_100, 11_000), 1_000, 2) < 5);
  }

  @Test
  void bits_smallChangeOfAConstant_areNone() {
    assertEquals(0, OddValues.bits(numbers(100, 100, 101), 1_000, 2));
  }

  @Test
  void bits_ofNumbersOfAPower_areAsRareAsTheySay() {
    int clear = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      double[] sorted =
          random.doubles(1_000).map(share -> Math.pow(1 - share, -0.5)).sorted().toArray();
      double bits = OddValues.bits(numbers(sorted[899], sorted[989], sorted[999]), 1_000, 2);
      clear += bits >= 7 ? 1 : 0;
    }
    assertTrue(clear <= 40, clear + " of 1,000 have 7 bits");
  }

  private static NumberStats numbers(double high, double tail, double max) {
    return new NumberStats(
        Unit.NONE, 1_000, 0, max, List.of(new Quantile(0.9, high), new Quantile(0.99, tail)), 0);
  }
}
