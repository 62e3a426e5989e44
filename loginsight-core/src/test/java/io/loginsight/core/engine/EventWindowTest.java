package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.api.TimeRange;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventWindowTest {

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
  private static final TimeRange INCIDENT = new TimeRange(at(90), at(100));

  @Test
  void of_fewEvents_isTheIncidentAndTheHourBefore() {
    EventWindow window = EventWindow.of(INCIDENT, log(10, Map.of()).build());
    assertEquals(at(30), window.since());
    assertEquals(at(90), window.from());
    assertEquals(at(100).plusSeconds(1), window.to());
    assertEquals(false, window.isCut());
  }

  @Test
  void of_manyEventsWithoutTraces_isCutOnBothSides() {
    EventWindow window = EventWindow.of(INCIDENT, log(600, Map.of()).build());
    assertEquals(at(94), window.to());
    assertEquals(at(86), window.since());
    assertEquals(true, window.isCut());
    assertTrue(window.told().contains(at(94).toString()));
  }

  @Test
  void of_manyEventsWithTraces_isCutLater() {
    EventWindow window = EventWindow.of(INCIDENT, log(600, Map.of("trace", "t-1")).build());
    assertEquals(false, window.isCut());
    assertEquals(at(73), window.since());
  }

  @Test
  void of_firstMinuteWithTooMany_isThatMinute() {
    EventWindow window = EventWindow.of(INCIDENT, log(5_000, Map.of()).build());
    assertEquals(at(91), window.to());
  }

  @Test
  void range_both_endBeforeTheWindowDoes() {
    EventWindow window = EventWindow.of(INCIDENT, log(10, Map.of()).build());
    assertEquals(window.to().minusNanos(1), window.range().last());
  }

  private static ChunkBuilder log(int aMinute, Map<String, String> attributes) {
    ChunkBuilder log = new ChunkBuilder();
    Duration apart = Duration.ofMinutes(1).dividedBy(aMinute);
    return log.events("order <*> placed", Level.INFO, START, apart, 120 * aMinute)
        .attributes("order <*> placed", attributes);
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
