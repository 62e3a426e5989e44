package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.Assessment;
import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.FoldedFinding;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Prior;
import io.loginsight.api.Report;
import io.loginsight.api.SimilarIncident;
import io.loginsight.core.engine.Inputs.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people say about the incidents of some days shows in the reports of others. */
class ExperienceRunTest {

  private static final Instant DAY = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant SAID = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void analyze_sameExperience_isTheSame() {
    Experience judged = judged(2, Verdict.REAL);
    assertEquals(analyze(3, 1, judged), analyze(3, 1, judged));
  }

  @Test
  void analyze_unjudgedExperience_changesNothingButWhatIsSimilar() {
    Report without = analyze(2, 1, Experience.NONE);
    Report with = analyze(2, 1, Experience.NONE.with(analyze(1, 1, Experience.NONE)));
    assertEquals(without.ledger(), with.ledger());
    assertEquals(without.analyses(), with.analyses());
    assertEquals(without.incidents().get(0).id(), with.incidents().get(0).id());
  }

  @Test
  void analyze_twiceNotAProblem_makesNoIncident() {
    Report report = analyze(3, 1, judged(2, Verdict.NOT_A_PROBLEM));
    assertEquals(List.of(), report.incidents());
  }

  @Test
  void analyze_twiceNotAProblem_isInTheLedger() {
    Report report = analyze(3, 1, judged(2, Verdict.NOT_A_PROBLEM));
    assertTrue(
        report.ledger().stream()
            .anyMatch(
                entry ->
                    entry.reason() == Reason.NOT_A_PROBLEM
                        && new Prior(0, 2).equals(entry.prior())),
        report.ledger().toString());
  }

  @Test
  void analyze_experience_ledgerNamesEachFindingOnce() {
    Report report = analyze(3, 1, judged(2, Verdict.NOT_A_PROBLEM));
    assertEquals(report.findings(), report.ledger().stream().map(FoldedFinding::finding).toList());
  }

  @Test
  void analyze_onceNotAProblem_isAnIncidentStill() {
    assertFalse(analyze(3, 1, judged(1, Verdict.NOT_A_PROBLEM)).incidents().isEmpty());
  }

  @Test
  void analyze_muchWorseThanWhatWasNoProblem_isAnIncident() {
    assertFalse(analyze(3, 60, judged(2, Verdict.NOT_A_PROBLEM)).incidents().isEmpty());
  }

  @Test
  void analyze_real_isMoreUrgent() {
    double before = analyze(3, 1, Experience.NONE).incidents().get(0).urgency();
    assertEquals(
        1.5 * before, analyze(3, 1, judged(1, Verdict.REAL)).incidents().get(0).urgency(), 1e-9);
  }

  @Test
  void analyze_likeAnEarlierOne_namesItWithWhatWasSaid() {
    SimilarIncident similar =
        analyze(2, 1, judged(1, Verdict.REAL)).incidents().get(0).similar().get(0);
    assertEquals("pool was 10, is 50", similar.past().said().note());
  }

  @Test
  void analyze_again_isNotLikeItself() {
    Experience remembered = Experience.NONE.with(analyze(1, 1, Experience.NONE));
    assertEquals(List.of(), analyze(1, 1, remembered).incidents().get(0).similar());
  }

  @Test
  void analyze_again_knowsWhatWasSaid() {
    Diagnosis again = analyze(1, 1, judged(1, Verdict.ACKNOWLEDGED)).incidents().get(0);
    assertEquals(Verdict.ACKNOWLEDGED, again.said().verdict());
  }

  @Test
  void analyze_acknowledgedGoesOn_hasTheSameIdAndIsSettled() {
    Report begun = report(log(1, 1, 31), Experience.NONE);
    String id = begun.incidents().get(0).id();
    Experience said =
        Experience.NONE.with(begun).with(id, new Feedback(Verdict.ACKNOWLEDGED, "", SAID));
    Diagnosis later = report(log(1, 1, 40), said).incidents().get(0);
    assertEquals(id, later.id());
    assertTrue(later.isSettled(), later.state().toString());
  }

