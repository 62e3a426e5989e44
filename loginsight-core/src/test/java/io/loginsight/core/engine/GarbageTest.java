package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GarbageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an ordinary line",
        "\ttabs\tand \u001b[31mcolours\u001b[0m",
        "Größe, 東京, Привет, 🚲",
        "one control \u0001 among many letters",
        "?"
      })
  void is_text_isNone(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertFalse(Garbage.is(bytes, 0, bytes.length));
  }

  @Test
  void is_nothing_isNone() {
    assertFalse(Garbage.is(new byte[0], 0, 0));
  }

  @Test
  void is_aThirdOfItControl_isGarbage() {
    byte[] bytes = "ab\0cd\0ef\0gh\0".getBytes(StandardCharsets.US_ASCII);
    assertTrue(Garbage.is(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void is_randomBytes_agreesWithTheDecoder(long seed) {
    Random random = new Random(seed);
    for (int turn = 0; turn < 2_000; turn++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(3) > 0 ? ' ' + random.nextInt(90) : random.nextInt(256));
      }
      assertEquals(plain(bytes), Garbage.is(bytes, 0, bytes.length), () -> "seed " + seed);
    }
  }

  /** The obvious way: each byte that begins no well-formed character is bad. */
  private static boolean plain(byte[] bytes) {
    int bad = 0;
    for (int at = 0; at < bytes.length; ) {
      int length = 1;
      boolean good = false;
      for (int n = 1; n <= 4 && at + n <= bytes.length && !good; n++) {
        String text = new String(bytes, at, n, StandardCharsets.UTF_8);
        if (text.codePointCount(0, text.length()) == 1 && !text.contains("\ufffd")) {
          good = true;
          length = n;
          int c = text.codePointAt(0);
          if ((c < ' ' && c != '\t' && c != 0x1b) || c == 0x7f) {
            bad++;
          }
        }
      }
      if (!good) {
        bad++;
      }
      at += length;
    }
    return bad * 10 > bytes.length * 3;
  }
}
