package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.SessionReason;
import io.loginsight.api.SessionReason.Kind;
import io.loginsight.api.SessionVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    assertFalse(first.anomalous(), first.toString());
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
