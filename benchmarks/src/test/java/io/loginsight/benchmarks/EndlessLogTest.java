package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EndlessLogTest {

  private static final int PATTERNS = 40;

  @Test
  void open_asksForSomeBytes_givesWholeLinesAndNotMuchMore() throws Exception {
    byte[] log = new EndlessLog(PATTERNS, 100_000).open().readAllBytes();
    assertTrue(log.length >= 100_000 && log.length < 101_000, () -> log.length + " bytes");
    assertEquals('\n', log[log.length - 1]);
  }

  @Test
  void open_again_givesTheSame() throws Exception {
    EndlessLog log = new EndlessLog(PATTERNS, 10_000);
    String once = new String(log.open().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(once, new String(log.open().readAllBytes(), StandardCharsets.US_ASCII));
  }

  @Test
  void analyze_linesAgainAndAgain_haveOtherTimesAndTheSamePatterns() {
    Report once = analyze(12_000);
    Report often = analyze(1_000_000);
    int more = often.chunk().patterns().size() - once.chunk().patterns().size();
    assertTrue(Math.abs(more) <= PATTERNS / 4, () -> more + " patterns more");
    TimeRange window = Objects.requireNonNull(often.chunk().window());
    assertTrue(window.duration().compareTo(Duration.ofSeconds(5)) > 0, window::toString);
  }

  private static Report analyze(long size) {
    try (LogInsight insight = LogInsight.builder().threads(1).build()) {
      return insight.analyzeSources(List.of(new EndlessLog(PATTERNS, size)), null);
    }
  }
}
