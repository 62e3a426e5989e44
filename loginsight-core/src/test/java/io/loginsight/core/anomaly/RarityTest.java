package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RarityTest {

  @Test
  void signs_theOnlyErrorOfALongLog_isRare() {
    assertEquals(1, signs(usual().eventsWithoutTime("ledger is torn", Level.ERROR, 1)).size());
  }

  @Test
  void signs_oneOfManyErrorsThatCameOnce_isNotRare() {
    ChunkBuilder log = usual();
    for (char kind = 'a'; kind <= 'z'; kind++) {
      log.eventsWithoutTime("ledger " + kind + " is torn", Level.ERROR, 1);
    }
    assertEquals(List.of(), signs(log));
  }

  @Test
  void signs_rareInformation_isNone() {
    assertEquals(List.of(), signs(usual().eventsWithoutTime("ledger is new", Level.INFO, 1)));
  }

  private static ChunkBuilder usual() {
    return new ChunkBuilder()
        .eventsWithoutTime("order <*> placed", Level.INFO, 20_000)
        .eventsWithoutTime("order <*> late", Level.WARN, 300);
  }

  private static List<Sign> signs(ChunkBuilder log) {
    return Logs.clear(new Rarity(log.build()).signs());
  }
}
