package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loginsight.api.TimeRange;
import io.loginsight.api.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small pieces that text for people is made of. */
class TextTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void visible_plainText_isLeftAlone() {
    String text = "Mehl nachgefüllt: 小麦粉 🥖 ~!";
    assertEquals(text, Visible.text(text));
  }

  @Test
  void visible_whatATerminalObeys_isEscaped() {
    assertEquals("\\x1b[2J\\x07\\x00\\x7f\\x9b", Visible.text("\u001b[2J\u0007\0\u007f\u009b"));
    assertEquals("a\\tb\\nc\\rd", Visible.text("a\tb\nc\rd"));
    assertEquals("\\u202e\\u2066\\u2028\\ufeff", Visible.text("\u202e\u2066\u2028\ufeff"));
    assertEquals("\\ud83d!", Visible.text("\ud83d!"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.0%",
    "1, 3, 33.3%",
    "10, 10, 100.0%",
    "1, 100000, <0.1%",
    "0, 0, 0.0%",
    "1, 2000, 0.1%"
  })
  void numbers_share(long part, long whole, String want) {
    assertEquals(want, Numbers.share(part, whole));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.04S, 40 ms",
    "PT1.94S, 1.9 s",
    "PT12.9S, 12 s",
    "PT3M5S, 3 min 5 s",
    "PT20M, 20 min",
    "PT2H10M59S, 2 h 10 min",
    "P3DT4H, 3 d 4 h"
  })
  void numbers_duration(Duration duration, String want) {
    assertEquals(want, Numbers.duration(duration));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7.4, 7", "526437, 526000", "526937, 527000", "1234567, 1230000", "0.2, 0"})
  void numbers_rounded_keepsThreeDigits(double n, long want) {
    assertEquals(want, Numbers.rounded(n));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10, 2026-03-09T23:00:00Z",
    "2026-03-10T14:05, 2026-03-10T13:05:00Z",
    "2026-03-10 14:05:30, 2026-03-10T13:05:30Z",
    "2026-03-10T14:05:30.25Z, 2026-03-10T14:05:30.250Z",
    "2026-03-10 14:05:30+02:00, 2026-03-10T12:05:30Z",
    "2026-03-10T14:05-05:00, 2026-03-10T19:05:00Z",
  })
  void time_isReadInTheZone(String text, Instant want) {
    assertEquals(want, PointInTime.parse("--since", text, BERLIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "14:05",
        "now",
        "2026",
        "2026-03-10T",
        "2026-13-01",
        "1773151200",
        "10/03/2026"
      })
  void time_anythingElse_isRefused(String text) {
    assertThrows(UsageException.class, () -> PointInTime.parse("--since", text, ZoneOffset.UTC));
  }

  @Test
  void sparkline_oneColumnAnInterval_ifTheyFit() {
    assertEquals("▁ █▄", Sparkline.of(minutes(0, 1, 2, 8, 3, 4), window(4), 10, true));
    assertEquals(". #=", Sparkline.of(minutes(0, 1, 2, 8, 3, 4), window(4), 10, false));
  }

  @Test
  void sparkline_eachColumnHoldsTheSameNumberOfIntervals() {
    assertEquals("█████", Sparkline.of(everyMinute(20), window(20), 6, true));
    assertEquals("█████▃", Sparkline.of(everyMinute(16), window(16), 6, true));
  }

  @Test
  void sparkline_eventsOutsideTheWindow_countAtItsEnds() {
    assertEquals("█▁", Sparkline.of(minutes(-5, 8, 99, 1), window(2), 10, true));
  }

  private static TimeSeries everyMinute(int minutes) {
    long[] pairs = new long[2 * minutes];
    for (int i = 0; i < minutes; i++) {
      pairs[2 * i] = i;
      pairs[2 * i + 1] = 5;
    }
    return minutes(pairs);
  }

  /** Pairs of a minute and a count. */
  private static TimeSeries minutes(long... pairs) {
    long[] starts = new long[pairs.length / 2];
    long[] counts = new long[pairs.length / 2];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = SampleReport.BEGIN.getEpochSecond() + 60 * pairs[2 * i];
      counts[i] = pairs[2 * i + 1];
    }
    return TimeSeries.of(Duration.ofMinutes(1), starts, counts);
  }

  private static TimeRange window(int minutes) {
    return new TimeRange(SampleReport.BEGIN, SampleReport.BEGIN.plusSeconds(60L * minutes - 1));
  }
}
