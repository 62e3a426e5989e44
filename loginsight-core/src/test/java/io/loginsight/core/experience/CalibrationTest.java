package io.loginsight.core.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.Reliability;
import io.loginsight.core.experience.Calibration.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void of_nobodyHasJudged_isTheSame() {
    assertEquals(0.83, Calibration.of(List.of()).of(0.83));
  }

  @Test
  void of_greaterConfidence_isNeverLess() {
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      Calibration map = Calibration.of(random(random, 1 + random.nextInt(60)));
      double before = 0;
      for (double raw = 0; raw <= 1; raw += 1 / 512.0) {
        assertTrue(map.of(raw) >= before && map.of(raw) <= 1, "round " + round + " at " + raw);
        before = map.of(raw);
      }
    }
  }

  /** The best monotone fit is the largest of the smallest means over all stretches around it. */
  @Test
  void of_judgedConfidence_agreesWithThePlainWay() {
    Random random = new Random(2);
    for (int round = 0; round < 100; round++) {
      List<Judged> judged = random(random, 1 + random.nextInt(25));
      Calibration map = Calibration.of(judged);
      for (Judged one : judged) {
        assertEquals(
            plain(judged, one.confidence()), map.of(one.confidence()), 1e-9, "round " + round);
      }
    }
  }

  @Test
  void of_oneWrongVerdict_staysNearTheCalculation() {
    Calibration map = Calibration.of(List.of(new Judged("a", 0.95, false)));
    assertEquals(0.95, map.of(0.95), 0.35);
  }

  @Test
  void of_manyVerdicts_isTheShareThatWasReal() {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      judged.add(new Judged("a" + i, 0.95, i % 2 == 0));
    }
    assertEquals(0.5, Calibration.of(judged).of(0.95), 0.02);
  }

  @Test
  void isEnough_nineteenIncidents_isFalse() {
    assertFalse(calibration(19).isEnough());
  }

  @Test
  void isEnough_twentyIncidents_isTrue() {
    assertTrue(calibration(20).isEnough());
  }

  @Test
  void reliability_nobodyHasJudged_isNone() {
    assertEquals(
        null,
        Lessons.of(new Pasts().judged(3, Verdict.ACKNOWLEDGED, 40, 0.9).experience())
            .reliability());
  }

  @Test
  void reliability_confidentAndWrong_isBetterWhenCalibrated() {
    Pasts pasts = new Pasts().judged(30, Verdict.NOT_A_PROBLEM, 40, 0.95);
    Reliability reliability = Lessons.of(pasts.experience()).reliability();
    assertTrue(reliability.errorAfter() < 0.2 && reliability.errorBefore() > 0.9, "" + reliability);
  }

  /** A map that had seen the verdicts it is measured on would be off by nothing. */
  @Test
  void reliability_chance_isNotCalibratedAway() {
    Random random = new Random(3);
    Pasts pasts = new Pasts();
    for (int i = 0; i < 25; i++) {
      Verdict verdict = random.nextBoolean() ? Verdict.REAL : Verdict.NOT_A_PROBLEM;
      pasts.judged(1, verdict, 40, random.nextDouble());
    }
    assertTrue(Lessons.of(pasts.experience()).reliability().errorAfter() > 0.02);
  }

  @Test
  void reliability_bins_holdEachFindingOnce() {
    Pasts pasts = new Pasts().judged(7, Verdict.REAL, 40, 0.5).judged(4, Verdict.REAL, 40, 1);
    Reliability reliability = Lessons.of(pasts.experience()).reliability();
    assertEquals(
        List.of(11, 11),
        List.of(reliability.before(), reliability.after()).stream()
            .map(bins -> bins.stream().mapToInt(Reliability.Bin::findings).sum())
            .toList());
  }

  private static Calibration calibration(int incidents) {
    Pasts pasts = new Pasts().judged(incidents, Verdict.REAL, 40, 0.9);
    return Lessons.of(pasts.experience()).calibration();
  }

  private static List<Judged> random(Random random, int count) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double confidence = random.nextInt(40) / 40.0;
      judged.add(new Judged("i" + i, confidence, random.nextDouble() < confidence));
    }
    return judged;
  }

  private static double plain(List<Judged> judged, double at) {
    List<double[]> points = new ArrayList<>();
    for (int tenth = 0; tenth <= 10; tenth++) {
      points.add(new double[] {tenth / 10.0, tenth / 10.0});
    }
    judged.forEach(one -> points.add(new double[] {one.confidence(), one.real() ? 1 : 0}));
    double best = 0;
    for (double[] from : points) {
      double least = 1;
      for (double[] to : points) {
        if (from[0] <= at && to[0] >= at) {
          least =
              Math.min(
                  least,
                  points.stream()
                      .filter(one -> one[0] >= from[0] && one[0] <= to[0])
                      .mapToDouble(one -> one[1])
                      .average()
                      .orElse(0));
        }
      }
      best = from[0] <= at ? Math.max(best, least) : best;
    }
    return best;
  }
}
