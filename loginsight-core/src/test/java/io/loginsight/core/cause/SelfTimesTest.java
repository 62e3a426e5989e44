package io.loginsight.core.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelfTimesTest {

  private static final long MILLI = 1_000_000L;

  private static MeasuredSpan span(String id, String parent, String service, long from, long to) {
    return new MeasuredSpan("t", id, parent, service, "op " + id, from * MILLI, to * MILLI, 0);
  }

  private static Map<String, Long> times(MeasuredSpan... spans) {
    Map<String, Long> times = new TreeMap<>();
    for (Duration duration : SelfTimes.of(List.of(spans))) {
      times.put(duration.way().from() + duration.way().to(), Math.round(duration.millis()));
    }
    return times;
  }

  @Test
  void of_childrenAtTheSameTime_areTakenAwayOnce() {
    assertEquals(
        Map.of("shop[bank, stock]", 40L, "stock[]", 40L, "bank[]", 40L),
        times(
            span("a", "", "shop", 0, 100),
            span("b", "a", "stock", 10, 50),
            span("c", "a", "bank", 30, 70)));
  }

  @Test
  void of_childEndsLater_isTakenAwayAsFarAsItLiesWithin() {
    assertEquals(
        Map.of("shop[stock]", 80L, "stock[]", 40L),
        times(span("a", "", "shop", 0, 100), span("b", "a", "stock", 80, 120)));
  }

  @Test
  void of_spanStandsInTwoFiles_countsOnce() {
    assertEquals(
        1, SelfTimes.of(List.of(span("a", "", "shop", 0, 1), span("a", "", "shop", 0, 1))).size());
  }
}
