package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.EventCounts;
import io.loginsight.api.Level;
import io.loginsight.api.TimeRange;
import io.loginsight.spi.LogBatch;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TalliesTest {

  @Test
  void counts_eventsOfSeveralLevels_areApart() {
    Tallies tallies = new Tallies();
    tallies.reach(2);
    tallies.event(2, 7, Level.WARN.ordinal());
    tallies.event(2, 5, Level.WARN.ordinal());
    tallies.event(2, LogBatch.NO_TIME, LogBatch.NO_LEVEL);
    tallies.lines(2, 4);
    assertEquals(new EventCounts(3, 7, Map.of(Level.WARN, 2L)), tallies.counts(2));
    assertEquals(
        new TimeRange(Instant.ofEpochSecond(0, 5), Instant.ofEpochSecond(0, 7)), tallies.seen(2));
    assertEquals(new EventCounts(0, 0, Map.of()), tallies.counts(0));
  }

  @Test
  void seen_noEventWithATime_isNull() {
    Tallies tallies = new Tallies();
    tallies.reach(0);
    tallies.event(0, LogBatch.NO_TIME, 0);
    assertNull(tallies.seen(0));
  }

  @Test
  void seen_timesBefore1970_areTimes() {
    Tallies tallies = new Tallies();
    tallies.reach(0);
    tallies.event(0, -1, 0);
    assertEquals(Instant.parse("1969-12-31T23:59:59.999999999Z"), tallies.seen(0).first());
  }

  @Test
  void addAll_keysOfAnother_areRenamedJoinedAndLeftOut() {
    Tallies part = new Tallies();
    part.reach(2);
    part.event(0, 3, 0);
    part.event(1, 4, 0);
    part.event(2, 9, 0);
    Tallies whole = new Tallies();
    whole.reach(5);
    whole.addAll(part, new int[] {5, 5, -1});
    assertEquals(2, whole.events(5));
    assertEquals(2, whole.sum().events(0));
  }
}
