package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  /** {@code -Dgolden.update=true} writes the golden files anew; read them in review. */
  @ParameterizedTest
  @CsvSource({"100, true, summary-100.txt", "60, false, summary-60-ascii.txt"})
  void text_isAsInTheGoldenFile(int width, boolean unicode, String name) throws Exception {
    String text =
        new Summary(SampleReport.bakery(), new Look(width, false, unicode)).text("More: -");
    Path golden = Path.of("src/test/resources/golden", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 100, 200})
  void text_fitsIntoTheWidthAndAScreen(int width) {
    String text = new Summary(SampleReport.bakery(), new Look(width, false, true)).text(null);
    text.lines().forEach(line -> assertTrue(Look.columnsOf(line) <= width, line));
    assertTrue(text.lines().count() <= 36, text);
  }

  @Test
  void text_hasNoControlCharacters() {
    String text = new Summary(SampleReport.bakery(), new Look(200, false, true)).text(null);
    assertTrue(text.contains("\\x1b[31mred\\x1b]0;title\\x07 \\u202egnihton\\r"), text);
    assertFalse(text.replace("\n", "").chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0x202e));
  }

  @Test
  void text_coloursAddNothingButColour() {
    String plain = new Summary(SampleReport.bakery(), new Look(100, false, true)).text(null);
    String colourful = new Summary(SampleReport.bakery(), new Look(100, true, true)).text(null);
    assertTrue(colourful.contains("\u001b[1;31m  CRITICAL"), colourful);
    assertEquals(plain, colourful.replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}
