package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.loginsight.spi.LogBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRunsTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void add_anEventAMinuteLater_beginsARun() {
    TimeRuns runs = of(0, 59 * SECOND, 119 * SECOND, 118 * SECOND);
    assertEquals("0..59 of 2, 118..119 of 2", told(runs));
  }

  @Test
  void add_anEventAMinuteEarlier_beginsARun() {
    assertEquals("100..100 of 1, 40..41 of 2", told(of(100 * SECOND, 40 * SECOND, 41 * SECOND)));
  }

  @Test
  void add_anEventWithoutATime_isNoEvent() {
    assertEquals("0..1 of 2", told(of(0, LogBatch.NO_TIME, SECOND)));
  }

  @Test
  void steps_areFromTheEndOfTheRunBefore() {
    TimeRuns runs = of(0, 30 * SECOND, 700 * SECOND, 100 * SECOND);
    assertArrayEquals(new long[] {0, 670 * SECOND, -600 * SECOND}, runs.steps());
  }

  @Test
  void steps_tooFarFor64Bits_areLong() {
    long farthest = 1L << 61;
    TimeRuns runs = of(Long.MAX_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE);
    assertArrayEquals(new long[] {0, -farthest, farthest}, runs.steps());
  }

  @Test
  void add_moreRunsThanAreKept_theLastTakesTheRest() {
    TimeRuns runs = new TimeRuns();
    for (int i = 0; i < TimeRuns.MOST + 10; i++) {
      runs.add(100 * SECOND * i);
    }
    assertFalse(runs.isComplete());
    assertEquals(11, runs.events(TimeRuns.MOST - 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void addAll_partsCutAnywhere_isAsAWhole(long seed) {
    Random random = new Random(seed);
    TimeRuns whole = new TimeRuns();
    TimeRuns parts = new TimeRuns();
    TimeRuns part = new TimeRuns();
    int near = seed % 2 == 0 ? 2 : 50; // of which one is far: the first have more than are kept
    long time = 0;
    for (int i = 0; i < 20_000; i++) {
      time = random.nextInt(near) == 0 ? random.nextLong() / 1_000 : time + SECOND;
      whole.add(time);
      part.add(time);
      if (random.nextInt(300) == 0) {
        parts.addAll(part);
        part.clear();
      }
    }
    parts.addAll(part);
    assertEquals(told(whole), told(parts));
    assertArrayEquals(whole.steps(), parts.steps());
    assertEquals(whole.isComplete(), parts.isComplete());
  }

  private static TimeRuns of(long... times) {
    TimeRuns runs = new TimeRuns();
    for (long time : times) {
      runs.add(time);
    }
    return runs;
  }

  private static String told(TimeRuns runs) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      all.add(
          (runs.earliest(i) / SECOND + ".." + runs.latest(i) / SECOND) + (" of " + runs.events(i)));
    }
    return String.join(", ", all);
  }
}
