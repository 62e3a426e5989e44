package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateChangesTest {

  @Test
  void signs_nothingHappens_areNone() {
    assertEquals(List.of(), kinds(Logs.quiet()));
  }

  @Test
  void signs_patternThatComesMoreOften_isARise() {
    assertEquals(
        List.of("rate-rise"),
        kinds(Logs.random(Logs.quiet(), "card of <*> declined", Level.WARN, 70, 80, 15, 9)));
  }

  @Test
  void signs_patternThatComesForTheFirstTimeAndStays_isNew() {
    assertEquals(
        List.of("new-pattern"),
        kinds(Logs.random(Logs.quiet(), "spare till <*> used", Level.INFO, 80, 120, 5, 9)));
  }

  @Test
  void signs_patternThatStays_away_isAFall() {
    ChunkBuilder log = Logs.random(Logs.quiet(), "mail to <*> sent", Level.INFO, 0, 60, 10, 8);
    Logs.random(log, "mail to <*> sent", Level.INFO, 80, 120, 10, 9);
    assertEquals(List.of("rate-fall"), kinds(log));
  }

  @Test
  void signs_morningAfterANight_areNone() {
    ChunkBuilder log = new ChunkBuilder();
    Logs.random(log, "order <*> placed", Level.INFO, 0, 600, 1, 1);
    Logs.random(log, "order <*> placed", Level.INFO, 600, 1_440, 6, 2);
    log.events("beat", Level.INFO, Logs.START, Duration.ofMinutes(1), 1_440);
    assertEquals(List.of(), kinds(log));
  }

  private static List<String> kinds(ChunkBuilder log) {
    return Logs.clear(new RateChanges(Logs.scene(log)).signs()).stream().map(Sign::kind).toList();
  }
}
