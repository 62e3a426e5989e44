package io.loginsight.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscoveriesTest {

  @Test
  void threshold_oneTest_isTheFalsePart() {
    assertEquals(4.4, Discoveries.threshold(new double[] {4.4}));
    assertEquals(Double.POSITIVE_INFINITY, Discoveries.threshold(new double[] {4.3}));
  }

  @Test
  void threshold_moreThatSurprise_letInWeakerOnes() {
    double[] one = {8, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] three = {8, 8, 6.2, 0, 0, 0, 0, 0, 0, 0};
    assertEquals(8, Discoveries.threshold(one));
    assertEquals(6.2, Discoveries.threshold(three));
  }

  @Test
  void threshold_nothingButChance_isSeldomPassed() {
    int passed = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      double[] bits = new Random(seed).doubles(100).map(p -> -Math.log(p) / Math.log(2)).toArray();
      passed += Double.isFinite(Discoveries.threshold(bits)) ? 1 : 0;
    }
    assertTrue(passed > 20 && passed < 80, passed + " of 1,000");
  }
}
