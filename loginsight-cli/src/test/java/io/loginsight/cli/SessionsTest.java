package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.cli.Fakes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code sessions} with the real engine. */
class SessionsTest {

  @TempDir Path folder;

  @Test
  void sessions_oneThatLacksAStep_isFoundAndExplained() throws IOException {
    String log = log(400, 300);
    Path scores = folder.resolve("scores.tsv");
    Outcome outcome = run("sessions", log, "--key", "order=(\\w+)", "--scores", scores.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().startsWith("400 sessions: 1 not as their peers"), outcome.out());
    assertTrue(outcome.out().contains("lacks: INFO Paid order="), outcome.out());
    assertTrue(outcome.out().contains("o300"), outcome.out());
    List<String> rows = Files.readAllLines(scores);
    assertEquals(ScoreWriter.HEADER, rows.get(0));
    assertEquals(401, rows.size());
    String odd = rows.stream().filter(row -> row.startsWith("o300\t")).findFirst().orElseThrow();
    assertTrue(odd.matches("o300\t\\d+\\.\\d{4}\t1\t[01]\t[01]"), odd);
  }

  @Test
  void sessions_allAlike_saysSo() throws IOException {
    Outcome outcome = run("sessions", log(100, -1), "--key", "order=\\w+");
    assertEquals("100 sessions: 0 not as their peers (0.0%), for 0 reasons\n", outcome.out());
  }

  /** Too few to find it among themselves. */
  @Test
  void sessions_trustedOnes_sayWhatIsAsItShouldBe() throws IOException {
    String trusted = log("trusted.log", 60, -1);
    String log = log("shop.log", 10, 5);
    Outcome alone = run("sessions", log, "--key", "order=\\w+");
    assertTrue(alone.out().startsWith("10 sessions: 0 not as their peers"), alone.out());
    Outcome outcome = run("sessions", log, "--key", "order=\\w+", "--trusted", trusted);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().startsWith("10 sessions: 1 not as their peers"), outcome.out());
  }

  @Test
  void sessions_keyThatNoLineHas_saysSo() throws IOException {
    Outcome outcome = run("sessions", log(10, -1), "--key", "blk_\\d+");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--key: no line has what 'blk_"), outcome.err());
  }

  @Test
  void sessions_keyThatIsNoExpression_saysSo() throws IOException {
    Outcome outcome = run("sessions", log(10, -1), "--key", "order=(");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("is no regular expression"), outcome.err());
  }

  /** Orders of a shop, each of a minute, of which one is not paid. */
  private String log(int orders, int unpaid) throws IOException {
    return log("shop.log", orders, unpaid);
  }

  private String log(String name, int orders, int unpaid) throws IOException {
    Instant start = Instant.parse("2026-03-01T00:00:00Z");
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < orders; i++) {
      String[] steps = {"Opened", "Packed", "Paid", "Closed"};
      for (int step = 0; step < steps.length; step++) {
        if (i != unpaid || step != 2) {
          log.append(start.plusSeconds(100L * i + 10L * step)).append(" INFO ");
          log.append(steps[step]).append(" order=o").append(i).append('\n');
        }
      }
    }
    Path file = folder.resolve(name);
    Files.writeString(file, log);
    return file.toString();
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of(), args);
  }
}
