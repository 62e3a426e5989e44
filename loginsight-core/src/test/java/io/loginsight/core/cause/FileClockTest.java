package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileClockTest {

  private static final long MINUTE = 60 * SECOND;

  /** A line a second; every third from the 100th on is off. */
  private static long[] times(long off) {
    return IntStream.range(0, 200)
        .mapToLong(i -> MINUTE + i * SECOND + (i >= 100 && i % 3 == 0 ? off : 0))
        .toArray();
  }

  private static FileClock clock(long[] times) {
    FileClock clock = FileClock.of(times);
    assertNotNull(clock);
    return clock;
  }

  @Test
  void of_oneClock_isNull() {
    assertNull(FileClock.of(times(0)));
  }

  @Test
  void of_linesComeInAnyOrder_isNull() {
    long[] times = IntStream.range(0, 200).mapToLong(i -> i * 7919L % 200 * MINUTE).toArray();

    assertNull(FileClock.of(times));
  }

  @Test
  void ahead_linesJumpForth_areAhead() {
    assertEquals(7 * MINUTE, clock(times(7 * MINUTE)).ahead(102));
  }

  @Test
  void ahead_linesJumpBack_areBehind() {
    assertEquals(-7 * MINUTE, clock(times(-7 * MINUTE)).ahead(102));
  }

  @Test
  void ahead_otherLines_areRight() {
    assertEquals(0, clock(times(-7 * MINUTE)).ahead(103));
  }

  @Test
  void clue_clockGoesWrongInTheIncident_saysSo() {
    long[] right = times(0);
    Clue clue =
        clock(times(-7 * MINUTE))
            .clue("stock", right, IntStream.range(0, 200).toArray(), right[100]);

    assertNotNull(clue);
    assertEquals(
        "The clock of an instance is 420.00 s behind the others in its file", clue.statement());
  }

  @Test
  void clue_clockHasGoneWrongBefore_isNull() {
    long[] right = times(0);
    Clue clue =
        clock(times(-7 * MINUTE))
            .clue("stock", right, IntStream.range(0, 200).toArray(), 10 * MINUTE);

    assertNull(clue);
  }
}
