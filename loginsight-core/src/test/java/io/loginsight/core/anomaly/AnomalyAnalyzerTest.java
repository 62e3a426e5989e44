package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.Severity;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyAnalyzerTest {

  @Test
  void analyze_nothingHappens_isSilent() {
    assertEquals(List.of(), Logs.findings(Logs.quiet().build()));
  }

  @Test
  void analyze_outage_isOneFinding() {
    assertEquals(1, Logs.findings(Logs.withOutage().build()).size());
  }

  @Test
  void analyze_outage_isSevere() {
    assertEquals(Severity.HIGH, outage().severity());
  }

  @Test
  void analyze_outage_beginsWhenItDid() {
    Duration after =
        Duration.between(Logs.START.plus(Duration.ofMinutes(80)), outage().when().first());
    assertTrue(after.abs().compareTo(Duration.ofMinutes(1)) <= 0, after.toString());
  }

  @Test
  void analyze_outage_tellsHowSurprisingEachEvidenceIs() {
    assertTrue(outage().evidence().stream().map(Evidence::surprise).allMatch(s -> s.bits() >= 10));
  }

  @Test
  void analyze_outageThatLastsToTheEnd_doesNotBecomeNormal() {
    ChunkBuilder log = Logs.random(Logs.quiet(), "no answer from <*>", Level.ERROR, 80, 120, 12, 5);
    assertEquals(1, Logs.findings(log.build()).size());
  }

  @Test
  void analyze_twoOutagesOfTwoKinds_areTwoFindings() {
    ChunkBuilder log = Logs.random(Logs.withOutage(), "disk <*> full", Level.ERROR, 20, 25, 20, 6);
    assertEquals(2, Logs.findings(log.build()).size());
  }

  @Test
  void analyze_budgetOfOneADay_keepsTheMostSurprising() {
    ChunkBuilder log = Logs.random(Logs.withOutage(), "disk <*> full", Level.ERROR, 20, 25, 20, 6);
    Finding strongest = Logs.findings(log.build()).get(0);
    List<Finding> kept = new AnomalyAnalyzer(10, 2, 1).analyze(log.build()).findings();
    assertEquals(List.of(strongest), kept);
  }

  @Test
  void analyze_moreSurpriseAsked_isSilent() {
    List<Finding> findings =
        new AnomalyAnalyzer(900, 2, 5).analyze(Logs.withOutage().build()).findings();
    assertEquals(List.of(), findings);
  }

  @Test
  void analyze_fewerErrorsThanUsual_isGoodNews() {
    ChunkBuilder log = Logs.random(Logs.quiet(), "cache <*> missed", Level.ERROR, 0, 60, 5, 5);
    Logs.random(log, "cache <*> missed", Level.ERROR, 90, 120, 5, 6);
    assertEquals(
        List.of(Severity.INFO),
        Logs.findings(log.build()).stream().map(Finding::severity).toList());
  }

  @Test
  void analyze_eventsWithoutTimes_isSilent() {
    ChunkBuilder log =
        new ChunkBuilder()
            .eventsWithoutTime("order <*> placed", Level.INFO, 500)
            .eventsWithoutTime("order <*> lost", Level.ERROR, 3);
    assertEquals(List.of(), Logs.findings(log.build()));
  }

  private static Finding outage() {
    return Logs.findings(Logs.withOutage().build()).get(0);
  }
}
