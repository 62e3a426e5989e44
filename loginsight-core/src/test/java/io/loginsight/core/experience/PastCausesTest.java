package io.loginsight.core.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.PastIncident.Cause;
import io.loginsight.api.PatternId;
import org.junit.jupiter.api.Test;

class PastCausesTest {

  private static final PatternId ONE = new PatternId(1);
  private static final PatternId TWO = new PatternId(2);

  @Test
  void of_wasTheCause_countsForItsPattern() {
    assertEquals(new PastCauses.Times(1, 0), times("db", ONE, new Cause("db", ONE)));
  }

  @Test
  void of_anotherPattern_countsNothing() {
    assertEquals(new PastCauses.Times(0, 0), times("db", TWO, new Cause("db", ONE)));
  }

  @Test
  void of_rankedFirstAndWasNot_countsAgainst() {
    assertEquals(
        new PastCauses.Times(0, 1), times("web", TWO, new Cause("web", TWO), new Cause("db", ONE)));
  }

  @Test
  void of_nobodyKnowsThePattern_countsNothing() {
    assertEquals(new PastCauses.Times(0, 0), times("db", TWO));
  }

  @Test
  void of_suspectedWithoutAPattern_countsNothing() {
    assertEquals(new PastCauses.Times(0, 0), times("db", null, new Cause("db", null)));
  }

  @Test
  void lean_howeverOften_isLessThanItsOwnEvidence() {
    assertTrue(new PastCauses.Times(100_000, 0).lean() < 1);
  }

  @Test
  void lean_moreOftenNot_isNothing() {
    assertEquals(0, new PastCauses.Times(1, 2).lean());
  }

  /** Asks after an incident of which the database was the cause. */
  private static PastCauses.Times times(String service, PatternId pattern, Cause... ranked) {
    return new PastCauses(new Pasts().cause("db", ranked).experience()).of(service, pattern);
  }
}
