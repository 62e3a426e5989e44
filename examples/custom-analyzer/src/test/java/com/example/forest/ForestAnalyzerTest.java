package com.example.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Chunk;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.Severity;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestAnalyzerTest {

  private static List<Finding> findings(Chunk chunk, double threshold) {
    return new ForestAnalyzer(chunk, 50, 12, threshold).analyze().findings();
  }

  @Test
  void analyze_burst_isFoundWithItsLines() {
    Finding finding = findings(Logs.withABurst(), 6).get(0);

    assertEquals(Severity.MEDIUM, finding.severity());
    assertEquals(Logs.JAM, finding.when().first());
    Evidence evidence = finding.evidence().get(0);
    assertEquals("140 events", evidence.observed());
    assertEquals("about 0 events", evidence.expected());
    assertTrue(finding.summary().endsWith("of: oven <*> is jammed"), finding.summary());
  }

  @Test
  void analyze_burst_isFoundOnce() {
    assertEquals(1, findings(Logs.withABurst(), 6).size());
  }

  @Test
  void analyze_flatSeries_isSilent() {
    assertEquals(List.of(), findings(Logs.flat(), 6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void analyze_noise_isSilent(long seed) {
    assertEquals(List.of(), findings(Logs.noisy(seed), 6), "seed " + seed);
  }

  @Test
  void analyze_higherThreshold_findsLess() {
    assertEquals(List.of(), findings(Logs.withABurst(), 100));
  }

  /** A year of minutes and two hundred patterns are no reason to be late. */
  @Test
  void analyze_longLog_endsInTime() {
    ChunkBuilder chunk = new ChunkBuilder();
    for (int i = 0; i < 200; i++) {
      chunk.events(
          "task " + (char) ('a' + i) + " <*> done",
          Level.INFO,
          Logs.OPENING.plusSeconds(i),
          Duration.ofMinutes(600),
          876);
    }
    Chunk year = chunk.build();
    assertTimeout(Duration.ofSeconds(10), () -> findings(year, 6));
  }
}
