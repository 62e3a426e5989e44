package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Concentration;
import io.loginsight.api.LogInsight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of eight shards fails from some time on. */
class SharedShardTest {

  private static final Instant BEGIN = Instant.parse("2026-05-04T10:00:00Z");
  private static final int HEALTHY = 600;
  private static final int ALL = 900;

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();

  private void log(int second, int millis, String level, String message) {
    lines.add(BEGIN.plusSeconds(second).plusMillis(millis) + " " + level + " " + message);
  }

  private List<String> shared() throws IOException {
    return rank().concentrations().stream()
        .map(one -> one.place() + " = " + one.value() + " of " + one.ofFailing())
        .toList();
  }

  private CauseReport rank() throws IOException {
    Path file = Files.write(folder.resolve("store.log"), lines);
    try (LogInsight insight = LogInsight.builder().build()) {
      return insight.rankCauses(
          List.of(file.toString()),
          CauseQuery.between(BEGIN.plusSeconds(HEALTHY), BEGIN.plusSeconds(ALL)));
    }
  }

  @Test
  void rankCauses_requestsOfOneShardFail_namesTheShard() throws IOException {
    for (int i = 0; i < ALL; i++) {
      String trace = " trace_id=" + String.format("%032x", 7_919L * (i + 1));
      log(i, 0, "INFO", "write begins shard=" + i % 8 + " key=k" + i + trace);
      boolean fails = i >= HEALTHY && i % 8 == 7;
      log(i, 20, fails ? "ERROR" : "INFO", (fails ? "write was lost" : "write done") + trace);
    }

    assertEquals(List.of("shard = 7 of 37"), shared());
  }

  @Test
  void rankCauses_eventsWithoutRequests_namesTheShard() throws IOException {
    for (int i = 0; i < ALL; i++) {
      boolean fails = i >= HEALTHY && i % 8 == 7;
      log(
          i,
          0,
          fails ? "ERROR" : "INFO",
          (fails ? "write was lost shard=" : "write done shard=") + i % 8 + " key=k" + i);
      log(i, 10, "INFO", "shard=" + (i + 3) % 8 + " is being scanned");
    }

    assertEquals(List.of("shard = 7 of 37"), shared());
  }

  @Test
  void rankCauses_anyRequestFails_namesNothing() throws IOException {
    for (int i = 0; i < ALL; i++) {
      String trace = " trace_id=" + String.format("%032x", 7_919L * (i + 1));
      log(i, 0, "INFO", "write begins shard=" + i % 8 + " key=k" + i + trace);
      boolean fails = i >= HEALTHY && i % 5 == 0;
      log(i, 20, fails ? "ERROR" : "INFO", (fails ? "write was lost" : "write done") + trace);
    }

    assertEquals(List.of(), shared());
  }

  @Test
  void rankCauses_placeWithoutName_isShownInItsText() throws IOException {
    for (int i = 0; i < ALL; i++) {
      String trace = " trace_id=" + String.format("%032x", 7_919L * (i + 1));
      log(i, 0, "INFO", "sending parcel " + i + " over lane " + i % 8 + " today" + trace);
      boolean fails = i >= HEALTHY && i % 8 == 7;
      log(i, 20, fails ? "ERROR" : "INFO", (fails ? "parcel lost" : "parcel sent") + trace);
    }

    Concentration one = rank().concentrations().get(0);
    assertEquals("7", one.value());
    assertTrue(one.place().contains("over lane " + Concentration.HERE), one.place());
  }

  @Test
  void rankCauses_hostileValues_areBounded() throws IOException {
    String longest = "x".repeat(5_000);
    for (int i = 0; i < ALL; i++) {
      String trace = " trace_id=" + String.format("%032x", 7_919L * (i + 1));
      boolean fails = i >= HEALTHY && i % 8 == 7;
      String value = fails ? longest : "<script>" + i % 3 + "</script>";
      log(i, 0, "INFO", "a=" + value + " b=\u001b[31m" + i + " c= d=== \"" + trace);
      log(i, 20, fails ? "ERROR" : "INFO", (fails ? "lost" : "done") + trace);
    }

    assertTrue(
        rank().concentrations().stream()
            .flatMap(one -> Stream.of(one.place(), one.value()))
            .allMatch(text -> text.length() < 200));
  }
}
