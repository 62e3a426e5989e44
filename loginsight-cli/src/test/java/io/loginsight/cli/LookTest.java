package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

  private static final Look LOOK = new Look(100, false, true);
  private static final Look ASCII = new Look(100, false, false);

  @ParameterizedTest
  @CsvSource({
    "flour, 5, flour",
    "flour, 4, flo…",
    "flour, 1, …",
    "小麦粉, 6, 小麦粉",
    "小麦粉, 5, 小麦…",
    "小麦粉, 4, 小…"
  })
  void cut_keepsWhatFits(String text, int columns, String want) {
    assertEquals(want, LOOK.cut(text, columns));
  }

  @Test
  void cut_withoutRoomForTheMark_isEmpty() {
    assertEquals("", LOOK.cut("flour", 0));
    assertEquals("", ASCII.cut("flour", -3));
  }

  @Test
  void cut_neverSplitsAPair() {
    assertEquals("a🥖…", LOOK.cut("a🥖🥖b", 4));
    assertEquals("a...", ASCII.cut("a🥖🥖🥖", 5));
  }

  @Test
  void cutStart_keepsTheEnd() {
    assertEquals("…oven.log:7", LOOK.cutStart("/var/log/oven.log:7", 11));
    assertEquals("...log:7", ASCII.cutStart("/var/log/oven.log:7", 8));
  }

  @Test
  void wrap_breaksAtSpaces() {
    assertEquals(List.of("the oven is", "cold"), LOOK.wrap("the oven is cold", 12, 3));
    assertEquals(
        List.of("the oven is", "cold and da…"), LOOK.wrap("the oven is cold and dark", 12, 2));
    assertEquals(List.of("abcdefgh", "ijkl"), LOOK.wrap("abcdefghijkl", 8, 2));
    assertEquals(List.of(""), LOOK.wrap("", 8, 2));
  }

  @Test
  void columnsOf_countsMarksAsNothing() {
    assertEquals(1, Look.columnsOf("e\u0301"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100",
    "x, 100",
    "-5, 100",
    "12, 40",
    "80, 80",
    "999999, 1000",
    "99999999999, 100"
  })
  void terminal_widthIsWithinBounds(String columns, int want) {
    assertEquals(want, terminal(Map.of("COLUMNS", columns)).look().width());
  }

  @Test
  void terminal_widthOfTheLauncher_winsOverTheShell() {
    assertEquals(77, terminal(Map.of("COLUMNS", "50", "LOGINSIGHT_COLUMNS", "77")).look().width());
  }

  @ParameterizedTest
  @CsvSource({"C.UTF-8, true", "de_DE.utf8, true", "C, false", "'', false"})
  void terminal_asciiUnlessTheLocaleSaysMore(String locale, boolean unicode) {
    assertEquals(unicode, terminal(Map.of("LANG", locale, "LOGINSIGHT_TTY", "1")).look().unicode());
    assertTrue(terminal(Map.of("LANG", locale, "LOGINSIGHT_TTY", "")).look().unicode());
  }

  private static Terminal terminal(Map<String, String> env) {
    return Terminal.of(env, System.out, System.err);
  }
}
