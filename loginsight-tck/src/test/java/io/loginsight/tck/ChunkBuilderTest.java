package io.loginsight.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkBuilderTest {

  private static final String TEMPLATE = "till <*> has <*> coins";
  private static final Slot TILL = new Slot(SlotType.WORD, "till", List.of("east", "west"));

  @Test
  void slot_values_takeTurnsInTheEvents() {
    PatternStats stats =
        only(new ChunkBuilder().eventsWithoutTime(TEMPLATE, null, 3).slot(TEMPLATE, TILL).build());
    assertEquals(
        List.of("till east has 1 coins", "till west has 2 coins", "till east has 3 coins"),
        stats.examples().stream().map(Event::message).toList());
    assertEquals(
        List.of(TILL, new Slot(SlotType.NUMBER, null, List.of("1", "2", "3"))),
        stats.pattern().slots());
  }

  @Test
  void slot_withoutAPlace_isRefused() {
    ChunkBuilder builder = new ChunkBuilder().eventsWithoutTime("bye", null, 1).slot("bye", TILL);
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void attributes_areThoseOfEachExample() {
    Map<String, String> host = Map.of("host", "shop-1");
    PatternStats stats =
        only(
            new ChunkBuilder()
                .eventsWithoutTime(TEMPLATE, null, 2)
                .attributes(TEMPLATE, host)
                .build());
    assertEquals(List.of(host, host), stats.examples().stream().map(Event::attributes).toList());
  }

  @Test
  void attributes_ofAPatternWithoutEvents_areRefused() {
    ChunkBuilder builder = new ChunkBuilder().attributes("bye", Map.of());
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  private static PatternStats only(Chunk chunk) {
    return chunk.patterns().get(0);
  }
}
