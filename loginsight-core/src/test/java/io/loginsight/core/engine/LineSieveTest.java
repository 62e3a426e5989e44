package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.LogInsight;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of an input is read as if there were nothing else, whatever is left out unseen. */
class LineSieveTest {

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant SINCE = START.plusSeconds(1_000);
  private static final Instant UNTIL = START.plusSeconds(1_600);

  @TempDir Path folder;

  @Test
  void analyze_sinceAndUntil_isTheReportOfTheLinesInside() throws IOException {
    List<String> inside = new ArrayList<>();
    List<String> all = new ArrayList<>();
    Random random = new Random(17);
    for (int i = 0; i < 6_000; i++) {
      Instant at = START.plusSeconds(random.nextInt(3_000)); // in no order
      boolean in = !at.isBefore(SINCE) && at.isBefore(UNTIL);
      for (String line : event(at, random)) {
        all.add(line);
        if (in) {
          inside.add(line);
        }
      }
    }
    Report part = analyze(all, LogInsight.builder().since(SINCE).until(UNTIL));
    Report whole = analyze(inside, LogInsight.builder());

    assertEquals(counts(whole), counts(part));
    assertEquals(whole.lines().patterns(), part.lines().patterns());
    assertEquals(all.size() - inside.size(), part.lines().outside());
  }

  private static List<String> event(Instant at, Random random) {
    String time = at.toString().replace("Z", "." + String.format("%03d", random.nextInt(1_000)));
    String head = time + " INFO  [worker-" + random.nextInt(4) + "] shop.Orders - ";
    return switch (random.nextInt(5)) {
      case 0 -> List.of(head + "order " + random.nextInt(100_000) + " placed");
      case 1 -> List.of(head + "order " + random.nextInt(100_000) + " paid, thank you");
      case 2 -> List.of(head.replace("INFO ", "ERROR") + "till broke", "\tat shop.Till.open(9)");
      case 3 -> List.of(head + "");
      default -> List.of(head + "cart of " + random.nextInt(9) + " items left");
    };
  }

  private Report analyze(List<String> lines, LogInsight.Builder builder) throws IOException {
    Path file = Files.write(folder.resolve("shop.log"), lines);
    try (LogInsight insight = builder.blockBytes(20_000).build()) {
      return insight.analyze(file);
    }
  }

  private static Map<String, Long> counts(Report report) {
    return report.chunk().patterns().stream()
        .collect(
            Collectors.toMap(
                stats -> stats.pattern().template(),
                (PatternStats stats) -> stats.counts().events(),
                Long::sum,
                TreeMap::new));
  }
}
