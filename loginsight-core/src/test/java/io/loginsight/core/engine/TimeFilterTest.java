package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeFilterTest {

  @Test
  void outside_noLimits_isNothing() {
    TimeFilter filter = filter(null, null);
    assertEquals(false, filter.outside(LogBatch.NO_TIME));
    assertEquals(false, filter.outside(Long.MAX_VALUE));
  }

  @Test
  void outside_since_isWhatIsBefore() {
    TimeFilter filter = filter(Instant.ofEpochSecond(5, 7), null);
    assertEquals(true, filter.outside(5_000_000_006L));
    assertEquals(false, filter.outside(5_000_000_007L));
  }

  @Test
  void outside_until_isThatMomentAndWhatIsBehind() {
    TimeFilter filter = filter(null, Instant.ofEpochSecond(5));
    assertEquals(false, filter.outside(4_999_999_999L));
    assertEquals(true, filter.outside(5_000_000_000L));
  }

  @Test
  void outside_eventWithoutTime_isOutsideOfAnyLimit() {
    assertEquals(true, filter(Instant.EPOCH, null).outside(LogBatch.NO_TIME));
  }

  @Test
  void outside_limitsBeyondAllEvents_areTaken() {
    assertEquals(false, filter(Instant.MIN, Instant.MAX).outside(0));
    assertEquals(true, filter(Instant.MAX, null).outside(0));
    assertEquals(true, filter(null, Instant.MIN).outside(0));
  }

  private static TimeFilter filter(Instant since, Instant until) {
    return TimeFilter.of(
        new EngineSettings.Reading(ZoneOffset.UTC, null, null, since, until, false, 1));
  }
}
