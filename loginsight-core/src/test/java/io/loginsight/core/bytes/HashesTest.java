package io.loginsight.core.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashesTest {

  private static final long TOP = 1L << 63;

  /** What the first of two words changes in the public hash, whatever was in front of it. */
  private static final long TAKES_BACK = TOP | TOP >>> 32;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void keyed_wordsThatCollideInThePublicHash_doNot(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      long before = random.nextLong();
      long one = random.nextLong();
      long two = random.nextLong();
      assertEquals(
          Hashes.mix(Hashes.mix(before, one), two),
          Hashes.mix(Hashes.mix(before, one ^ TOP), two ^ TAKES_BACK));
      assertNotEquals(
          Hashes.keyed(Hashes.keyed(before, one), two),
          Hashes.keyed(Hashes.keyed(before, one ^ TOP), two ^ TAKES_BACK));
    }
  }

  /** A table takes the place of a key from any of its bits. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void keyed_oneBitOfTheWord_turnsHalfOfTheBits(long seed) {
    Random random = new Random(seed);
    long[] turned = new long[64];
    int rounds = 4_000;
    for (int round = 0; round < rounds; round++) {
      long before = random.nextLong();
      long word = random.nextLong();
      long differ =
          Hashes.keyed(before, word) ^ Hashes.keyed(before, word ^ 1L << random.nextInt(64));
      for (int bit = 0; bit < 64; bit++) {
        turned[bit] += differ >>> bit & 1;
      }
    }
    for (int bit = 0; bit < 64; bit++) {
      assertEquals(0.5, (double) turned[bit] / rounds, 0.2, "bit " + bit + ", seed " + seed);
    }
  }
}
