package io.loginsight.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Absence;
import io.loginsight.api.Alert;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertRules;
import io.loginsight.api.RuleUse;
import io.loginsight.api.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules change of the folding. */
class FolderRulesTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;

  private final Folder folder = new Folder();

  @Test
  void add_folded_isToldOfByNobodyAndNamesTheRule() {
    rules("fold vpn type=login* because x");
    quiet(0, 2 * DAY);
    AlertDecision decision = add(2 * DAY, "login from abroad", "vpn");
    assertEquals(Reason.RULE_FOLDS, decision.reason());
    assertEquals("vpn", decision.rule());
    assertNull(decision.incident());
  }

  @Test
  void add_behindOneThatWasFolded_isToldOfAsIfThatHadNeverCome() {
    rules("fold test host=test-* because x");
    quiet(0, 2 * DAY);
    add(2 * DAY, "login from abroad", "test-1");
    assertEquals(Reason.OPENS, add(2 * DAY + 1, "login from abroad", "vpn").reason());
  }

  @Test
  void add_whenASilenceHasEnded_isToldOf() {
    rules("fold works host=vpn until=2026-03-03 because x");
    quiet(0, 2 * DAY - HOUR);
    assertEquals(Reason.RULE_FOLDS, add(2 * DAY - 1, "link is down", "vpn").reason());
    assertEquals(Reason.OPENS, add(2 * DAY, "link is down", "vpn").reason());
    RuleUse use = folder.ruleUses().get(0);
    assertTrue(use.expired());
    assertEquals(1, use.matched());
    assertEquals(1, use.late());
  }

  @Test
  void add_beforeASilenceBegins_isToldOf() {
    rules("fold works host=vpn from=2026-03-04 because x");
    quiet(0, 2 * DAY);
    assertEquals(Reason.OPENS, add(2 * DAY, "link is down", "vpn").reason());
  }

  @Test
  void add_noTimeKnown_aSilenceDoesNotHold() {
    rules("fold works host=vpn until=2026-04-01 because x");
    AlertDecision decision = folder.add(new Alert(null, "a", "vpn", "", null));
    assertEquals(Reason.ROUTINE, decision.reason());
  }

  @Test
  void add_criticalInTheFirstMinute_isToldOfOnlyIfARuleSaysSo() {
    assertEquals(Reason.ROUTINE, add(0, "fire", "db", Severity.CRITICAL).reason());
    rules("notify critical severity=critical because x");
    AlertDecision decision = add(1, "fire", "db", Severity.CRITICAL);
    assertEquals(Reason.RULE_TELLS, decision.reason());
    assertEquals("critical", decision.rule());
    assertEquals(1L, decision.incident());
    assertEquals(Reason.ROUTINE, add(2, "fire", "db", Severity.HIGH).reason());
    assertEquals(Reason.ROUTINE, add(3, "fire", "db", null).reason());
  }

  @Test
  void add_toldOfByARule_areOneIncidentUntilItIsQuiet() {
    rules("notify fire type=fire because x");
    assertEquals(1L, add(0, "fire", "db").incident());
    assertEquals(1L, add(MINUTE, "fire", "web").incident());
    assertEquals(2L, add(HOUR, "fire", "web").incident());
  }

  @Test
  void add_firstOfTwoRulesThatDecide_decides() {
    rules("fold a type=fire because x", "notify b type=fire because x");
    assertEquals("a", add(0, "fire", "db").rule());
  }

  @Test
  void add_raisedByOneRule_isSevereForTheNext() {
    rules(
        "raise a type=fire to=critical because x",
        "notify b severity=critical because x",
        "lower c type=fire to=low because x");
    AlertDecision decision = add(0, "fire", "db", null);
    assertEquals("b", decision.rule());
    assertEquals(Severity.LOW, decision.severity());
    assertEquals(1, folder.ruleUses().get(0).acted());
  }

  @Test
  void add_raisedOrLowered_neverGoesTheOtherWay() {
    rules("raise a type=x to=low because x", "lower b type=x to=high because x");
    assertEquals(Severity.MEDIUM, add(0, "x", "db", Severity.MEDIUM).severity());
  }

  @Test
  void add_oftenEnough_isToldOfOnceUntilItStops() {
    rules("notify a type=fail count=3 within=1m because x");
    List<Double> told = new ArrayList<>();
    for (double at : new double[] {0, 10, 20, 30, 40, 200, 210, 220}) {
      if (add(at, "fail", "db").reason() == Reason.RULE_TELLS) {
        told.add(at);
      }
    }
    assertEquals(List.of(20.0, 220.0), told);
  }

  @Test
  void add_oftenOnDifferentHosts_isCountedForEach() {
    rules("notify a type=fail count=2 within=1m by=host because x");
    assertEquals(Reason.ROUTINE, add(0, "fail", "a").reason());
    assertEquals(Reason.ROUTINE, add(1, "fail", "b").reason());
    assertEquals(Reason.RULE_TELLS, add(2, "fail", "a").reason());
  }

  @Test
  void add_moreThanSoMany_theOthersAreFolded() {
    rules("fold a type=fail count=3 within=1h because x");
    List<Reason> reasons =
        IntStream.range(0, 5).mapToObj(i -> add(i, "fail", "db").reason()).toList();
    assertEquals(Reason.ROUTINE, reasons.get(1));
    assertEquals(
        List.of(Reason.RULE_FOLDS, Reason.RULE_FOLDS, Reason.RULE_FOLDS), reasons.subList(2, 5));
  }

  @Test
  void absences_whatDoesNotCome_isSaidOnceUntilItComesAgain() {
    rules("notify beat type=beat absent=15m by=host because x");
    add(0, "beat", "a");
    add(0, "beat", "b");
    add(14 * MINUTE, "beat", "a");
    assertEquals(List.of(), folder.absences(at(15 * MINUTE)));
    Absence b = new Absence("beat", "b", at(0), at(15 * MINUTE), true);
    assertEquals(List.of(b), folder.absences(at(16 * MINUTE)));
    assertEquals(List.of(), folder.absences(at(17 * MINUTE)));
    add(18 * MINUTE, "beat", "b");
    assertEquals(2, folder.absences(at(40 * MINUTE)).size());
  }

  @Test
  void absences_whatNeverCame_isSaid() {
    rules("notify beat type=beat absent=15m because x");
    add(0, "other", "a");
    add(HOUR, "other", "a");
    assertEquals(
        List.of(new Absence("beat", "", at(0), at(15 * MINUTE), true)), folder.absences(at(HOUR)));
  }

  @Test
  void absences_afterTheEndOfTheRule_areNotSaid() {
    rules("notify beat type=beat absent=1h until=2026-03-01T00:30Z because x");
    add(0, "beat", "a");
    assertEquals(List.of(), folder.absences(at(DAY)));
  }

  @Test
  void absences_overTheBudget_areNotTold() {
    rules("budget 1", "notify beat type=beat absent=15m by=host because x");
    for (int i = 0; i < 3; i++) {
      add(0, "beat", "host " + i);
    }
    List<Absence> absences = folder.absences(at(HOUR));
    assertEquals(3, absences.size());
    assertEquals(1, absences.stream().filter(Absence::told).count());
  }

  @Test
  void add_overTheBudget_isHeldBackUnlessCritical() {
    rules("budget 2", "notify all type=* because x");
    assertEquals(Reason.RULE_TELLS, add(0, "a", "db").reason());
    assertEquals(Reason.RULE_TELLS, add(1, "b", "db").reason());
    assertEquals(Reason.OVER_BUDGET, add(2, "c", "db").reason());
    assertEquals(Reason.RULE_TELLS, add(3, "d", "db", Severity.CRITICAL).reason());
    assertEquals(Reason.RULE_TELLS, add(HOUR + 1, "e", "db").reason());
  }

  @Test
  void add_surprisingButOverTheBudget_isPartOfItsIncident() {
    rules("budget 1");
    quiet(0, 2 * DAY);
    AlertDecision first = add(2 * DAY, "login from abroad", "vpn");
    AlertDecision second = add(2 * DAY + 1, "root shell", "vpn");
    assertEquals(Reason.OPENS, first.reason());
    assertEquals(Reason.OVER_BUDGET, second.reason());
    assertEquals(first.incident(), second.incident());
  }

  @Test
  void use_whileItRuns_holdsFromTheNextAlertOn() throws InterruptedException {
    rules("fold a type=x because x");
    assertEquals("a", add(0, "x", "db").rule());
    Thread other = new Thread(() -> rules("fold b type=x because x"));
    other.start();
    other.join();
    assertEquals("b", add(1, "x", "db").rule());
  }

  @Test
  void use_aRuleThatStays_keepsItsCount() {
    String counts = "notify a type=x count=2 within=1h because x";
    rules(counts);
    add(0, "x", "db");
    rules("fold other type=y because x", counts);
    assertEquals(Reason.RULE_TELLS, add(1, "x", "db").reason());
    assertEquals(1, folder.ruleUses().get(1).acted());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_rulesThatNeverSpeak_changeNothing(long seed) {
    List<Alert> alerts = random(seed);
    assertEquals(
        decisions(alerts),
        decisions(alerts, "fold a type=none because x", "notify b absent=31d because x"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_folded_theOthersAreAsWithoutThem(long seed) {
    List<Alert> alerts = random(seed);
    List<AlertDecision> with = decisions(alerts, "fold a host=\"host 1\" because x");
    List<AlertDecision> others =
        with.stream().filter(decision -> decision.reason() != Reason.RULE_FOLDS).toList();
    assertNotEquals(with.size(), others.size());
    assertEquals(
        decisions(alerts.stream().filter(alert -> !alert.host().equals("host 1")).toList()),
        others);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_toldOfByRules_theOthersAreAsWithoutThem(long seed) {
    List<Alert> alerts = random(seed);
    List<AlertDecision> without = decisions(alerts);
    List<AlertDecision> with = decisions(alerts, "notify a type=*3 because x");
    for (int i = 0; i < alerts.size(); i++) {
      if (with.get(i).reason() == Reason.RULE_TELLS) {
        assertFalse(without.get(i).reason().notifies());
      } else {
        assertEquals(without.get(i).reason(), with.get(i).reason(), "alert " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_budget_isNeverExceeded(long seed) {
    List<Alert> alerts = random(seed);
    List<AlertDecision> decisions = decisions(alerts, "budget 3", "notify a type=odd* because x");
    List<Instant> told = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      Instant time = alerts.get(i).time();
      if (time != null && decisions.get(i).reason().notifies()) {
        told.add(time);
      }
    }
    assertTrue(told.size() > 10, "seed " + seed);
    for (int i = 3; i < told.size(); i++) {
      assertFalse(told.get(i).isBefore(told.get(i - 3).plusSeconds(3_600)), told.get(i).toString());
    }
  }

  private void rules(String... lines) {
    folder.use(AlertRules.parse("rules", String.join("\n", lines)));
  }

  private void quiet(double from, double to) {
    for (double at = from; at < to; at += 10 * MINUTE) {
      add(at, "disk is slow", "db");
    }
  }

  private static Instant at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1e9));
  }

  private AlertDecision add(double seconds, String type, String host) {
    return add(seconds, type, host, null);
  }

  private AlertDecision add(double seconds, String type, String host, @Nullable Severity severity) {
    return folder.add(new Alert(at(seconds), type, host, "", severity));
  }

  private static List<AlertDecision> decisions(List<Alert> alerts, String... lines) {
    Folder folder = new Folder();
    folder.use(AlertRules.parse("rules", String.join("\n", lines)));
    return alerts.stream().map(folder::add).toList();
  }

  /** A few hosts with their habits, and now and then something else, in bursts. */
  private static List<Alert> random(long seed) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    alerts.add(new Alert(START, "begin", "host 0", "", null));
    double at = 0;
    int burst = 0;
    while (alerts.size() < 4_000) {
      burst = burst > 0 ? burst - 1 : random.nextInt(300) == 0 ? random.nextInt(30) : 0;
      at += -Math.log(random.nextDouble()) * (burst > 0 ? 1 : 200);
      String type = burst > 0 ? "odd " + random.nextInt(60) : "usual " + random.nextInt(6);
      alerts.add(new Alert(at(at), type, "host " + random.nextInt(4), "", null));
    }
    return alerts;
  }
}
