package io.loginsight.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loginsight.api.Feedback.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExperienceTest {

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  @Test
  void merge_anyOrder_isTheSame() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Experience one = random(random, 12);
      Experience other = random(random, 12);
      assertEquals(one.merge(other), other.merge(one), "round " + i);
    }
  }

  @Test
  void merge_anyGrouping_isTheSame() {
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      Experience a = random(random, 12);
      Experience b = random(random, 12);
      Experience c = random(random, 12);
      assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)), "round " + i);
    }
  }

  @Test
  void merge_again_changesNothing() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      Experience one = random(random, 12);
      Experience both = one.merge(random(random, 12));
      assertEquals(both, both.merge(one), "round " + i);
    }
  }

  @Test
  void merge_moreThanThereIsRoomFor_isTheSameInAnyGrouping() {
    Random random = new Random(4);
    Experience a = many(random);
    Experience b = many(random);
    Experience c = many(random);
    assertEquals(a.merge(b).merge(c), c.merge(a).merge(b));
  }

  @Test
  void new_tooMany_forgetsTheOldestThatNobodyHasJudged() {
    List<PastIncident> all = new ArrayList<>();
    for (int i = 0; i < Experience.MOST + 2; i++) {
      all.add(incident(i, i, i == 0 ? new Feedback(Verdict.REAL, "", START) : null));
    }
    List<PastIncident> kept = new Experience(all).incidents();
    assertEquals(
        List.of(all.get(0), all.get(3)), kept.subList(0, 2)); // the second and third are gone
  }

  @Test
  void with_feedback_takesThePlaceOfWhatWasSaidBefore() {
    Feedback later = new Feedback(Verdict.REAL, "payments", null, "more room", START);
    PastIncident of = incident(7, 1, new Feedback(Verdict.ACKNOWLEDGED, "", START));
    Experience said = new Experience(List.of(of)).with(of.id(), later);
    assertEquals(List.of(of.with(later)), said.incidents());
  }

  @Test
  void with_feedbackOnNoIncident_isRefused() {
    Feedback feedback = new Feedback(Verdict.REAL, "", START);
    assertThrows(
        IllegalArgumentException.class, () -> Experience.NONE.with("0123456789abcdef", feedback));
  }

  private static Experience many(Random random) {
    List<PastIncident> all = new ArrayList<>();
    for (int i = 0; i < 7_000; i++) {
      boolean judged = random.nextInt(4) == 0;
      all.add(
          incident(
              random.nextInt(14_000),
              random.nextInt(1_000_000),
              judged
                  ? new Feedback(Verdict.REAL, "", START.plusSeconds(random.nextInt(90_000)))
                  : null));
    }
    return new Experience(all);
  }

  /** Of few ids, so that two of them share some. */
  private static Experience random(Random random, int most) {
    List<PastIncident> all = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      Feedback said =
          switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Feedback(Verdict.ACKNOWLEDGED, text(random), at(random));
            case 2 -> new Feedback(Verdict.NOT_A_PROBLEM, text(random), at(random));
            default ->
                new Feedback(
                    Verdict.REAL, "s" + text(random), new PatternId(3), text(random), at(random));
          };
      all.add(
          new PastIncident(
              new PatternId(random.nextInt(15)).toString(),
              text(random),
              new TimeRange(START, at(random)),
              Severity.values()[random.nextInt(5)],
              List.of(text(random)),
              List.of(new PastIncident.Pattern(new PatternId(random.nextLong()), text(random))),
              List.of(
                  new PastIncident.Finding(
                      "test",
                      "kind",
                      random.nextBoolean() ? null : new PatternId(1),
                      random.nextDouble() * 1e9,
                      random.nextDouble())),
              List.of(new PastIncident.Cause(text(random), null)),
              said));
    }
    return new Experience(all);
  }

  private static Instant at(Random random) {
    return START.plusMillis(random.nextInt(5));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append("a\"\\\n\u001b\u0000\u2028é\u009b/{".charAt(random.nextInt(11)));
    }
    return text.append(random.nextBoolean() ? "\ud83d\ude00" : "\ud83d").toString();
  }

  private static PastIncident incident(int id, int minute, Feedback said) {
    return new PastIncident(
        new PatternId(id).toString(),
        "order <*> lost",
        new TimeRange(START, START.plusSeconds(60L * minute)),
        Severity.HIGH,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        said);
  }
}
