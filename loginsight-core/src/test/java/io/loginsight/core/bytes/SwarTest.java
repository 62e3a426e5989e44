package io.loginsight.core.bytes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarTest {

  /** Each method against the plain loop. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void methods_agreeWithPlainLoops(long seed) {
    Random random = new Random(seed);
    byte[] alphabet = "0123456789012345 \t|:abc/\u0000".getBytes(US_ASCII);
    for (int i = 0; i < 200_000; i++) {
      byte[] b = new byte[32];
      for (int k = 0; k < b.length; k++) {
        b[k] =
            random.nextInt(20) == 0
                ? (byte) random.nextInt()
                : alphabet[random.nextInt(alphabet.length)];
      }
      int from = random.nextInt(8);
      int to = from + random.nextInt(16);
      String told = Arrays.toString(b) + " " + from + " " + to + ", seed " + seed;
      assertEquals(endOfRun(b, from, to), Swar.endOfRun(b, from, to), told);
      assertEquals(indexOf(b, from, to, ':'), Swar.indexOf(b, from, to, ':'), told);
      long word = Swar.load(b, from);
      int digits = 0;
      long number = 0;
      while (digits < 8 && b[from + digits] >= '0' && b[from + digits] <= '9') {
        number = number * 10 + b[from + digits++] - '0';
      }
      assertEquals(digits, Swar.leadingDigits(word), told);
      assertEquals(number, Swar.number(word, digits), told);
    }
  }

  @Test
  void first_keepsTheFirstBytes() {
    assertEquals(0x0000000000030201L, Swar.first(0x0807060504030201L, 3));
    assertEquals(0x0807060504030201L, Swar.first(0x0807060504030201L, 8));
    assertEquals(0x0807060504030201L, Swar.first(0x0807060504030201L, 13));
  }

  private static int endOfRun(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] != ' ' && b[i] != '\t' && b[i] != '|') {
      i++;
    }
    return i;
  }

  private static int indexOf(byte[] b, int from, int to, int wanted) {
    int i = from;
    while (i < to && b[i] != wanted) {
      i++;
    }
    return i;
  }
}
