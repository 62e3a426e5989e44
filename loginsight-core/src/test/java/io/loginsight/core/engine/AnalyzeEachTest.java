package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of stretches of time, each as if there were nothing else. */
class AnalyzeEachTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");

  @TempDir Path folder;

  /** Three services for six hours; the till breaks in the fourth, and the third falls silent. */
  @BeforeEach
  void writeLogs() throws IOException {
    for (String service : List.of("cart", "mail", "till")) {
      Random random = new Random(service.hashCode());
      StringBuilder log = new StringBuilder();
      for (int second = 0; second < 6 * 3600; second += 1 + random.nextInt(8)) {
        boolean broken = service.equals("till") && second / 60 >= 190 && second / 60 < 205;
        if (service.equals("mail") && second / 3600 == 2) {
          continue;
        }
        log.append(START.plusSeconds(second)).append(broken ? " ERROR " : " INFO ");
        log.append(service).append(broken ? " No route to the bank " : " Served order ");
        log.append(random.nextInt(10_000)).append('\n');
      }
      Files.writeString(folder.resolve(service + ".log"), log);
    }
  }

  @Test
  void analyzeEach_overlappingStretches_saysWhatAnAnalysisOfEachSays() {
    List<TimeRange> windows = new ArrayList<>();
    for (int end = 30; end <= 360; end += 30) {
      windows.add(window(Math.max(0, end - 180), end));
    }
    List<Report> each = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().threads(2).blockBytes(5_000).build()) {
      insight.analyzeEach(List.of(folder.toString()), whole -> windows, each::add);
    }
    for (int i = 0; i < windows.size(); i++) {
      Report alone = analyze(windows.get(i));
      assertEquals(alone.chunk(), each.get(i).chunk());
      assertEquals(alone.incidents(), each.get(i).incidents());
    }
    assertTrue(each.stream().anyMatch(report -> !report.incidents().isEmpty()));
  }

  @Test
  void analyzeEach_windows_areToldWhatThereIs() {
    List<Report> told = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().build()) {
      Report whole =
          insight.analyzeEach(
              List.of(folder.toString()),
              report -> {
                told.add(report);
                return List.of();
              },
              report -> told.add(null));
      assertEquals(List.of(whole), told);
      assertEquals(insight.analyze(folder).chunk(), whole.chunk());
    }
  }

  @Test
  void analyzeEach_stretchWithoutAnEvent_isAnEmptyReport() {
    List<Report> each = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().build()) {
      insight.analyzeEach(
          List.of(folder.toString()), whole -> List.of(window(-60, -30)), each::add);
    }
    assertEquals(0, each.get(0).chunk().counts().events());
    assertEquals(List.of(), each.get(0).sources());
  }

  private Report analyze(TimeRange window) {
    try (LogInsight insight =
        LogInsight.builder().since(window.first()).until(window.last().plusNanos(1)).build()) {
      return insight.analyze(folder);
    }
  }

  private static TimeRange window(int fromMinute, int toMinute) {
    return new TimeRange(
        START.plus(Duration.ofMinutes(fromMinute)),
        START.plus(Duration.ofMinutes(toMinute)).minusNanos(1));
  }
}
