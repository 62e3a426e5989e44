package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.benchmarks.NabScore.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class NabScoreTest {

  private static final List<Window> WINDOWS = List.of(new Window(300, 349), new Window(600, 699));

  @Test
  void score_nothingIsTold_isZero() {
    assertEquals(0, score().score(), 1e-9);
  }

  @Test
  void score_theFirstPointOfEachWindow_isAHundred() {
    NabScore score = score(300, 600);
    assertEquals(100, score.score(), 1e-9);
    assertEquals(1, score.precision(), 1e-9);
  }

  @Test
  void score_laterInTheWindow_isLess() {
    double late = score(349, 699).score();
    assertTrue(late > 50 && late < 55, "score " + late);
  }

  @Test
  void score_moreOfTheSameWindow_changesNothing() {
    assertEquals(score(310).score(), score(310, 311, 312).score(), 1e-9);
  }

  @Test
  void score_anAlarmFarFromAWindow_costsElevenHundredthsOfAWindow() {
    NabScore score = score(200, 300, 600);
    assertEquals(100 - 100 * 0.11 / 4, score.score(), 1e-9);
    assertEquals(1, score.falseAlarms());
  }

  @Test
  void score_anAlarmShortlyBehindAWindow_costsLessThanOneBeforeAll() {
    assertTrue(score(300, 352, 600).score() > score(200, 300, 600).score());
  }

  @Test
  void score_alarmsInTheProbation_doNotCount() {
    assertEquals(100, score(0, 149, 300, 600).score(), 1e-9);
  }

  private static NabScore score(int... alarms) {
    boolean[] all = new boolean[1_000];
    for (int alarm : alarms) {
      all[alarm] = true;
    }
    NabScore score = new NabScore();
    score.add(all, WINDOWS);
    return score;
  }
}
