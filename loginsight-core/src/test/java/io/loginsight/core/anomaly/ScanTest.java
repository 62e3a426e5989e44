package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanTest {

  @Test
  void strongest_ofRandomSeries_isThatOfPlainSums() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] counts = poisson(random, 10 + random.nextInt(90), 0.2 + 5 * random.nextDouble());
      int at = random.nextInt(counts.length - 4);
      for (int i = at; i < at + 4; i++) {
        counts[i] *= 6;
      }
      double[] traffic = poisson(random, counts.length, 50);
      List<double[]> weights = List.of(flat(counts.length), traffic);
      boolean rise = seed % 3 > 0;
      int longest = (int) (counts.length * Scan.LONGEST);
      Change found = new Scan(counts, weights, 3, 2).strongest(rise, longest, 0);
      double plain = new PlainScan(counts, weights, 3, 2).most(rise, longest);
      assertEquals(plain, found == null ? -1 : found.bits(), 1e-6, "seed " + seed);
    }
  }

  @Test
  void strongest_burst_isFoundWhereItIs() {
    double[] counts = poisson(new Random(1), 100, 3);
    Arrays.fill(counts, 40, 44, 20);
    Change found = scan(counts).strongest(true, 40, 0);
    assertNotNull(found);
    assertEquals("40 .. 44", found.from() + " .. " + found.to());
  }

  @Test
  void strongest_burstsThatComeAgainAndAgain_areNone() {
    double[] counts = poisson(new Random(1), 100, 3);
    for (int i = 5; i < 100; i += 20) {
      counts[i] = 40;
    }
    Change found = scan(counts).strongest(true, 40, 0);
    assertTrue(found == null || found.bits() < 10, String.valueOf(found));
  }

  @Test
  void strongest_smallChangeOfAConstantSeries_isNone() {
    double[] counts = new double[500];
    Arrays.fill(counts, 1_000);
    Arrays.fill(counts, 200, 210, 1_100);
    assertNull(scan(counts).strongest(true, 200, 0));
  }

  @Test
  void strongest_weightsInAnotherUnit_areTheSame() {
    double[] counts = poisson(new Random(1), 100, 3);
    Arrays.fill(counts, 40, 44, 20);
    double[] tenfold = flat(100);
    Arrays.fill(tenfold, 10);
    Change found = new Scan(counts, List.of(tenfold), 3, 2).strongest(true, 40, 0);
    assertEquals(scan(counts).strongest(true, 40, 0).bits(), found.bits(), 1e-9);
  }

  @Test
  void strongest_riseThatTheTrafficExplains_isNone() {
    double[] counts = poisson(new Random(1), 100, 3);
    double[] traffic = flat(100);
    for (int i = 40; i < 60; i++) {
      counts[i] *= 5;
      traffic[i] = 5;
    }
    Change found = new Scan(counts, List.of(flat(100), traffic), 3, 2).strongest(true, 40, 0);
    assertTrue(found == null || found.bits() < 10, String.valueOf(found));
  }

  @Test
  void strongest_ofManyHealthySeries_isHardlyEverClear() {
    int clear = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      double[] counts = poisson(random, 60, 4 * random.nextDouble());
      Change found = scan(counts).strongest(true, 24, 0);
      clear += found != null && found.bits() >= 5 ? 1 : 0;
    }
    assertTrue(clear <= 2_000 / 32, clear + " of 2,000 series have 5 bits");
  }

  private static Scan scan(double[] counts) {
    return new Scan(counts, List.of(flat(counts.length)), 3, 2);
  }

  private static double[] flat(int size) {
    double[] flat = new double[size];
    Arrays.fill(flat, 1);
    return flat;
  }

  static double[] poisson(Random random, int size, double mean) {
    double[] counts = new double[size];
    for (int i = 0; i < size; i++) {
      double product = random.nextDouble();
      while (product > Math.exp(-mean)) {
        product *= random.nextDouble();
        counts[i]++;
      }
    }
    return counts;
  }
}
