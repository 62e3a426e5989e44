package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressMeterTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Look WIDE = new Look(100, false, true);

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private long now;

  @Test
  void line_showsShareAndSpeedAndTheRest() {
    assertEquals(
        "██████░░░░░░░░░░░░░░░░░░  25%  1,000,000 lines  500,000 lines/s  25.0 MB/s  ETA 6 s",
        ProgressLine.of(new Progress(50_000_000, 200_000_000, 1_000_000), 2 * SECOND, WIDE));
  }

  @Test
  void line_ofUnknownSize_showsNoShare() {
    assertEquals(
        "50.0 MB  1,000,000 lines  500,000 lines/s  25.0 MB/s",
        ProgressLine.of(new Progress(50_000_000, -1, 1_000_000), 2 * SECOND, WIDE));
  }

  @Test
  void line_atTheBeginning_isWithoutGuesses() {
    String line = ProgressLine.of(new Progress(0, 10, 0), 0, new Look(100, false, false));
    assertEquals("[........................]   0%  0 lines  0 lines/s  0.0 MB/s  ", line);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 60, 79, 100})
  void line_isShorterThanTheScreen(int width) {
    Progress progress = new Progress(1L << 40, (1L << 40) - 1, 1L << 40);
    assertTrue(ProgressLine.of(progress, SECOND, new Look(width, false, true)).length() < width);
  }

  @Test
  void accept_redrawsTenTimesASecond() {
    ProgressMeter meter = new ProgressMeter(terminal("2"), false, () -> now);
    for (int i = 0; i <= 1_000; i++) {
      now = i * SECOND / 1_000;
      meter.accept(new Progress(i, 1_000, i));
    }
    assertEquals(10, screen.toString(UTF_8).chars().filter(c -> c == '\r').count());
    meter.clear();
    assertTrue(screen.toString(UTF_8).endsWith("\r\u001b[K"));
    assertEquals(1_000, meter.bytes());
  }

  @Test
  void accept_withoutATerminal_showsNothing() {
    ProgressMeter meter = new ProgressMeter(terminal("1"), false, () -> now);
    now = SECOND;
    meter.accept(new Progress(1, 2, 3));
    meter.clear();
    assertEquals("", screen.toString(UTF_8));
  }

  @Test
  void accept_quiet_showsNothing() {
    ProgressMeter meter = new ProgressMeter(terminal("12"), true, () -> now);
    now = SECOND;
    meter.accept(new Progress(1, 2, 3));
    assertEquals("", screen.toString(UTF_8));
  }

  private Terminal terminal(String tty) {
    PrintStream err = new PrintStream(screen, true, UTF_8);
    return Terminal.of(Map.of("LOGINSIGHT_TTY", tty), err, err);
  }
}
