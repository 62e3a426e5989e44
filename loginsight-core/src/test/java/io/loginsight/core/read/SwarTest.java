package io.loginsight.core.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarTest {

  private static final byte[] HARD = {
    '\n', '\n' - 1, '\n' + 1, (byte) 0x8a, 0, 1, 0x7f, (byte) 0x80, -1
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void newlines_agreesWithTheByteLoop(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random, 8);
      long want = 0;
      boolean strange = false;
      for (int i = 0; i < 8; i++) {
        want |= bytes[i] == '\n' ? 0x80L << 8 * i : 0;
        strange |= bytes[i] <= 0;
      }
      long word = Swar.load(bytes, 0);
      assertEquals(want, Swar.newlines(word), "seed " + seed + ", round " + round);
      assertEquals(strange, Swar.strange(word) != 0, "seed " + seed + ", round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void indexOfNewline_agreesWithTheByteLoop(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random, 40);
      int from = random.nextInt(16);
      int to = from + random.nextInt(17);
      int want = from;
      while (want < to && bytes[want] != '\n') {
        want++;
      }
      assertEquals(
          want < to ? want : -1,
          Swar.indexOfNewline(bytes, from, to),
          "seed " + seed + ", round " + round);
    }
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(4) == 0) {
        bytes[i] = HARD[random.nextInt(HARD.length)];
      }
    }
    return bytes;
  }
}
