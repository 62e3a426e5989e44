package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DispersionTest {

  private static final double[] FLAT = new double[1_000];

  static {
    Arrays.fill(FLAT, 1);
  }

  @Test
  void of_independentEvents_isAboutOne() {
    double found = Dispersion.of(ScanTest.poisson(new Random(1), 1_000, 2), FLAT, 3);
    assertTrue(found < 2, found + "");
  }

  @Test
  void of_eventsInTens_isAboutTen() {
    double[] counts = ScanTest.poisson(new Random(1), 1_000, 2);
    double found = Dispersion.of(Arrays.stream(counts).map(n -> 10 * n).toArray(), FLAT, 3);
    assertTrue(found > 8 && found < 20, found + "");
  }

  @Test
  void of_burstsLongerThanAStretch_isThatOfTheWholeBurst() {
    double[] counts = new double[1_000];
    for (int from = 0; from < 1_000; from += 200) {
      Arrays.fill(counts, from, from + 20, 1);
    }
    double found = Dispersion.of(counts, FLAT, 3);
    assertTrue(found > 10, found + "");
  }

  @Test
  void of_noEvents_isWhatIsAssumed() {
    assertEquals(3, Dispersion.of(new double[1_000], FLAT, 3));
  }
}
