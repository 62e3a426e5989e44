package io.loginsight.core.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarMarksTest {

  private static final byte[] HARD = {
    '0',
    '5',
    '9',
    '/',
    ':',
    (byte) 0xb0,
    '\n',
    '\n' - 1,
    '\n' + 1,
    (byte) 0x8a,
    0,
    1,
    0x7f,
    (byte) 0x80,
    -1
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void marks_agreeWithTheByteLoop(long seed) {
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
      assertEquals(want, Swar.equal(word, '\n'), "seed " + seed + ", round " + round);
      long digits = 0;
      for (int i = 0; i < 8; i++) {
        digits |= bytes[i] >= '0' && bytes[i] <= '9' ? 0x80L << 8 * i : 0;
      }
      assertEquals(digits, Swar.digits(word), "seed " + seed + ", round " + round);
      assertEquals(digits ^ 0x8080808080808080L, Swar.others(word), "seed " + seed);
      assertEquals(digits | want, Swar.digitsAnd(word, '\n'), "seed " + seed);
      assertEquals(first(want), Swar.place(Swar.firstEqual(word, '\n')), "seed " + seed);
      assertEquals((digits >>> 7) * 0xff, Swar.bytes(Swar.bits(digits)), "seed " + seed);
      assertEquals(strange, Swar.strange(word) != 0, "seed " + seed + ", round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void offsets_agreeWithTheByteLoop(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random, 40);
      int from = random.nextInt(16);
      int to = from + random.nextInt(17);
      int want = from;
      while (want < to && bytes[want] != '\n') {
        want++;
      }
      assertEquals(want, Swar.indexOf(bytes, from, to, '\n'), "seed " + seed + ", round " + round);
      int end = from;
      while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
        end++;
      }
      assertEquals(end, Swar.endOfDigits(bytes, from, to), "seed " + seed + ", round " + round);
    }
  }

  private static int first(long marks) {
    for (int i = 0; i < 8; i++) {
      if ((marks >>> 8 * i & 0xff) != 0) {
        return i;
      }
    }
    return 8;
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
