package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Chunk;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTimeTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final TimeRange WHOLE = new TimeRange(START, START.plusSeconds(1_199));

  @TempDir Path folder;

  /** Twenty minutes of two instances in one file; the clock of one jumps for three of them. */
  private Report analyze(Duration ahead) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int second = 0; second < 1_200; second++) {
      boolean off = second >= 600 && second < 780 && second % 2 == 1;
      Instant time = START.plusSeconds(second).plus(off ? ahead : Duration.ZERO);
      log.append(time).append(" INFO cart-").append(second % 2).append(" served an order\n");
    }
    Path file = Files.writeString(folder.resolve("cart.log"), log);
    try (LogInsight insight = LogInsight.builder().blockBytes(5_000).build()) {
      return insight.analyze(file);
    }
  }

  @Test
  void window_clocksAreRight_isAll() throws IOException {
    Report report = analyze(Duration.ZERO);
    assertEquals(WHOLE, report.chunk().window());
    assertTrue(report.sources().get(0).notes().isEmpty());
  }

  @Test
  void window_aClockIsAhead_endsWithTheOthers() throws IOException {
    assertEquals(WHOLE, analyze(Duration.ofMinutes(35)).chunk().window());
  }

  @Test
  void window_aClockIsBehind_beginsWithTheOthers() throws IOException {
    assertEquals(WHOLE, analyze(Duration.ofMinutes(-35)).chunk().window());
  }

  @Test
  void notes_aClockIsAhead_sayByHowMuch() throws IOException {
    assertEquals(
        "The clock of an instance is 35 min 0 s ahead: 90 events; those outside of the time that"
            + " all others cover are not counted over time",
        analyze(Duration.ofMinutes(35)).sources().get(0).notes().get(0));
  }

  @Test
  void series_aClockIsAhead_lackWhatIsBeyond() throws IOException {
    Chunk chunk = analyze(Duration.ofMinutes(35)).chunk();
    assertEquals(1_110, chunk.events().total());
    assertEquals(1_200, chunk.counts().events());
    assertFalse(chunk.patterns().isEmpty());
    chunk
        .patterns()
        .forEach(
            stats -> {
              assertEquals(1_110, stats.series().total());
              assertEquals(WHOLE, stats.seen());
            });
  }
}
