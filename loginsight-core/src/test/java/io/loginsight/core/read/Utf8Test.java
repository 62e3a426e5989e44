package io.loginsight.core.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void length_everyCodePoint_isTheEncodersLength() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        assertEquals(bytes.length, Utf8.length(bytes, 0, bytes.length), Integer.toHexString(c));
      }
    }
  }

  @Test
  void length_anyThreeBytes_agreesWithTheDecoder() {
    for (int value = 0; value < 1 << 24; value += 61) {
      byte[] bytes = {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
      int length = Utf8.length(bytes, 0, 3);
      int want = 0;
      for (int end = 1; end <= 3 && want == 0; end++) {
        want = PlainLines.valid(Arrays.copyOf(bytes, end)) ? end : 0;
      }
      assertEquals(want, length, () -> Arrays.toString(bytes));
    }
  }

  @Test
  void length_anyFourBytes_agreesWithTheDecoder() {
    Random random = new Random(1);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = {
        (byte) (0xf0 + random.nextInt(8)),
        (byte) (0x70 + random.nextInt(0x60)),
        (byte) (0x70 + random.nextInt(0x60)),
        (byte) (0x70 + random.nextInt(0x60))
      };
      assertEquals(
          PlainLines.valid(bytes) ? 4 : 0,
          Utf8.length(bytes, 0, 4),
          () -> Arrays.toString(bytes) + ", seed 1");
    }
  }

  @Test
  void length_surrogate_isNone() {
    byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
    assertEquals(0, Utf8.length(surrogate, 0, 3));
  }

  @Test
  void length_cutOff_isNone() {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    assertEquals(0, Utf8.length(euro, 0, 2));
  }
}
