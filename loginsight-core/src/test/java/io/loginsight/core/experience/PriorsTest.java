package io.loginsight.core.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.Prior;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorsTest {

  private final Pasts pasts = new Pasts();

  @Test
  void isNoProblem_nobodyHasSaidAnything_isFalse() {
    assertFalse(isNoProblem(40));
  }

  @Test
  void isNoProblem_saidOnce_isFalse() {
    pasts.judged(1, Verdict.NOT_A_PROBLEM, 40, 0.9);
    assertFalse(isNoProblem(40));
  }

  @Test
  void isNoProblem_saidTwice_isTrue() {
    pasts.judged(2, Verdict.NOT_A_PROBLEM, 40, 0.9);
    assertTrue(isNoProblem(40));
  }

  @Test
  void isNoProblem_saidOfAnotherPattern_isFalse() {
    pasts.judged(9, Verdict.NOT_A_PROBLEM, 40, 0.9);
    assertFalse(new Priors(pasts.experience()).isNoProblem(Pasts.finding(2, 40), 40));
  }

  @Test
  void isNoProblem_muchMoreSurprising_isFalse() {
    pasts.judged(5, Verdict.NOT_A_PROBLEM, 40, 0.9);
    assertFalse(isNoProblem(160));
  }

  @Test
  void isNoProblem_theMoreOftenSaid_theStrongerIsWhatComesThrough() {
    double before = 0;
    for (int times = 2; times < 30; times++) {
      Pasts said = new Pasts().judged(times, Verdict.NOT_A_PROBLEM, 40, 0.9);
      Priors priors = new Priors(said.experience());
      double through = 1;
      while (priors.isNoProblem(Pasts.finding(1, through), through)) {
        through++;
      }
      assertTrue(through > before, times + " times: " + through + " after " + before);
      before = through;
    }
  }

  @Test
  void isNoProblem_oftenRealToo_isFalse() {
    pasts.judged(3, Verdict.NOT_A_PROBLEM, 40, 0.9).judged(3, Verdict.REAL, 40, 0.9);
    assertFalse(isNoProblem(40));
  }

  @Test
  void isNoProblem_acknowledged_isFalse() {
    pasts.judged(9, Verdict.ACKNOWLEDGED, 40, 0.9);
    assertFalse(isNoProblem(40));
  }

  @Test
  void isNoProblem_noSurpriseCalculated_takesTwoVerdictsToo() {
    pasts.judged(2, Verdict.NOT_A_PROBLEM, 0, 0.5);
    assertTrue(isNoProblem(0));
  }

  @Test
  void of_judged_counts() {
    pasts.judged(3, Verdict.NOT_A_PROBLEM, 40, 0.9).judged(2, Verdict.REAL, 40, 0.9);
    assertEquals(new Prior(2, 3), new Priors(pasts.experience()).of(Pasts.finding(1, 40)));
  }

  @Test
  void of_nobodyHasJudgedItsLike_isNull() {
    pasts.judged(3, Verdict.NOT_A_PROBLEM, 40, 0.9);
    assertNull(new Priors(pasts.experience()).of(Pasts.finding(2, 40)));
  }

  @Test
  void weight_real_isMore() {
    pasts.judged(1, Verdict.REAL, 40, 0.9);
    assertEquals(1.5, weight());
  }

  @Test
  void weight_notAProblem_isLess() {
    pasts.judged(1, Verdict.NOT_A_PROBLEM, 40, 0.9);
    assertEquals(0.5, weight());
  }

  @Test
  void weight_unjudgedFindingBeside_isAsBefore() {
    pasts.judged(1, Verdict.NOT_A_PROBLEM, 40, 0.9);
    Priors priors = new Priors(pasts.experience());
    assertEquals(1, priors.weight(List.of(Pasts.finding(1, 40), Pasts.finding(2, 40))));
  }

  @Test
  void weight_nothingSaid_isOne() {
    assertEquals(1, new Priors(Experience.NONE).weight(List.of(Pasts.finding(1, 40))));
  }

  private boolean isNoProblem(double bits) {
    return new Priors(pasts.experience()).isNoProblem(Pasts.finding(1, bits), bits);
  }

  private double weight() {
    return new Priors(pasts.experience()).weight(List.of(Pasts.finding(1, 40)));
  }
}
