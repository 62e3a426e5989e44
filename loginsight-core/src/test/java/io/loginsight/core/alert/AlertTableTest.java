package io.loginsight.core.alert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.Alert;
import io.loginsight.api.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTableTest {

  private final AlertTable table = new AlertTable();

  @Test
  void alert_givesBackWhatWasAdded() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) { // more than there is room for at first
      Severity severity = i % 6 == 5 ? null : Severity.values()[i % 6];
      Instant time = i % 7 == 0 ? null : Instant.ofEpochSecond(i, i);
      alerts.add(new Alert(time, "t" + i % 10, "h" + i % 3, i % 2 == 0 ? "" : "s" + i, severity));
    }
    alerts.forEach(table::add);
    for (int i = 0; i < alerts.size(); i++) {
      assertEquals(alerts.get(i), table.alert(i));
    }
    assertEquals(alerts.size(), table.size());
  }

  @Test
  void alert_timesAtTheEnds_areKept() {
    for (long nanos : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      Instant time = Instant.ofEpochSecond(0, nanos);
      table.add(new Alert(time, "", "", "", null));
      assertEquals(time, table.alert(table.size() - 1).time());
    }
  }

  @Test
  void byTime_nothing_isEmpty() {
    assertArrayEquals(new int[0], table.byTime());
  }

  @Test
  void byTime_rising_isTheOrderOfTheInput() {
    add(1L, 1L, 2L);
    assertArrayEquals(new int[] {0, 1, 2}, table.byTime());
  }

  @Test
  void byTime_outOfOrder_isSortedAndEqualOnesStayAsTheyWere() {
    add(3L, 1L, 2L, 1L, 3L);
    assertArrayEquals(new int[] {1, 3, 2, 0, 4}, table.byTime());
  }

  @Test
  void byTime_untimed_comeBehindThoseOfTheTimeOfTheOneInFront() {
    add(null, 3L, null, 1L, null, 2L);
    assertArrayEquals(new int[] {0, 3, 4, 5, 1, 2}, table.byTime());
  }

  @Test
  void byTime_anyOrder_agreesWithAPlainSort() {
    Random random = new Random(1);
    List<Integer> places = new ArrayList<>();
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      seconds.add((long) random.nextInt(500));
      places.add(i);
    }
    add(seconds.toArray(Long[]::new));
    places.sort(Comparator.comparing(seconds::get));
    assertArrayEquals(
        places.stream().mapToInt(Integer::intValue).toArray(), table.byTime(), "seed 1");
  }

  @Test
  void byTime_sameTime_theMostSevereComesFirst() {
    Instant time = Instant.ofEpochSecond(1);
    table.add(new Alert(time, "a", "", "", null));
    table.add(new Alert(time, "b", "", "", Severity.LOW));
    table.add(new Alert(time, "c", "", "", Severity.CRITICAL));
    assertArrayEquals(new int[] {2, 1, 0}, table.byTime());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void byTime_anyShuffleOfAlertsOfTheSameTime_isOneOrder(long seed) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int severity = random.nextInt(6);
      alerts.add(
          new Alert(
              Instant.ofEpochSecond(random.nextInt(50)),
              "t" + random.nextInt(5),
              "h" + random.nextInt(3),
              "s" + random.nextInt(3),
              severity == 5 ? null : Severity.values()[severity]));
    }
    List<Alert> first = inOrder(alerts);
    Collections.shuffle(alerts, random);
    assertEquals(first, inOrder(alerts));
  }

  private static List<Alert> inOrder(List<Alert> alerts) {
    AlertTable table = new AlertTable();
    alerts.forEach(table::add);
    return Arrays.stream(table.byTime()).mapToObj(table::alert).toList();
  }

  private void add(@Nullable Long... seconds) {
    for (Long second : seconds) {
      Instant time = second == null ? null : Instant.ofEpochSecond(second);
      table.add(new Alert(time, "", "", "", null));
    }
  }
}
