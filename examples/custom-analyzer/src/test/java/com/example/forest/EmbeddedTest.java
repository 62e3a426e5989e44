package com.example.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Finding;
import io.loginsight.api.LogInsight;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that embeds Log Insight finds the plugin because it is on the class path. */
class EmbeddedTest {

  @TempDir Path folder;

  @Test
  void analyze_logWithABurst_hasAFindingOfTheForest() throws IOException {
    try (LogInsight insight = LogInsight.builder().build()) {
      Report report = insight.analyze(log());

      List<Finding> ours =
          report.findings().stream().filter(f -> f.analyzerId().equals("forest")).toList();
      assertEquals(1, ours.size(), report.toString());
      assertTrue(ours.get(0).summary().contains("is jammed"), ours.get(0).summary());
      assertEquals(List.of(), report.problems());
    }
  }

  @Test
  void build_optionOutOfRange_saysWhatIsAllowed() {
    LogInsight.Builder builder = LogInsight.builder().analyzer("forest", Map.of("trees", "0"));

    LogInsightException e = assertThrows(LogInsightException.class, builder::build);
    assertEquals(
        "Analyzer 'forest': the option 'trees' takes a whole number in 10 .. 500, got '0'",
        e.getMessage());
  }

  private Path log() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int second = 0; second < 7200; second += 3) {
      Instant time = Logs.OPENING.plusSeconds(second);
      text.append(time).append(" INFO bread ").append(second).append(" baked\n");
      boolean jam = second >= 4200 && second < 4260;
      for (int i = 0; jam && i < 7; i++) {
        text.append(time).append(" ERROR oven ").append(i).append(" is jammed\n");
      }
    }
    return Files.writeString(folder.resolve("bakery.log"), text);
  }
}
