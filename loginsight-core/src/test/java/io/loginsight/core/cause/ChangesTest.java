package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.cause.Clue.Term;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

  private static final long BEGIN = 600 * SECOND;
  private final Story story = new Story();
  private final List<LooseEvent> before = new ArrayList<>();
  private final List<LooseEvent> incident = new ArrayList<>();

  private void every(int seconds, List<LooseEvent> into, long from, long to, String what) {
    for (long time = from; time < to; time += seconds * SECOND) {
      into.add(
          new LooseEvent(
              time, "shop", story.kind(what), Double.NaN, before.size() + incident.size()));
    }
  }

  private List<Clue> clues() {
    return Changes.clues(before, incident, BEGIN + 60 * SECOND);
  }

  @Test
  void clues_allIsAsBefore_areNone() {
    every(10, before, 0, BEGIN, "tick");
    every(10, incident, BEGIN, BEGIN + 180 * SECOND, "tick");

    assertEquals(List.of(), clues());
  }

  @Test
  void clues_errorThatNeverCame_isAChange() {
    every(10, before, 0, BEGIN, "tick");
    every(10, incident, BEGIN, BEGIN + 180 * SECOND, "tick");
    every(5, incident, BEGIN + 60 * SECOND, BEGIN + 180 * SECOND, "!full");

    Clue clue = clues().get(0);
    assertEquals(Term.CHANGE, clue.term());
    assertEquals("It logs what it never did: '!full'", clue.statement());
    assertEquals("in 12 of 13 slices of 10 s since 00:10:58Z", clue.observed());
    assertEquals("in 0 of 60 before", clue.expected());
  }

  @Test
  void clues_aThousandInOneSlice_areOneBurst() {
    every(10, before, 0, BEGIN, "tick");
    every(10, incident, BEGIN, BEGIN + 180 * SECOND, "tick");
    for (int i = 0; i < 1_000; i++) {
      every(1, incident, BEGIN + 60 * SECOND, BEGIN + 61 * SECOND, "!full");
    }

    assertTrue(clues().get(0).value() < 6, () -> clues().toString());
  }

  @Test
  void clues_newAndShortlyBeforeTheFirstError_leads() {
    every(10, before, 0, BEGIN, "tick");
    every(10, incident, BEGIN, BEGIN + 180 * SECOND, "tick");
    every(10, incident, BEGIN + 50 * SECOND, BEGIN + 51 * SECOND, "leader elected");

    Clue clue = clues().get(0);
    assertEquals(Term.LEAD, clue.term());
    assertEquals("10.00 s before it", clue.observed());
  }

  @Test
  void clues_stoppedShortlyBeforeTheFirstError_wasOperatedOn() {
    every(10, before, 0, BEGIN, "tick");
    every(300, before, 0, BEGIN, "stopping");
    every(100, incident, BEGIN + 50 * SECOND, BEGIN + 60 * SECOND, "stopping");

    Clue clue = clues().get(0);
    assertEquals(Term.OPERATION, clue.term());
    assertEquals("10.00 s before it", clue.observed());
    assertEquals("2 such events of all services in 600.00 s before", clue.expected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Configuration changed: pool.size 20 -> 2",
        "Deploying version 2.14.0",
        "Feature flag new-checkout is on",
        "Restart requested by admin"
      })
  void clues_changedMinutesBeforeTheFirstError_wasOperatedOn(String what) {
    long hour = 3_600 * SECOND;
    every(10, before, 0, hour, "tick");
    every(1_000, before, hour - 240 * SECOND, hour, what);
    every(10, incident, hour, hour + 180 * SECOND, "tick");

    Clue clue = Changes.clues(before, incident, hour).get(0);
    assertEquals(Term.OPERATION, clue.term());
    assertEquals(
        "It was operated on shortly before the first error: '" + what + "'", clue.statement());
    assertEquals("240.00 s before it", clue.observed());
  }

  @Test
  void clues_newAMinuteBeforeTheFirstError_leadsThoughItIsOfTheTimeBefore() {
    every(10, before, 0, BEGIN, "tick");
    every(1_000, before, BEGIN - 60 * SECOND, BEGIN, "leader elected");
    every(10, incident, BEGIN, BEGIN + 180 * SECOND, "tick");

    Clue clue = Changes.clues(before, incident, BEGIN).get(0);
    assertEquals(Term.LEAD, clue.term());
    assertEquals("60.00 s before it", clue.observed());
    assertEquals("1 such news in 300.00 s before", clue.expected());
  }

  @Test
  void clues_stoppedLongBefore_areNone() {
    every(10, before, 0, BEGIN, "tick");
    every(1_000, incident, BEGIN - 600 * SECOND, BEGIN, "stopping");

    assertEquals(List.of(), clues());
  }
}
