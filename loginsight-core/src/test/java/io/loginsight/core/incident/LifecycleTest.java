package io.loginsight.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Chunk;
import io.loginsight.api.Diagnosis.State;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Finding;
import io.loginsight.api.Impact.Trend;
import io.loginsight.api.Level;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import io.loginsight.tck.ChunkBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  private final Map<TimeRange, FindingGroup> groups = new HashMap<>(); // known by identity
  private final ChunkBuilder log =
      new ChunkBuilder().events("order <*> placed", Level.INFO, START, Duration.ofMinutes(1), 121);

  @Test
  void stateOf_whatLastsToTheEnd_isOpen() {
    failures(90, 121, 2);
    assertEquals(State.OPEN, lifecycle(group(90, 120)).stateOf(group(90, 120)));
  }

  @Test
  void stateOf_whatGetsMoreToTheEnd_isGrowing() {
    failures(90, 110, 1);
    failures(110, 121, 5);
    assertEquals(State.GROWING, lifecycle(group(90, 120)).stateOf(group(90, 120)));
  }

  @Test
  void stateOf_whatEndedMinutesAgo_isQuiet() {
    failures(90, 112, 2);
    assertEquals(State.QUIET, lifecycle(group(90, 112)).stateOf(group(90, 112)));
  }

  @Test
  void stateOf_whatEndedLongAgo_isResolved() {
    failures(30, 60, 2);
    assertEquals(State.RESOLVED, lifecycle(group(30, 60)).stateOf(group(30, 60)));
  }

  @Test
  void reopenedBy_samePatternsAfterTheEnd_isTheEarlierOne() {
    failures(30, 60, 2);
    failures(80, 90, 2);
    FindingGroup first = group(30, 60);
    FindingGroup second = group(80, 90);
    assertEquals(1L, lifecycle(first, second).reopenedBy(second));
    assertNull(lifecycle(first, second).reopenedBy(first));
  }

  @Test
  void reopenedBy_whileTheEarlierOneIsNotOver_isNone() {
    failures(30, 90, 2);
    FindingGroup second = group(65, 90);
    assertNull(lifecycle(group(30, 60), second).reopenedBy(second));
  }

  @Test
  void novelty_patternThatBeginsWithIt_isAll() {
    failures(30, 60, 2);
    assertEquals(1, lifecycle(group(30, 60)).novelty(group(30, 60)));
  }

  @Test
  void novelty_patternThatWasThereBefore_isNone() {
    failures(10, 60, 2);
    assertEquals(0, lifecycle(group(30, 60)).novelty(group(30, 60)));
  }

  @Test
  void trendOf_fewerAtTheEnd_isFalling() {
    failures(30, 50, 5);
    failures(50, 60, 1);
    assertEquals(Trend.FALLING, lifecycle(group(30, 60)).trendOf(group(30, 60)));
  }

  @Test
  void trendOf_aHandfulOfEvents_isSteady() {
    failures(55, 60, 1);
    assertEquals(Trend.STEADY, lifecycle(group(30, 60)).trendOf(group(30, 60)));
  }

  private void failures(int from, int to, int aMinute) {
    for (int i = 0; i < aMinute; i++) {
      log.events("order <*> lost", Level.ERROR, at(from), Duration.ofMinutes(1), to - from);
    }
  }

  private Lifecycle lifecycle(FindingGroup... groups) {
    return new Lifecycle(log.build(), List.of(groups));
  }

  private FindingGroup group(int from, int to) {
    Chunk chunk = log.build();
    TimeRange when = new TimeRange(at(from), at(to));
    PatternStats lost =
        chunk.patterns().stream()
            .filter(stats -> stats.pattern().template().equals("order <*> lost"))
            .findFirst()
            .orElseThrow();
    Evidence evidence = new Evidence("seen", "1", "0", List.of(new EventId("app.log", 1)));
    Finding finding =
        new Finding(
            "test",
            "kind",
            Severity.HIGH,
            0.5,
            when,
            "lost",
            List.of(lost.pattern().id()),
            List.of(evidence));
    return groups.computeIfAbsent(when, w -> new FindingGroup(finding, w, Set.of(), false));
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
