package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.TimeRange;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

  @Test
  void within_severalRanges_areInsideWithBothEnds() {
    TimeFilter filter = filter(null, null).within(List.of(range(5, 6), range(9, 9)));
    assertEquals(true, filter.outside(4_999_999_999L));
    assertEquals(false, filter.outside(5_000_000_000L));
    assertEquals(false, filter.outside(6_000_000_000L));
    assertEquals(true, filter.outside(6_000_000_001L));
    assertEquals(false, filter.outside(9_000_000_000L));
    assertEquals(true, filter.outside(LogBatch.NO_TIME));
  }

  @Test
  void within_rangeBeyondWhatIsAskedFor_isCut() {
    TimeFilter filter = filter(Instant.ofEpochSecond(5), null).within(List.of(range(3, 6)));
    assertEquals(true, filter.outside(4_000_000_000L));
    assertEquals(false, filter.outside(5_000_000_000L));
  }

  @Test
  void touches_timesOfABlock_areThoseThatReachIntoARange() {
    TimeFilter filter = filter(null, null).within(List.of(range(5, 6), range(9, 9)));
    assertEquals(false, filter.touches(1_000_000_000L, 4_999_999_999L));
    assertEquals(true, filter.touches(1_000_000_000L, 5_000_000_000L));
    assertEquals(false, filter.touches(7_000_000_000L, 8_000_000_000L));
    assertEquals(true, filter.touches(7_000_000_000L, 20_000_000_000L));
    assertEquals(false, filter.touches(Long.MAX_VALUE, Long.MIN_VALUE)); // has no times
  }

  private static TimeRange range(long from, long to) {
    return new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  private static TimeFilter filter(Instant since, Instant until) {
    return TimeFilter.of(
        new EngineSettings.Reading(ZoneOffset.UTC, null, null, since, until, false, 1));
  }
}
