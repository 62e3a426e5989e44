package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksTest {

  private static final long MILLI = 1_000_000L;
  private static final long ONSET = 1_000 * SECOND;

  private final Clocks clocks = new Clocks(ONSET);
  private int traces;

  /** A shop asks stock, which answers; one of two instances does so by another clock. */
  private void tell(long start, int times, long ahead, long answersAfter) {
    for (int i = 0; i < times; i++) {
      String trace = "trace-" + traces++;
      long time = start + i * SECOND + MILLI;
      String stock = "stock-" + i % 2;
      long off = i % 2 == 0 ? ahead : 0;
      clocks.add(trace, "shop", "shop-0", time, 4 * i);
      clocks.add(trace, "stock", stock, time + 10 * MILLI + off, 4 * i + 1);
      clocks.add(trace, "stock", stock, time + 20 * MILLI + off, 4 * i + 2);
      clocks.add(trace, "shop", "shop-0", time + answersAfter, 4 * i + 3);
    }
  }

  @Test
  void clues_clockIsBehindInTheIncident_isBlamed() {
    tell(0, 60, 0, 30 * MILLI);
    tell(ONSET, 60, -37 * SECOND, 30 * MILLI);
    clocks.compare();

    Clue clue = clocks.clues().get(0);
    assertEquals("stock", clue.service());
    assertEquals(
        "The clock of stock-0 is 36.98 s behind the others of its traces", clue.statement());
    assertEquals("30 of 30 traces since 00:16:40Z", clue.observed());
  }

  @Test
  void clues_clockWasAlwaysAhead_areNone() {
    tell(0, 60, 90 * SECOND, 30 * MILLI);
    tell(ONSET, 60, 90 * SECOND, 30 * MILLI);
    clocks.compare();

    assertEquals(List.of(), clocks.clues());
  }

  @Test
  void clues_whoAnswersLastIsLate_areNone() {
    tell(0, 60, 0, 30 * MILLI);
    tell(ONSET, 60, 0, 30 * SECOND);
    clocks.compare();

    assertEquals(List.of(), clocks.clues());
  }

  @Test
  void ahead_clockIsAhead_isByHowMuchItLiesBehindTheOthers() {
    tell(0, 60, 0, 30 * MILLI);
    tell(ONSET, 60, 37 * SECOND, 30 * MILLI);
    clocks.compare();

    assertEquals(37 * SECOND - 20 * MILLI, clocks.ahead("trace-60", "stock-0"));
  }

  @Test
  void ahead_clockIsRight_isNothing() {
    tell(0, 60, 0, 30 * MILLI);
    clocks.compare();

    assertEquals(0, clocks.ahead("trace-0", "stock-0"));
  }

  @Test
  void ahead_nobodyElseInTheTrace_isUnknown() {
    clocks.add("trace", "shop", "shop-0", SECOND, 0);
    clocks.compare();

    assertNull(clocks.ahead("trace", "shop-0"));
  }
}
