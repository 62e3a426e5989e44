package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.SlotType;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large a value is. */
class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "NUMBER, 12, 12",
    "NUMBER, -1.5e3, -1500",
    "NUMBER, +7, 7",
    "NUMBER, 99%, 99",
    "NUMBER, -0, 0",
    "NUMBER, 1.2.3, NaN",
    "NUMBER, NaN, NaN",
    "NUMBER, -, NaN",
    "NUMBER, 1e, 1",
    "NUMBER, 1e999, NaN",
    "NUMBER, 9007199254740993, 9007199254740993",
    "NUMBER, 0.1234567890123456789, 0.1234567890123456789",
    "NUMBER, 12345678901234567890123456789012345678901, NaN",
    "DURATION, 12ms, 12e6",
    "DURATION, 1.5s, 1.5e9",
    "DURATION, 3µs, 3e3",
    "DURATION, 2h, 7200e9",
    "DURATION, <1 sec, 1e9",
    "DURATION, 5, NaN",
    "DURATION, 1e308s, NaN",
    "SIZE, 12KB, 12288",
    "SIZE, 1.5 MiB, 1572864",
    "SIZE, 2048 bytes (2.0 KB), 2048",
    "SIZE, 7 parsecs, NaN",
  })
  void of_text_isInBaseUnits(SlotType type, String text, double want) {
    assertEquals(want, of(type, text));
  }

  @Test
  void of_decimals_agreesWithParseDouble() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      String text =
          random.nextInt(3) == 0
              ? Long.toString(random.nextLong() >> random.nextInt(64))
              : (random.nextLong() >> random.nextInt(64))
                  + "."
                  + (random.nextLong() >>> 1 + random.nextInt(63));
      assertEquals(Double.parseDouble(text), of(SlotType.NUMBER, text), () -> text);
    }
  }

  private static double of(SlotType type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Quantity.of(type, bytes, 0, bytes.length);
  }
}
