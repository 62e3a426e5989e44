package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
import io.loginsight.api.SessionReport;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SessionVerdict.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDetectorTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final List<SessionVerdict> closed = new ArrayList<>();
  private SessionDetector detector = new SessionDetector(closed::add);

  @Test
  void verdicts_sessionsThatAreAlike_areNoAlarm() {
    orders(0, 500);
    assertTrue(verdicts().stream().noneMatch(SessionVerdict::anomalous));
  }

  @Test
  void verdicts_whatNoPeerHas_isAnAlarmAtOnce() {
    orders(0, 500);
    add(600, "odd", "open");
    add(601, "odd", "refused");
    SessionVerdict odd = verdict("odd");
    assertTrue(odd.immediate() && odd.anomalous(), odd.toString());
    assertEquals("refused", odd.reasons().get(0).event());
    assertEquals(Kind.NEW, odd.reasons().get(0).kind());
    assertEquals("never seen among 500 other sessions", odd.reasons().get(0).words());
  }

  @Test
  void verdicts_whatAllPeersHaveAndItLacks_isAnAlarm() {
    orders(0, 500);
    add(600, "odd", "open");
    orders(600, 500);
    SessionVerdict odd = verdict("odd");
    assertTrue(odd.anomalous(), odd.toString());
    SessionReason reason = odd.reasons().get(0);
    assertEquals(Kind.MISSING, reason.kind());
    assertEquals(1, reason.times());
    assertEquals(0, reason.alike());
  }

  @Test
  void verdicts_onceWhereAllPeersHaveItTwice_lacksTheSecond() {
    orders(0, 500);
    add(600, "odd", "open");
    add(601, "odd", "reserve");
    add(602, "odd", "pay");
    add(603, "odd", "close");
    orders(604, 500);
    SessionVerdict odd = verdict("odd");
    assertTrue(odd.anomalous(), odd.toString());
    SessionReason reason = odd.reasons().get(0);
    assertEquals(Kind.MISSING, reason.kind());
    assertEquals("reserve", reason.event());
    assertEquals(2, reason.times());
    assertEquals(1, reason.observed());
  }

  @Test
  void verdicts_theFirstSessions_areNoAlarm() {
    for (int i = 0; i < 20; i++) {
      add(i, "s" + i, "event " + i);
    }
    assertTrue(verdicts().stream().noneMatch(SessionVerdict::anomalous));
  }

  @Test
  void verdicts_aNewWayThatOthersFollow_isTakenBackButNotTheAlarmAtOnce() {
    orders(0, 500);
    add(600, "first", "open");
    add(601, "first", "express");
    for (int i = 0; i < 700; i++) {
      add(602 + i, "later" + i, "open");
      add(602 + i, "later" + i, "express");
    }
    add(5_000, "first", "pay"); // speaks again, so it is judged again
    orders(10_000, 10);
    SessionVerdict first = verdict("first");
    assertTrue(first.immediate());
    assertTrue(first.reasons().stream().noneMatch(r -> r.event().equals("express")));
  }

  @Test
  void verdicts_aStepThatComesLate_isNoLackBeforeItsTime() {
    for (int i = 0; i < 300; i++) {
      add(i * 100, "s" + i, "open");
      if (i >= 50) {
        add(i * 100, "s" + (i - 50), "close"); // after 5,000 seconds
      }
    }
    assertFalse(verdict("s299").anomalous(), "it is too young");
  }

  /** One in ten, which is no exception any more. */
  @Test
  void verdicts_aFailureOfOneInTen_isAnAlarmOnceItIsKnownAsOne() {
    ordersWithEveryTenth("open", "reserve", "pay", "odd", "close");
    assertEquals(0, ofTheLast100(), "an event like any other");
    detector = new SessionDetector(closed::add);
    closed.clear();
    detector.describe("odd", null, "Payment failed");
    ordersWithEveryTenth("open", "reserve", "pay", "odd", "close");
    assertEquals(10, ofTheLast100());
    assertEquals(0, verdicts().stream().filter(SessionVerdict::immediate).count());
  }

  @Test
  void verdicts_aFailureOfAllThatHaveTheEventBefore_isNoAlarm() {
    detector.describe("odd", Level.WARN, "Looking up");
    ordersWithEveryTenth("open", "look up", "odd", "pay", "close");
    assertEquals(0, ofTheLast100());
  }

  @Test
  void verdicts_aFailureThatComesFirst_isNotComparedWithOtherKindsOfSessions() {
    detector.describe("odd", Level.WARN, "Looking up");
    ordersWithEveryTenth("odd", "close");
    assertEquals(0, ofTheLast100());
  }

  @Test
  void verdicts_oneInTenThatStopsEarly_isAnAlarm() {
    ordersWithEveryTenth("open", "reserve");
    assertEquals(10, ofTheLast100());
    SessionReason reason = verdict("tenth 990").reasons().get(0);
    assertEquals(Kind.MISSING, reason.kind());
    assertTrue(reason.bits() > 3 && reason.bits() < 4, reason.toString());
  }

  @Test
  void verdicts_oneInTenOfAnotherKind_lacksNothing() {
    ordersWithEveryTenth("ping", "pong");
    assertEquals(0, ofTheLast100());
  }

  @Test
  void verdicts_oneInTenWithMoreThanTheRule_isAnAlarm() {
    ordersWithEveryTenth("open", "reserve", "pay", "pay", "close");
    assertEquals(10, ofTheLast100());
  }

  @Test
  void verdicts_oneInFiveThatStopsEarly_isNone() {
    for (int i = 0; i < 200; i++) {
      orders(500 * i, 4);
      add(500 * i, "tenth " + i, "open");
    }
    assertEquals(0, verdicts().stream().filter(SessionVerdict::anomalous).count());
  }

  @Test
  void verdicts_aRuleOfFew_isNotBelieved() {
    orders(0, 22);
    add(10, "odd", "open");
    assertEquals(0, verdicts().stream().filter(SessionVerdict::anomalous).count());
  }

  private void ordersWithEveryTenth(String... steps) {
    for (int i = 0; i < 1_000; i += 10) {
      orders(500 * i, 9);
      for (int step = 0; step < steps.length; step++) {
        add(500 * i + 9 + step, "tenth " + i, steps[step]);
      }
    }
    orders(500_000, 1);
  }

  /** How many are an alarm. */
  private long ofTheLast100() {
    return verdicts().stream()
        .filter(verdict -> verdict.session().matches("(tenth 9\\d\\d|order 4[5-9]\\d{4}-\\d+)"))
        .filter(SessionVerdict::anomalous)
        .count();
  }

  @Test
  void trust_sessionsBehindIt_areJudgedByTheTrustedOnes() {
    orders(0, 50);
    detector.trust();
    add(10, "odd", "open");
    add(11, "odd", "refused");
    orders(100_000, 1);
    List<SessionVerdict> verdicts = verdicts();
    assertEquals(2, verdicts.size());
    assertTrue(verdicts.get(0).anomalous(), verdicts.toString());
    assertFalse(verdicts.get(1).anomalous(), verdicts.toString());
  }

  @Test
  void add_noTime_isTakenAsOfTheTimeOfTheOneBefore() {
    for (int i = 0; i < 100; i++) {
      detector.add(null, "s" + i, "open");
    }
    assertEquals(100, verdicts().size());
  }

  /** An alarm that is never taken back cannot depend on what comes later. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void verdicts_moreEventsBehind_takeNoAlarmBack(long seed) {
    Map<String, SessionVerdict> half = byName(random(seed, 3_000));
    Map<String, SessionVerdict> whole = byName(random(seed, 6_000));
    half.forEach(
        (name, before) -> {
          SessionVerdict after = whole.get(name);
          assertTrue(!before.immediate() || after.immediate(), name);
          assertTrue(!before.quiet() || after.quiet(), name);
        });
    assertTrue(half.values().stream().anyMatch(SessionVerdict::immediate), "no alarm at all");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void verdicts_randomEvents_areThoseOfThePlainDetector(long seed) {
    Random random = new Random(seed);
    SessionLimits limits = new SessionLimits(16, 4, 1_000, 100, 90_000, 200_000);
    detector = new SessionDetector(limits, closed::add);
    PlainDetector plain = new PlainDetector(limits, Set.of(4, 5));
    detector.describe("e0", null, "open");
    for (int event = 1; event < 6; event++) {
      detector.describe("e" + event, event < 4 ? null : Level.ERROR, "step");
    }
    for (int event = 0; event < 6; event++) { // so that both number them alike
      detector.add(START, "first", "e" + event);
      plain.add(0, "first", event);
    }
    double now = 0;
    for (int i = 0; i < 800; i++) {
      now += random.nextDouble() * (random.nextInt(60) == 0 ? 200_000 : 400);
      String session = "s" + (i / 8 + random.nextInt(8));
      int event = (int) (6 * random.nextDouble() * random.nextDouble());
      Instant time = START.plusNanos(Math.round(now * 1e9));
      now = Duration.between(START, time).toNanos() / 1e9;
      detector.add(time, session, "e" + event);
      plain.add(now, session, event);
    }
    detector.finish();
    plain.finish();
    Map<End, Long> ends = new TreeMap<>();
    assertEquals(plain.said.size(), closed.size());
    for (int i = 0; i < closed.size(); i++) {
      SessionVerdict is = closed.get(i);
      PlainDetector.Said wanted = plain.said.get(i);
      String what = "seed " + seed + ", " + is + ", wanted " + wanted;
      assertEquals(wanted.session(), is.session(), what);
      if (is.reasons().stream().anyMatch(SessionDetectorTest::isOfItsCourse)) {
        assertTrue(is.anomalous() && is.bits() >= wanted.bits(), what);
      } else {
        assertEquals(wanted.bits(), is.bits(), 1e-6, what);
        assertEquals(wanted.anomalous(), is.anomalous(), what);
      }
      assertEquals(wanted.quiet(), is.quiet(), what);
      assertEquals(wanted.immediate(), is.immediate(), what);
      assertEquals(wanted.end(), is.end(), what);
      ends.merge(is.end(), 1L, Long::sum);
    }
    assertTrue(ends.containsKey(End.CROWDED) && ends.containsKey(End.QUIET), ends.toString());
  }

  /** An alarm for how it went, of which the plain detector knows nothing. */
  private static boolean isOfItsCourse(SessionReason reason) {
    return Set.of(Kind.UNBALANCED, Kind.LONG, Kind.SLOW).contains(reason.kind())
        && reason.bits() >= SessionDetector.THRESHOLD;
  }

  @Test
  void finish_sessionsThatEndInEachWay_areCountedAndAddUp() {
    detector =
        new SessionDetector(new SessionLimits(3, 4, 100, 100, 100_000, 300_000), closed::add);
    for (int i = 0; i < 40; i++) {
      add(10_000 * i, "steady", "beat");
    }
    add(400_000, "quiet", "open");
    add(600_000, "a", "open");
    for (String name : List.of("b", "c", "d")) {
      add(600_001, name, "open");
    }
    SessionReport report = detector.finish();
    assertEquals(Map.of(End.LONG, 1L, End.QUIET, 2L, End.CROWDED, 1L, End.OPEN, 3L), report.ends());
    assertEquals(closed.size(), report.sessions());
    assertEquals(45, report.events());
    assertEquals(
        "a",
        closed.stream().filter(v -> v.end() == End.CROWDED).findFirst().orElseThrow().session());
    assertTrue(report.problems().get(0).endsWith("kinds of events: 1"), report.toString());
    assertTrue(report.problems().get(1).contains("after 83 hours"), report.toString());
  }

  @Test
  void add_theRestOfOneThatWasClosedEarly_lacksNothing() {
    detector =
        new SessionDetector(new SessionLimits(10, 4, 100, 100, 86_400, 700_000), closed::add);
    orders(0, 500);
    add(700, "long", "open");
    orders(701, 20); // there is no room for it
    add(800, "long", "close");
    detector.finish();
    SessionVerdict rest =
        closed.stream().filter(v -> v.session().equals("long")).reduce((a, b) -> b).orElseThrow();
    assertFalse(rest.whole() || rest.anomalous(), rest.toString());
  }

  @Test
  void add_millionsOfNames_keepsFewAndSaysSo() {
    detector =
        new SessionDetector(new SessionLimits(1_000, 4, 2_000, 100, 86_400, 700_000), v -> {});
    for (int i = 0; i < 300_000; i++) {
      add(i / 1_000, "s" + i, "open");
      add(i / 1_000, "s" + i, "close");
    }
    assertEquals(1_000, detector.verdicts().size());
    SessionReport report = detector.finish();
    assertEquals(300_000, report.sessions());
    assertTrue(report.problems().toString().contains("kinds of events: 299,000"));
  }

  @Test
  void add_sessionsOfManyKinds_areClosedWhenTheyAreTooMuchTogether() {
    detector =
        new SessionDetector(new SessionLimits(1_000, 50, 100, 100, 86_400, 700_000), v -> {});
    for (int i = 0; i < 1_000; i++) {
      add(i, "s" + i % 10, "e" + i % 49);
    }
    assertTrue(detector.verdicts().size() <= 10);
    assertTrue(detector.finish().ends().getOrDefault(End.CROWDED, 0L) > 0);
  }

  @Test
  void add_oneSessionOfEverythingThereIs_isCutAndSaysSo() {
    detector = new SessionDetector(new SessionLimits(10, 4, 100, 20, 86_400, 700_000), closed::add);
    for (int i = 0; i < 100_000; i++) {
      add(0, "all", "e" + i);
    }
    SessionReport report = detector.finish();
    assertFalse(closed.get(0).whole());
    assertEquals(100_000, closed.get(0).events());
    assertTrue(report.problems().toString().contains("has 4 kinds of them at most: 99,996"));
    assertTrue(report.problems().toString().contains("20 are told apart at most: 99,980"));
  }

  @Test
  void add_namesOfMegabytes_areCutAndToldApart() {
    String name = "x".repeat(1 << 20);
    add(0, name + "a", "open");
    add(0, name + "b", "open");
    add(0, name + "a", "close");
    SessionReport report = detector.finish();
    assertEquals(2, closed.size());
    assertTrue(closed.stream().allMatch(v -> v.session().length() <= Names.LONGEST));
    assertEquals(2, closed.get(0).events());
    assertEquals(
        List.of("Sessions whose names were cut, because they have more than 128 characters: 2"),
        report.problems());
  }

  private static List<SessionVerdict> random(long seed, int events) {
    Random random = new Random(seed);
    List<SessionVerdict> verdicts = new ArrayList<>();
    SessionDetector detector = new SessionDetector(verdicts::add);
    for (int i = 0; i < events; i++) {
      String session = "s" + (i / 5 + random.nextInt(20));
      String event = random.nextInt(300) == 0 ? "odd " + random.nextInt(9) : "e" + i % 4;
      detector.add(START.plusSeconds(i), session, event);
    }
    detector.finish();
    return verdicts;
  }

  private void orders(int from, int count) {
    List<String> steps = List.of("open", "reserve", "reserve", "pay", "close");
    for (int i = 0; i < count; i++) {
      for (int step = 0; step < steps.size(); step++) {
        add(from + i + step, "order " + from + "-" + i, steps.get(step));
      }
    }
  }

  private void add(int seconds, String session, String event) {
    detector.add(START.plusSeconds(seconds), session, event);
  }

  /** Of the closed and the open ones. */
  private List<SessionVerdict> verdicts() {
    List<SessionVerdict> all = new ArrayList<>(closed);
    all.addAll(detector.verdicts());
    return all;
  }

  private SessionVerdict verdict(String session) {
    return verdicts().stream()
        .filter(verdict -> verdict.session().equals(session))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, SessionVerdict> byName(List<SessionVerdict> verdicts) {
    return verdicts.stream()
        .collect(Collectors.toMap(SessionVerdict::session, Function.identity()));
  }
}
