package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrafficTest {

  @Test
  void ofAll_floodOfOnePattern_isNoBusyLog() {
    ChunkBuilder log =
        Logs.quiet()
            .events(
                "flood", Level.INFO, Logs.START.plusSeconds(3_600), Duration.ofMillis(10), 6_000);
    double[] busy = Logs.scene(log).traffic.ofAll();
    assertTrue(busy[60] < 3, "as busy as " + busy[60]);
  }

  @Test
  void ofAll_moreOfEverything_isABusyLog() {
    ChunkBuilder log = Logs.quiet();
    for (String template : new String[] {"order <*> placed", "order <*> paid", "page <*> shown"}) {
      Logs.random(log, template, Level.INFO, 60, 62, 60, 7);
    }
    double[] busy = Logs.scene(log).traffic.ofAll();
    assertTrue(busy[60] > 1.5, "as busy as " + busy[60]);
  }

  @Test
  void beside_theOnlyPattern_isTheTime() {
    ChunkBuilder log =
        new ChunkBuilder().events("only", Level.INFO, Logs.START, Duration.ofSeconds(7), 1_000);
    Scene scene = Logs.scene(log);
    double[] busy = scene.traffic.beside(scene.chunk.events());
    assertTrue(Arrays.equals(scene.grid.time(), busy));
  }
}
