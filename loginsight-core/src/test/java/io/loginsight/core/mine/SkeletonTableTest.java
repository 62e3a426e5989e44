package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTableTest {

  private final SkeletonTable table = new SkeletonTable();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void idOf_agreesWithHashMap(long seed) {
    Random random = new Random(seed);
    Map<Long, Integer> ids = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      long hash = random.nextInt(40_000) * 0x1000_0000_0001L; // alike in most of their bits
      int id = ids.computeIfAbsent(hash, h -> ids.size());
      assertEquals(id, table.idOf(hash), "seed " + seed);
      assertEquals(hash, table.hash(id), "seed " + seed);
    }
    assertEquals(ids.size(), table.size(), "seed " + seed);
  }

  @Test
  void find_unknownHash_isNegative() {
    table.idOf(5);
    assertEquals(0, table.find(5));
    assertEquals(-1, table.find(6));
    assertEquals(1, table.size());
  }

  @Test
  void clear_startsAtZeroAgain() {
    table.idOf(5);
    table.idOf(6);
    table.clear();
    assertEquals(0, table.size());
    assertEquals(-1, table.find(6));
    assertEquals(0, table.idOf(6));
  }
}
