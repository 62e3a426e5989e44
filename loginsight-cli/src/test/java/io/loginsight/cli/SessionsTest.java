package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  void sessions_noKey_findsTheIdsThatJoinLines() throws IOException {
    Outcome outcome = run("sessions", log(400, 300));
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("Found --key '\\border="), outcome.err());
    assertTrue(outcome.out().startsWith("400 sessions: 1 not as their peers"), outcome.out());
  }

  @Test
  void sessions_noKeyAndNoIds_asksForOne() throws IOException {
    Path file = folder.resolve("plain.log");
    Files.writeString(file, "2026-03-01T00:00:00Z INFO Nothing to name\n".repeat(100));
    Outcome outcome = run("sessions", file.toString());
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.out());
    assertTrue(outcome.err().contains("no ids were found"), outcome.err());
  }

  @Test
  void sessions_noKeyForStandardInput_asksForOne() throws IOException {
    Outcome outcome = run("sessions", "-");
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.out());
    assertTrue(outcome.err().contains("standard input"), outcome.err());
  }

  @Test
  void sessions_allAlike_saysSo() throws IOException {
    Outcome outcome = run("sessions", log(100, -1), "--key", "order=\\w+");
    assertEquals("100 sessions: 0 not as their peers (0.0%), for 0 reasons\n", outcome.out());
  }

  @Test
  void sessions_json_saysWhyAndWhatBecameOfAll() throws IOException {
    Path json = folder.resolve("odd.json");
    Outcome outcome =
        run("sessions", log(400, 300), "--key", "order=(\\w+)", "--json", json.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertEquals(400, root.get("sessions").asInt());
    assertEquals(1, root.get("anomalous").asInt());
    assertEquals(1_599, root.get("events").asInt());
    assertEquals(400, root.get("ends").get("open").asInt());
    assertEquals(0, root.get("problems").size());
    JsonNode verdict = root.get("verdicts").get(0);
    assertEquals("o300", verdict.get("session").asText());
    assertEquals("2026-03-01T08:20:00Z", verdict.get("first").asText());
    JsonNode reason = verdict.get("reasons").get(0);
    assertEquals("missing", reason.get("kind").asText());
    assertEquals(0, reason.get("observed").asInt());
    assertEquals(600, reason.get("ageSeconds").asInt() % 3_000);
    String words = reason.get("words").asText();
    assertTrue(words.matches("missing, where .* have it: INFO Paid order=.*"), words);
  }

  @Test
  void sessions_severalDays_saysHowTheyWereClosed() throws IOException {
    Outcome outcome = run("sessions", log(2_000, -1), "--key", "order=(\\w+)");
    assertTrue(
        outcome.out().matches("(?s).*\nClosed before the end: 1,1\\d\\d after a day of quiet\n"),
        outcome.out());
  }

  @Test
  void sessions_keyOfAMegabyte_isCutAndSaysSo() throws IOException {
    Path file = folder.resolve("long.log");
    Files.writeString(
        file, "2026-03-01T00:00:00Z INFO Opened order=" + "x".repeat(1_000_000) + "\n");
    Path scores = folder.resolve("scores.tsv");
    Outcome outcome =
        run("sessions", file.toString(), "--key", "order=(\\w+)", "--scores", scores.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("more than 128 characters: 1"), outcome.err());
    assertTrue(Files.size(scores) < 1_000);
  }

  /** Each tail of the line is a key. */
  @Test
  void sessions_keysThatOverlap_areNoMoreThanTheLine() throws IOException {
    Path file = folder.resolve("long.log");
    Files.writeString(file, "2026-03-01T00:00:00Z INFO " + "ab".repeat(10_000) + "\n");
    Outcome outcome = run("sessions", file.toString(), "--key", "(?=(a.*))");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("some were left out: 1"), outcome.err());
    assertTrue(outcome.out().startsWith("1 session:"), outcome.out());
  }

  @Test
  void sessions_expressionThatCallsItselfTooOften_saysSoAndGoesOn() throws IOException {
    Path file = folder.resolve("long.log");
    Files.writeString(
        file,
        "2026-03-01T00:00:00Z INFO order=1\n2026-03-01T00:00:01Z INFO "
            + "order="
            + "ab".repeat(200_000)
            + "\n");
    Outcome outcome = run("sessions", file.toString(), "--key", "order=((\\w|-)+)");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("too hard for the expression of --key: 1"), outcome.err());
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
