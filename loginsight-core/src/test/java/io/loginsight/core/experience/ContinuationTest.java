package io.loginsight.core.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.PastIncident;
import io.loginsight.api.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContinuationTest {

  private static final PastIncident PAST =
      Pasts.of(1, Pasts.minutes(0, 10), List.of("shop"), List.of("order lost", "card refused"));

  @Test
  void of_sameId_isRecognised() {
    assertEquals(Map.of(PAST.id(), PAST), of(PAST));
  }

  @Test
  void of_lastsLongerWithMorePatterns_isRecognised() {
    PastIncident now =
        Pasts.of(
            2,
            Pasts.minutes(0, 30),
            List.of("shop"),
            List.of("order lost", "card refused", "disk full", "slow"));
    assertEquals(Map.of(now.id(), PAST), of(now));
  }

  @Test
  void of_beginsTenMinutesAfterTheEnd_isRecognised() {
    PastIncident now = Pasts.of(2, Pasts.minutes(20, 30), List.of("shop"), List.of("order lost"));
    assertEquals(Map.of(now.id(), PAST), of(now));
  }

  @Test
  void of_comesBackLater_isAnother() {
    PastIncident now = Pasts.of(2, Pasts.minutes(21, 30), List.of("shop"), List.of("order lost"));
    assertEquals(Map.of(), of(now));
  }

  @Test
  void of_otherPatternsAtThatTime_isAnother() {
    PastIncident now = Pasts.of(2, Pasts.minutes(0, 10), List.of("shop"), List.of("disk full"));
    assertEquals(Map.of(), of(now));
  }

  @Test
  void of_otherServiceAtThatTime_isAnother() {
    PastIncident now = Pasts.of(2, Pasts.minutes(0, 10), List.of("bank"), List.of("order lost"));
    assertEquals(Map.of(), of(now));
  }

  @Test
  void of_lastsToTheEndOfTime_isRecognised() {
    PastIncident endless =
        Pasts.of(
            2, new TimeRange(Pasts.START, Instant.MAX), List.of("shop"), List.of("order lost"));
    assertEquals(Map.of(endless.id(), PAST), of(endless));
  }

  @Test
  void of_twoThatCouldBe_recognisesOne() {
    PastIncident one = Pasts.of(2, Pasts.minutes(0, 9), List.of("shop"), List.of("order lost"));
    PastIncident two = Pasts.of(3, Pasts.minutes(0, 9), List.of("shop"), List.of("card refused"));
    assertEquals(Map.of(one.id(), PAST), of(one, two));
  }

  private static Map<String, PastIncident> of(PastIncident... now) {
    return Continuation.of(List.of(now), List.of(PAST));
  }
}
