package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemsTest {

  @Test
  void reached_eventThatComesAgainAndAgain_reachesEachItemOnceInOrder() {
    List<Integer> levels = new ArrayList<>();
    for (int times = 1; times <= 300; times++) {
      int item = Items.reached(7, times);
      if (item >= 0) {
        assertEquals(7, Items.event(item));
        assertEquals(times, Items.times(item));
        levels.add(Items.level(item));
      }
      assertEquals(levels.size(), Items.levels(times));
    }
    List<Integer> all = new ArrayList<>();
    for (int level = 0; level < Items.PER_EVENT; level++) {
      all.add(level);
    }
    assertEquals(all, levels);
  }
}
