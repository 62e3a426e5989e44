package io.loginsight.core.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static List<String> gaps(String text) {
    Traces traces = new Traces();
    new Story().tell(traces, 0, text);
    return Gaps.of(traces).stream()
        .map(gap -> gap.way().from() + gap.way().to() + " " + Math.round(gap.millis()))
        .toList();
  }

  @Test
  void of_callAndReturn_leadsFromWhoLogsToWhoLogsNext() {
    assertEquals(
        List.of("shop[stock] 2", "stock[] 3", "stock[shop] 4"),
        gaps("shop.ask@0 stock.find@2 stock.found@5 shop.answer@9"));
  }

  @Test
  void of_callBehindAnotherThatHasEnded_isOfTheOneWhoseSpanGoesOn() {
    assertEquals(
        List.of("shop[stock] 2", "shop[bank] 7", "bank[shop] 1"),
        gaps("shop.ask@0 stock.find@2 bank.charge@9 shop.answer@10"));
  }

  @Test
  void of_nobodysSpanGoesOn_isOfWhoLoggedLast() {
    assertEquals(
        List.of("shop[stock] 2", "stock[bank] 7"), gaps("shop.ask@0 stock.find@2 bank.charge@9"));
  }
}
