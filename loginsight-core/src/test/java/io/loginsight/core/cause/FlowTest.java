package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.cause.Clue.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowTest {

  private static final String GOOD = "shop.ask@0 stock.find@2 stock.found@4 shop.answer@6";
  private static final String BROKEN = "shop.ask@0 stock.find@2 !stock.broken@4 !shop.failed@6";
  private static final String SILENT = "shop.ask@0 !shop.failed@6";

  private final Story story = new Story();
  private final Traces before = new Traces();
  private final Traces incident = new Traces();

  private List<Clue> clues() {
    return Flow.clues(before, incident).stream()
        .sorted(Comparator.comparingDouble(Clue::value).reversed())
        .toList();
  }

  @Test
  void clues_nothingHasChanged_areNone() {
    story.often(before, 0, 40, GOOD).often(incident, 100 * SECOND, 40, GOOD);

    assertEquals(List.of(), clues());
  }

  @Test
  void clues_serviceFailsFirst_isBlamedMoreThanWhoFailsAfterIt() {
    story.often(before, 0, 40, GOOD).often(incident, 100 * SECOND, 30, BROKEN);

    assertEquals("stock", clues().get(0).service());
  }

  @Test
  void clues_serviceIsNotReached_isBlamedThoughItLogsNothing() {
    story.often(before, 0, 40, GOOD).often(incident, 100 * SECOND, 30, SILENT);

    Clue silence =
        clues().stream().filter(clue -> clue.term() == Term.SILENCE).findFirst().orElseThrow();
    assertEquals("stock", silence.service());
    assertEquals("30 of 30 passes since 00:01:40Z", silence.observed());
    assertEquals("0 of 40 before", silence.expected());
  }

  @Test
  void clues_anotherMixOfRequests_areNone() {
    String other = "batch.begin@0 stock.find@2 !stock.broken@4";
    story.often(before, 0, 40, GOOD).often(before, 0, 10, other);
    story.often(incident, 100 * SECOND, 10, GOOD).often(incident, 100 * SECOND, 60, other);

    assertEquals(List.of(), clues());
  }

  @Test
  void clues_errorComesAsOftenAsBefore_doNotBlameWhatItBreaksOff() {
    String broken = "shop.ask@0 !shop.failed@6";
    story.often(before, 0, 30, GOOD).often(before, 0, 10, broken);
    story.often(incident, 100 * SECOND, 30, GOOD).often(incident, 100 * SECOND, 12, broken);

    assertTrue(clues().stream().allMatch(clue -> clue.value() < 2), () -> clues().toString());
  }

  @Test
  void clues_contextIsUnknown_onlyItsNewErrorsCount() {
    story.often(before, 0, 40, GOOD);
    story.often(incident, 100 * SECOND, 5, "mail.begin@0 !mail.broken@1");

    assertEquals(List.of(Term.NEW_ERROR), clues().stream().map(Clue::term).toList());
    assertEquals(5, clues().get(0).value());
  }

  @Test
  void clues_eventsStandInTwoFiles_countOnce() {
    story.often(before, 0, 40, GOOD).often(incident, 100 * SECOND, 30, BROKEN);
    List<Clue> once = clues();
    Traces twice = new Traces();
    int trace = 0;
    for (List<Occurrence> events : incident.all()) {
      for (Occurrence event : events) {
        twice.add("again-" + trace, event);
        twice.add("again-" + trace, event);
      }
      trace++;
    }

    assertEquals(once.size(), Flow.clues(before, twice).size());
  }

  /** The gain of two probabilities over one, written out. */
  @Test
  void logLikelihoodRatio_isThatOfTwoBinomialDistributions() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      int n = 1 + random.nextInt(50);
      int m = 1 + random.nextInt(50);
      int k = random.nextInt(n + 1);
      int j = random.nextInt(m + 1);
      double shared = (double) (k + j) / (n + m);
      double gain =
          log(k, n, (double) k / n)
              + log(j, m, (double) j / m)
              - log(k, n, shared)
              - log(j, m, shared);
      boolean rises = (double) k / n > (double) j / m;
      assertEquals(
          rises ? gain : 0, Likelihood.ratio(k, n, j, m), 1e-9, k + " " + n + " " + j + " " + m);
    }
  }

  private static double log(int k, int n, double p) {
    return (k == 0 ? 0 : k * Math.log(p)) + (k == n ? 0 : (n - k) * Math.log(1 - p));
  }
}
