package io.loginsight.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;

  private final Folder folder = new Folder();

  @Test
  void add_whatComesAllTheTime_isRoutine() {
    List<AlertDecision> decisions = new ArrayList<>();
    for (double at = 0; at < 3 * DAY; at += 10 * MINUTE) {
      decisions.add(add(at, "disk is slow", "db"));
    }
    assertTrue(decisions.stream().allMatch(decision -> decision.reason() == Reason.ROUTINE));
  }

  @Test
  void add_whatHasNeverComeAmongWhatComesAllTheTime_opensAnIncident() {
    quietDays(2);
    AlertDecision decision = add(2 * DAY, "login from abroad", "vpn");
    assertEquals(Reason.OPENS, decision.reason());
    assertEquals(1L, decision.incident());
    assertTrue(decision.bits() > Threshold.LEAST_BITS, decision.toString());
  }

  @Test
  void add_theSameAgainInAnIncident_isNotToldAgain() {
    quietDays(2);
    add(2 * DAY, "login from abroad", "vpn");
    AlertDecision again = add(2 * DAY + 1, "login from abroad", "mail");
    assertEquals(Reason.REPEATS, again.reason());
    assertEquals(1L, again.incident());
  }

  @Test
  void add_anotherTypeInAnIncident_isTold() {
    quietDays(2);
    add(2 * DAY, "login from abroad", "vpn");
    assertEquals(Reason.ADDS, add(2 * DAY + 1, "root shell", "vpn").reason());
  }

  @Test
  void add_aFloodOnTheHostOfAnIncident_accompaniesIt() {
    quietDays(2);
    add(2 * DAY, "login from abroad", "vpn");
    for (int i = 1; i < 1_000; i++) {
      AlertDecision decision = add(2 * DAY + i * 0.01, "login from abroad", "vpn");
      assertEquals(Reason.ACCOMPANIES, decision.reason());
    }
  }

  @Test
  void add_routineDuringAnIncident_staysInTheBackground() {
    quietDays(2);
    add(2 * DAY, "login from abroad", "db");
    AlertDecision routine = add(2 * DAY + 1, "disk is slow", "db");
    assertEquals(Reason.ROUTINE, routine.reason());
    assertNull(routine.incident());
  }

  @Test
  void add_surprisesThatAreAnHourApart_areIncidentsOfTheirOwn() {
    quietDays(2);
    AlertDecision first = add(2 * DAY, "login from abroad", "vpn");
    quiet(2 * DAY, 2 * DAY + HOUR);
    AlertDecision second = add(2 * DAY + HOUR, "certificate expired", "web");
    assertEquals(Reason.OPENS, second.reason());
    assertNotEquals(first.incident(), second.incident());
  }

  @Test
  void add_aTypeThatAlwaysFollowsAnother_isNoSurpriseBehindIt() {
    for (int day = 0; day < 6; day++) {
      quiet(day * DAY, day * DAY + HOUR);
      add(day * DAY + HOUR, "backup begins", "db");
      add(day * DAY + HOUR + 5, "load is high", "db");
      quiet(day * DAY + HOUR + 10, (day + 1) * DAY);
    }
    quiet(6 * DAY, 6 * DAY + HOUR);
    AlertDecision follows = new Follow().decision();
    assertTrue(follows.bits() < 1.5, follows.toString());
  }

  private final class Follow {
    AlertDecision decision() {
      add(6 * DAY + HOUR, "backup begins", "db");
      return add(6 * DAY + HOUR + 5, "load is high", "db");
    }
  }

  @Test
  void add_whatWasToldOften_losesBits() {
    quietDays(2);
    double first = add(2 * DAY, "login from abroad", "vpn").bits();
    quiet(2 * DAY, 5 * DAY);
    double second = add(5 * DAY, "login from abroad", "vpn").bits();
    assertTrue(second < first, first + " " + second);
  }

  @Test
  void add_manyNewThingsAtOnceInTheFirstHours_opensAnIncident() {
    quiet(0, 3 * HOUR);
    Set<Reason> reasons = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      reasons.add(add(3 * HOUR + i, "probe of port " + i, "web").reason());
    }
    assertTrue(reasons.contains(Reason.OPENS), reasons.toString());
  }

  @Test
  void add_theFirstAlerts_areNoSurprise() {
    for (int i = 0; i < 10; i++) {
      assertFalse(add(i * MINUTE, "type " + i, "web").reason().notifies());
    }
  }

  @Test
  void add_clockThatJumpsBack_isTakenToStandStill() {
    quietDays(2);
    AlertDecision first = add(2 * DAY, "login from abroad", "vpn");
    AlertDecision second = add(DAY, "root shell", "vpn");
    assertEquals(first.incident(), second.incident());
  }

  @Test
  void add_noTime_isTakenAsOfTheTimeOfTheOneBefore() {
    quietDays(2);
    AlertDecision first = add(2 * DAY, "login from abroad", "vpn");
    AlertDecision second = folder.add(new Alert(null, "root shell", "vpn", "", null));
    assertEquals(first.incident(), second.incident());
  }

  @Test
  void add_noTimeAtAll_neitherFailsNorTells() {
    for (int i = 0; i < 100; i++) {
      assertFalse(folder.add(new Alert(null, "type " + i, "", "", null)).reason().notifies());
    }
  }

  /** Whether a person is told cannot depend on what comes later. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_moreAlertsBehind_changeNothing(long seed) {
    List<Alert> alerts = random(seed, 4_000);
    List<AlertDecision> all = decisions(alerts);
    assertEquals(all.subList(0, 2_000), decisions(alerts.subList(0, 2_000)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_anyAlerts_tellOfATypeOnceAnIncident(long seed) {
    List<Alert> alerts = random(seed, 4_000);
    List<AlertDecision> decisions = decisions(alerts);
    Map<Long, Set<String>> told = new HashMap<>();
    for (int i = 0; i < alerts.size(); i++) {
      Long incident = decisions.get(i).incident();
      if (incident != null && decisions.get(i).reason().notifies()) {
        boolean isNew =
            told.computeIfAbsent(incident, number -> new HashSet<>()).add(alerts.get(i).type());
        assertTrue(isNew, alerts.get(i).toString());
      }
    }
    assertFalse(told.isEmpty(), "no incident in seed " + seed);
  }

  @Test
  void add_aMillionTypes_doesNotFillTheMemory() {
    for (int i = 0; i < 1_000_000; i++) {
      add(i * 0.1, "type " + i, "host " + i % 100_003);
    }
    assertTrue(folder.remembered() < 400_000, "remembers " + folder.remembered());
  }

  private void quietDays(int days) {
    quiet(0, days * DAY);
  }

  /** Something comes all the time. */
  private void quiet(double from, double to) {
    for (double at = from; at < to; at += 10 * MINUTE) {
      add(at, "disk is slow", "db");
    }
  }

  private AlertDecision add(double seconds, String type, String host) {
    Instant time = START.plusNanos(Math.round(seconds * 1e9));
    return folder.add(new Alert(time, type, host, "", null));
  }

  private static List<AlertDecision> decisions(List<Alert> alerts) {
    Folder folder = new Folder();
    return alerts.stream().map(folder::add).toList();
  }

  /** A few hosts with their habits, and now and then something else, in bursts. */
  private static List<Alert> random(long seed, int count) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    double at = 0;
    int burst = 0;
    for (int i = 0; i < count; i++) {
      burst = burst > 0 ? burst - 1 : random.nextInt(400) == 0 ? random.nextInt(30) : 0;
      at += -Math.log(random.nextDouble()) * (burst > 0 ? 1 : 200);
      String type = burst > 0 ? "odd " + random.nextInt(60) : "usual " + random.nextInt(6);
      Instant time = START.plusNanos(Math.round(at * 1e9));
      alerts.add(new Alert(time, type, "host " + random.nextInt(4), "", null));
    }
    return alerts;
  }
}
