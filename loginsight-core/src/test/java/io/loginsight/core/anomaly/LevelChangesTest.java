package io.loginsight.core.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.tck.ChunkBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelChangesTest {

  @Test
  void signs_nothingHappens_areNone() {
    assertEquals(List.of(), signs(Logs.quiet()));
  }

  @Test
  void signs_aFifthOfAllEventsAreErrors_isAShareOfErrors() {
    assertTrue(kinds(Logs.withOutage()).contains("error-share"));
  }

  @Test
  void signs_manyErrorsThatEachComeOnce_areOneRise() {
    ChunkBuilder log = Logs.quiet();
    for (int i = 0; i < 60; i++) {
      String template = "failure of kind " + (char) ('A' + i);
      Logs.random(log, template, Level.ERROR, 70, 80, 0.3, i);
    }
    assertTrue(kinds(log).contains("error-share"));
  }

  @Test
  void signs_errorsOfOneService_nameIt() {
    ChunkBuilder log =
        Logs.withOutage().label("no answer from <*>", new Label(Label.SERVICE, "till", "a test"));
    Logs.random(log, "till <*> counted", Level.INFO, 0, 120, 20, 7)
        .label("till <*> counted", new Label(Label.SERVICE, "till", "a test"));
    assertTrue(signs(log).stream().anyMatch(sign -> sign.statement().contains("the service till")));
  }

  @Test
  void signs_moreOfEverything_isNoShareOfErrors() {
    ChunkBuilder log = Logs.random(Logs.quiet(), "tray <*> jammed", Level.ERROR, 0, 120, 2, 11);
    for (String template : new String[] {"order <*> placed", "order <*> paid", "page <*> shown"}) {
      Logs.random(log, template, Level.INFO, 60, 70, 80, 7);
    }
    Logs.random(log, "tray <*> jammed", Level.ERROR, 60, 70, 8, 12);
    assertTrue(!kinds(log).contains("error-share"), kinds(log).toString());
  }

  private static List<Sign> signs(ChunkBuilder log) {
    return Logs.clear(new LevelChanges(Logs.scene(log)).signs());
  }

  private static List<String> kinds(ChunkBuilder log) {
    return signs(log).stream().map(Sign::kind).toList();
  }
}
