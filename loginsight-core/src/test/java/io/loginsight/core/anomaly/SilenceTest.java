package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

  @Test
  void signs_heartbeatsThatGoOn_areNone() {
    assertEquals(List.of(), signs(Logs.quiet()));
  }

  @Test
  void signs_heartbeatThatStops_isASilenceFromThenOn() {
    List<Sign> signs = signs(beats(Logs.quiet(), 3, 30));
    assertTrue(
        signs.get(0).when().first().isAfter(Logs.START.plus(Duration.ofMinutes(86)))
            && signs.get(0).when().first().isBefore(Logs.START.plus(Duration.ofMinutes(92))),
        signs.toString());
  }

  @Test
  void signs_heartbeatThatMissesOneBeat_isNone() {
    ChunkBuilder log = beats(Logs.quiet(), 3, 20);
    Instant later = Logs.START.plus(Duration.ofMinutes(63));
    log.events("replica <*> in step", Level.INFO, later, Duration.ofMinutes(3), 19);
    assertEquals(List.of(), signs(log));
  }

  @Test
  void signs_whatComesAtRandom_isNotMissed() {
    ChunkBuilder log = Logs.random(Logs.quiet(), "stock of <*> low", Level.INFO, 0, 90, 0.3, 5);
    assertEquals(List.of(), signs(log));
  }

  @Test
  void signs_whileTheWholeLogIsSilent_areNone() {
    ChunkBuilder log = new ChunkBuilder();
    for (String template : new String[] {"a beats", "b beats", "c beats"}) {
      log.events(template, Level.INFO, Logs.START, Duration.ofMinutes(1), 60);
      Instant later = Logs.START.plus(Duration.ofMinutes(90));
      log.events(template, Level.INFO, later, Duration.ofMinutes(1), 60);
    }
    assertEquals(List.of(), signs(log));
  }

  private static ChunkBuilder beats(ChunkBuilder log, int everyMinutes, int count) {
    return log.events(
        "replica <*> in step", Level.INFO, Logs.START, Duration.ofMinutes(everyMinutes), count);
  }

  private static List<Sign> signs(ChunkBuilder log) {
    return Logs.clear(new Silence(Logs.scene(log)).signs());
  }
}