  @Test
  void analyze_acknowledged_comesBehindOthers() {
    Report both = report(log(1, 1, 60), Experience.NONE);
    String first = both.incidents().get(0).id();
    Experience said =
        Experience.NONE.with(both).with(first, new Feedback(Verdict.ACKNOWLEDGED, "", SAID));
    List<Diagnosis> again = report(log(1, 1, 60), said).incidents();
    assertEquals(first, again.get(again.size() - 1).id());
  }

  @Test
  void analyze_anotherDay_hasAnotherId() {
    assertNotEquals(
        analyze(1, 1, Experience.NONE).incidents().get(0).id(),
        analyze(2, 1, Experience.NONE).incidents().get(0).id());
  }

  @Test
  void analyze_wasTheCause_addsATermThatIsLessThanAllOthers() {
    Report first = analyze(1, 1, Experience.NONE);
    Cause blamed = first.incidents().get(0).causes().get(0);
    Experience said =
        Experience.NONE
            .with(first)
            .with(
                first.incidents().get(0).id(),
                new Feedback(Verdict.REAL, blamed.service(), null, "", SAID));
    Cause cause = analyze(2, 1, said).incidents().get(0).causes().get(0);
    double term = cause.terms().getOrDefault("experience", 0.0);
    assertTrue(term > 0 && term < cause.score() - term, cause.terms().toString());
  }

  @Test
  void analyze_judged_confidenceIsMovedButNotYetCalibrated() {
    Report report = analyze(3, 1, judged(2, Verdict.NOT_A_PROBLEM));
    Assessment one = report.analyses().get(0).assessments().get(0);
    assertTrue(one.confidence() < one.raw() && !one.calibrated(), one.toString());
  }

  @Test
  void analyze_twentyJudged_isCalibrated() {
    Report report = analyze(1, 1, copies(judged(1, Verdict.REAL), 20));
    assertTrue(report.analyses().get(0).assessments().get(0).calibrated());
  }

  @Test
  void analyze_judged_saysHowReliableConfidenceIs() {
    assertEquals(1, analyze(3, 1, judged(1, Verdict.REAL)).reliability().incidents());
  }

  private static Experience copies(Experience of, int times) {
    return new Experience(
        IntStream.range(0, times)
            .mapToObj(
                i -> {
                  var one = of.incidents().get(0);
                  return new io.loginsight.api.PastIncident(
                      String.format("%016x", i),
                      one.title(),
                      one.when(),
                      one.severity(),
                      one.services(),
                      one.patterns(),
                      one.findings(),
                      one.causes(),
                      one.said());
                })
            .toList());
  }

  /** Judges the incidents of so many days alike. */
  private static Experience judged(int days, Verdict verdict) {
    Experience all = Experience.NONE;
    for (int day = 1; day <= days; day++) {
      Report report = analyze(day, 1, Experience.NONE);
      all = all.with(report);
      for (Diagnosis one : report.incidents()) {
        all = all.with(one.id(), new Feedback(verdict, "pool was 10, is 50", SAID));
      }
    }
    return all;
  }

  private static Report analyze(int day, int times, Experience experience) {
    return report(log(day, times, 60), experience);
  }

  private static Report report(String log, Experience experience) {
    return Inputs.analyze(LogInsight.builder().experience(experience), Bytes.of("shop.log", log))
        .report();
  }

  /** Minutes of orders; cards are refused from the 25th minute to the 32nd. */
  private static String log(int day, int times, int minutes) {
    StringBuilder log = new StringBuilder();
    Instant start = DAY.plusSeconds(86_400L * day);
    for (int second = 0; second < 60 * minutes; second++) {
      Instant time = start.plusSeconds(second);
      if (second % 7 == 0) {
        log.append(time).append(" INFO shop: order ").append(second).append(" placed\n");
      }
      boolean refused = second >= 25 * 60 && second < 32 * 60 && second % 4 == 0;
      for (int i = 0; refused && i < times; i++) {
        log.append(time).append(" ERROR bank: card ").append(second).append(" refused\n");
      }
    }
    return log.toString();
  }
}
