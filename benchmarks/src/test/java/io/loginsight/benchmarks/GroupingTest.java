package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupingTest {

  @TempDir Path folder;

  @Test
  void print_linesOfTwoTemplates_areGroupedWhateverTheirOrder() throws IOException {
    StringBuilder lines = new StringBuilder();
    StringBuilder truth = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      boolean sold = i % 3 == 0;
      lines.append("2026-01-01 12:00:00 INFO ");
      lines.append(sold ? "Sold " + i + " loaves" : "Oven " + i + " is hot").append('\n');
      truth.append(sold ? "E1\n" : "E2\n");
    }
    Path log = Files.writeString(folder.resolve("app.log"), lines);
    Files.writeString(folder.resolve("app.log.gt"), truth);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Grouping.of(log).print(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(
        String.join(
            System.lineSeparator(),
            "| lines | | patterns | GA | FGA |",
            "|---:|---|---:|---:|---:|",
            "| 600 | Log Insight | 2 | 1.000 | 1.000 |",
            "| 600 | Drain | 2 | 1.000 | 1.000 |",
            "| 600 | Drain, messages | 2 | 1.000 | 1.000 |",
            "shuffled: the same pattern for 100.00 % of lines",
            "shuffled: the same pattern for 100.00 % of lines",
            ""),
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void of_anotherNumberOfTemplates_isRefused() throws IOException {
    Path log = Files.writeString(folder.resolve("app.log"), "a\nb\n");
    Files.writeString(folder.resolve("app.log.gt"), "E1\n");
    assertThrows(IOException.class, () -> Grouping.of(log));
  }
}
