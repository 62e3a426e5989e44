package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ToldTimesTest {

  private static final long MILLI = 1_000_000L;

  private final Story story = new Story();
  private final Traces traces = new Traces();
  private int events;

  private void tell(String service, long time, double took) {
    Kind kind = story.kind(service + " has done");
    traces.add("trace", new Occurrence(time, service, "", kind, took, events++));
  }

  /** Returns the time of each way, by who works and whom he asks. */
  private Map<String, Double> times(List<LooseEvent> loose) {
    Map<String, Double> times = new TreeMap<>();
    for (Duration time : ToldTimes.of(traces, loose)) {
      times.put(time.way().from() + time.way().to(), time.millis());
    }
    return times;
  }

  @Test
  void of_callTellsItsTime_isWithoutThatOfTheCalled() {
    tell("stock", 100 * MILLI + 1, 30);
    tell("shop", 110 * MILLI + 1, 100);

    assertEquals(Map.of("shop[stock]", 70.0, "stock[]", 30.0), times(List.of()));
  }

  @Test
  void of_calledLogsBeginAndEndAlone_isItsTime() {
    tell("stock", 50 * MILLI, Double.NaN);
    tell("stock", 90 * MILLI, Double.NaN);
    tell("shop", 110 * MILLI, 100);

    assertEquals(Map.of("shop[stock]", 60.0, "stock[]", 40.0), times(List.of()));
  }

  @Test
  void of_timeInWholeSeconds_stillHoldsWhatIsWithin() {
    tell("stock", SECOND + 500 * MILLI, 30);
    tell("shop", SECOND, 100);

    assertEquals(Map.of("shop[stock]", 70.0, "stock[]", 30.0), times(List.of()));
  }

  @Test
  void of_nobodyTellsATime_isNothing() {
    tell("stock", 50 * MILLI, Double.NaN);
    tell("stock", 90 * MILLI, Double.NaN);

    assertEquals(Map.of(), times(List.of()));
  }

  @Test
  void of_eventOutsideOfTraces_isAllItTells() {
    LooseEvent event = new LooseEvent(SECOND, "disk", story.kind("written"), 12, 0);

    assertEquals(Map.of("disk[]", 12.0), times(List.of(event)));
  }
}
