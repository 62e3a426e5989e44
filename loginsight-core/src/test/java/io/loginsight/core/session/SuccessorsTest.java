package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessorsTest {

  @Test
  void share_aNewOneWhereOneIsTheRule_isSmall() {
    Successors successors = new Successors();
    successors.add(1, 999, true);
    assertEquals(0.5 / 1_000, successors.share(2, 0), 1e-9);
  }

  @Test
  void share_aNewOneWhereAllAreNew_isLarge() {
    Successors successors = new Successors();
    for (int event = 0; event < 60; event++) {
      successors.add(event, 1, true);
    }
    assertTrue(successors.share(100, 0) > 0.9);
  }

  @Test
  void share_moreThanThereIsRoomFor_isLarge() {
    Successors successors = new Successors();
    for (int event = 0; event < 1_000; event++) {
      successors.add(event, 1, true);
    }
    assertEquals(Successors.MOST, successors.size());
    assertTrue(successors.share(5_000, 0) > 0.9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void share_randomSteps_isTheSumOfAllAsRare(long seed) {
    Random random = new Random(seed);
    Successors successors = new Successors();
    Map<Integer, Long> plain = new TreeMap<>();
    for (int i = 0; i < 500; i++) {
      int event = (int) (40 * random.nextDouble() * random.nextDouble() * random.nextDouble());
      successors.add(event, 1, true);
      plain.merge(event, 1L, Long::sum);
      int other = random.nextInt(45);
      long own = Math.min(plain.getOrDefault(other, 0L), random.nextInt(3));
      long n = plain.getOrDefault(other, 0L) - own;
      long rare =
          plain.entrySet().stream()
              .filter(one -> one.getKey() != other && one.getValue() <= Math.max(1, n))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertEquals(
          Math.min(1, (n + rare + 0.5) / (i + 2 - own)),
          successors.share(other, own),
          1e-9,
          "seed " + seed + ", step " + i);
    }
  }
}
