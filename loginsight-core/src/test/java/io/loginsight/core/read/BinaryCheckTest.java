package io.loginsight.core.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BinaryCheckTest {

  @Test
  void reason_text_isNone() {
    assertNull(reason("plain text\n".getBytes(UTF_8)));
    assertNull(reason("日本語のログ\n".getBytes(UTF_8)));
    assertNull(reason(new byte[0]));
  }

  @Test
  void reason_nul_isOneAboveAPercent() {
    assertNull(reason(mixed(1000, 10, (byte) 0)));
    assertEquals("1 % of its first bytes are NUL", reason(mixed(1000, 11, (byte) 0)));
  }

  @Test
  void reason_invalid_isOneAboveThirtyPercent() {
    assertNull(reason(mixed(1000, 300, (byte) 0xff)));
    assertEquals("30 % of its first bytes are not UTF-8", reason(mixed(1000, 301, (byte) 0xff)));
  }

  @Test
  void reason_looksAtTheBeginningAlone() {
    byte[] bytes = new byte[1 << 18];
    Arrays.fill(bytes, 0, 1 << 16, (byte) 'x');
    assertNull(reason(bytes));
    bytes[0] = 0;
    assertNull(reason(bytes));
    Arrays.fill(bytes, 0, 1000, (byte) 0);
    assertNotNull(reason(bytes));
  }

  private static byte[] mixed(int all, int odd, byte value) {
    byte[] bytes = new byte[all];
    Arrays.fill(bytes, (byte) 'x');
    Arrays.fill(bytes, 0, odd, value);
    return bytes;
  }

  private static String reason(byte[] bytes) {
    return BinaryCheck.reason(bytes, 0, bytes.length);
  }
}
