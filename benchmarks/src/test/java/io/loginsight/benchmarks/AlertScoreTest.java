package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.Alert;
import io.loginsight.benchmarks.AlertNoise.Decided;
import io.loginsight.benchmarks.AlertScore.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertScoreTest {

  @Test
  void row_twoAttacksOfWhichOneIsToldOf_countsThem() {
    AlertScore score = new AlertScore();
    score.add(
        List.of(
            alert(0, "noise", ""),
            alert(1, "noise", ""),
            alert(2, "scan", "first attack"),
            alert(3, "noise", ""),
            alert(4, "shell", "second attack"),
            alert(86_400, "told noise", "")),
        (alert, at) ->
            switch (alert.type()) {
              case "scan" -> new Decided("a", true);
              case "told noise" -> new Decided("a", true);
              default -> new Decided(null, false);
            });
    assertEquals("| x | 75.000 % | 1.0 | 0.500 | 1/2 | 0.500 | 0.5 | 50.0 % |", score.row("x"));
  }

  @Test
  void read_table_isInTheOrderOfTime(@TempDir Path folder) throws IOException {
    Path table = folder.resolve("alerts.csv");
    Files.writeString(table, "at,what,where,which\n20,b,h,normal\n10,a,h,scan\n");
    Map<String, String> columns =
        Map.of("time", "at", "type", "what", "host", "where", "label", "which", "normal", "normal");
    List<Labelled> read = Labelled.read(table, columns);
    assertEquals(List.of("scan", ""), read.stream().map(Labelled::label).toList());
    assertEquals("a", read.get(0).alert().type());
  }

  private static Labelled alert(double seconds, String type, String label) {
    Instant time = Instant.ofEpochSecond((long) seconds);
    return new Labelled(new Alert(time, type, "host", "", null), seconds, label);
  }
}
