package io.loginsight.core.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurpriseTest {

  /** The probability that chi-squared with one degree of freedom is larger, from tables. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.4549, 0.5", "3.8415, 0.05", "10.8276, 0.001", "37.3249, 1e-9"})
  void bits_knownQuantiles_areThoseOfTheTables(double ratio, double probability) {
    assertEquals(-Math.log(probability) / Math.log(2), Surprise.bits(ratio), 0.01);
  }

  @Test
  void bits_risingRatio_risesWithoutAStepAndWithoutAnEnd() {
    double last = -1;
    for (double ratio = 0; ratio < 10_000; ratio += 0.5) {
      double bits = Surprise.bits(ratio);
      assertTrue(bits > last || ratio < 1, "at " + ratio);
      assertTrue(ratio == 0 || bits - last < 1.1, "at " + ratio);
      last = bits;
    }
    assertTrue(Double.isFinite(Surprise.bits(1e12)));
  }

  @Test
  void ofCounts_asExpected_isNothing() {
    assertEquals(0, Surprise.ofCounts(10, 30, 3), 1e-9);
    assertEquals(0, Surprise.ofShares(0.25, 8, 0.25, 80), 1e-9);
  }

  @Test
  void ofCounts_allOnOneSide_isTheLogarithmOfItsProbability() {
    assertEquals(2 * 20 * Math.log(2), Surprise.ofCounts(0, 20, 1), 1e-9);
    assertEquals(2 * 20 * Math.log(2), Surprise.ofCounts(20, 0, 1), 1e-9);
  }
}
