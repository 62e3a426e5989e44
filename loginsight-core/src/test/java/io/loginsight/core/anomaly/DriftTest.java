package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void signs_nothingHappens_areNone() {
    assertEquals(List.of(), kinds(Logs.quiet()));
  }

  @Test
  void signs_rateThatGrowsAllTheTime_isADrift() {
    ChunkBuilder log = Logs.quiet();
    for (int part = 0; part < 12; part++) {
      int from = part * 10;
      Logs.random(log, "heap swept in <*>", Level.INFO, from, from + 10, 2 + part, part);
    }
    assertEquals(List.of("drift"), kinds(log));
  }

  @Test
  void bits_ofHealthySeries_areAsRareAsTheySay() {
    double[] flat = new double[48];
    Arrays.fill(flat, 1);
    int clear = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      double[] counts = ScanTest.poisson(new Random(seed), 48, 3);
      clear += Drift.bits(counts, flat, 1) >= 5 ? 1 : 0;
    }
    assertTrue(clear <= 4_000 / 32, clear + " of 4,000 series have 5 bits");
  }

  private static List<String> kinds(ChunkBuilder log) {
    return Logs.clear(new Drift(Logs.scene(log)).signs()).stream().map(Sign::kind).toList();
  }
}
