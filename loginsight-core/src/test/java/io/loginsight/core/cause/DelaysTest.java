package io.loginsight.core.cause;

import static io.loginsight.core.cause.Story.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.cause.Clue.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DelaysTest {

  private static final String GOOD =
      "shop.ask@0 stock.find@10 depot.look@20 depot.seen@30 stock.found@40 shop.pay@50"
          + " bank.charge@60 bank.done@70 shop.answer@80";

  private final Story story = new Story();
  private final Traces before = new Traces();
  private final Traces incident = new Traces();

  private List<Clue> clues(long from) {
    return Delays.clues(Gaps.of(before), Gaps.of(incident), Map.of(), from, Term.DELAY, 1).stream()
        .sorted(Comparator.comparingDouble(Clue::value).reversed())
        .toList();
  }

  @Test
  void clues_nothingHasChanged_areNone() {
    story.often(incident, 100 * SECOND, 60, GOOD);

    assertEquals(List.of(), clues(130 * SECOND));
  }

  @Test
  void clues_serviceComputesSlowly_isBlamed() {
    story.often(incident, 100 * SECOND, 30, GOOD);
    story.often(
        incident,
        130 * SECOND,
        30,
        "shop.ask@0 stock.find@10 depot.look@30 depot.seen@130 stock.found@150 shop.pay@160"
            + " bank.charge@170 bank.done@180 shop.answer@190");

    assertEquals("depot", clues(120 * SECOND).get(0).service());
  }

  @Test
  void clues_whatServiceSendsIsLate_isBlamedAndNotWhoIsSentTo() {
    story.often(incident, 100 * SECOND, 30, GOOD);
    story.often(
        incident,
        130 * SECOND,
        30,
        "shop.ask@0 stock.find@10 depot.look@1010 depot.seen@1020 stock.found@1030 shop.pay@2040"
            + " bank.charge@2050 bank.done@2060 shop.answer@2070");

    Clue first = clues(120 * SECOND).get(0);
    assertEquals("stock", first.service());
    assertTrue(first.statement().startsWith("2 of 2 ways from it take longer"), first.statement());
    assertTrue(
        first.observed().startsWith("1.00 s, median of ")
            || first.observed().startsWith("1.01 s, median of "),
        first.observed());
    assertTrue(first.expected().startsWith("10 ms, median of "), first.expected());
  }

  @Test
  void clues_allIsHalfAsFastAsOnAnotherDay_areNone() {
    story.often(before, 0, 60, GOOD);
    story.often(
        incident,
        1_000 * SECOND,
        60,
        "shop.ask@0 stock.find@18 depot.look@36 depot.seen@54 stock.found@72 shop.pay@90"
            + " bank.charge@108 bank.done@126 shop.answer@144");

    assertEquals(List.of(), clues(1_000 * SECOND));
  }

  @Test
  void clues_oneIsSlow_areNone() {
    story.often(incident, 100 * SECOND, 30, GOOD);
    story.often(incident, 130 * SECOND, 1, "shop.ask@0 stock.find@1000");

    assertEquals(List.of(), clues(120 * SECOND));
  }

  @Test
  void clues_allWhoUseAServiceWithoutTracesAreSlow_thatOneIsBlamed() {
    String all = "shop.ask@0 shop.answer@%s stock.find@%s stock.found@%s bank.ask@%s bank.done@%s";
    story.often(incident, 100 * SECOND, 30, String.format(all, 10, 20, 30, 40, 50));
    story.often(incident, 130 * SECOND, 30, String.format(all, 310, 320, 630, 640, 950));

    List<Clue> clues =
        Delays.clues(
            List.of(),
            Gaps.of(incident),
            Map.of("disk", Set.of("shop", "stock", "bank")),
            120 * SECOND,
            Term.DELAY,
            1);
    assertEquals(
        "disk", clues.stream().max(Comparator.comparingDouble(Clue::value)).get().service());
  }
}
