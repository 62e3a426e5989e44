package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.loginsight.cli.Fakes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code diff} with the real engine. */
class DiffTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final int MINUTES = 40;

  @TempDir Path folder;

  /** {@code -Dgolden.update=true} writes the golden file anew; read it in review. */
  @Test
  void diff_table_isAsInTheGoldenFile() throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, true));
    Outcome outcome =
        Fakes.runReal(Map.of("LOGINSIGHT_COLUMNS", "100"), "diff", before, after, "--quiet");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.err());
    String text = outcome.out().replaceAll("(?m)^ {8}\\S*(v[12]\\.log:)", "        $1");
    Path golden = Path.of("src/test/resources/golden/diff.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
  }

  @Test
  void diff_nothingChanged_saysSoAndNoMore() throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, false));
    Outcome outcome = run("diff", before, after);
    assertEquals(3, outcome.out().lines().count(), outcome.out());
    assertTrue(outcome.out().contains("5 patterns are as before"), outcome.out());
  }

  @Test
  void diff_at_isAsTwoFiles() throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, true));
    String both = write("both.log", shop(1, 0, false) + shop(2, MINUTES, true));
    Outcome files = run("diff", before, after);
    Outcome at = run("diff", both, "--at", START.plusSeconds(60L * MINUTES).toString());
    assertEquals(ExitCode.OK, at.exitCode(), at.err());
    assertEquals(sections(files.out()), sections(at.out()));
  }

  /** All but the places of lines, and values, which are sampled by those. */
  private static String sections(String out) {
    return out.lines()
        .takeWhile(line -> !line.startsWith("Values"))
        .filter(line -> !line.contains(".log:"))
        .toList()
        .toString();
  }

  @ParameterizedTest
  @CsvSource({"fatal, 0", "error, 1", "SEVERE, 1", "warn, 1", "info, 1"})
  void diff_failOnNew_isOneIfThereIsAsSeriousAPattern(String level, int exitCode)
      throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, true));
    Outcome outcome = run("diff", before, after, "--fail-on-new", level);
    assertEquals(exitCode, outcome.exitCode(), outcome.err());
    assertEquals(exitCode == 1, outcome.err().contains("exit code 1"), outcome.err());
  }

  @Test
  void diff_failOnNew_asksForNoMoreThanOneEvent() throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after =
        write("v2.log", shop(2, MINUTES, false) + "2026-03-10T10:00:00Z ERROR Till is on fire\n");
    Outcome outcome = run("diff", before, after, "--fail-on-new", "error");
    assertEquals(ExitCode.FINDINGS, outcome.exitCode());
    assertTrue(outcome.out().contains("Till is on fire"), outcome.out());
    assertEquals(
        ExitCode.OK, run("diff", after, before, "--fail-on-new", "error").exitCode(), "gone only");
  }

  @Test
  void diff_json_addsUpAndAgreesWithItself() throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, true));
    Path file = folder.resolve("diff.json");
    Outcome outcome = run("diff", before, after, "--json", file.toString());
    assertTrue(outcome.err().contains("Wrote " + file), outcome.err());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    for (String side : new String[] {"before", "after"}) {
      long sum = 0;
      for (JsonNode pattern : json.get("patterns")) {
        sum += pattern.get(side).get("events").asLong();
      }
      assertEquals(json.get(side).get("events").asLong(), sum);
    }
    JsonNode first = json.get("patterns").get(0);
    while (!first.get("kind").asText().equals("new")) {
      ((ArrayNode) json.get("patterns")).remove(0);
      first = json.get("patterns").get(0);
    }
    assertEquals("ERROR", first.get("level").asText());
    assertTrue(first.get("significant").asBoolean());
    assertTrue(first.get("bits").asDouble() > 10);
    assertTrue(first.get("after").get("perMinute").asDouble() > 0);
    assertEquals("numbers", json.get("values").get(0).get("kind").asText());
    assertTrue(json.get("values").get(0).get("after").get("p50").asDouble() > 0);
    assertTrue(json.get("problems").isEmpty());
  }

  @Test
  void diff_hostileText_neverReachesTheTerminal() throws IOException {
    String hostile = "\u001b]0;owned\u0007 \u001b[2J\u009b31m \u202e loaf ";
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      log.append(START.plusSeconds(10L * i)).append(" ERROR ").append(hostile).append(i % 3);
      log.append('\n');
    }
    String before = write("v1.log", shop(1, 0, false));
    Outcome outcome = run("diff", before, write("v2.log", log.toString()));
    String all = outcome.out() + outcome.err();
    assertTrue(all.contains("\\x1b"), all);
    assertFalse(
        all.chars().anyMatch(c -> (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0x202e),
        all);
  }

  @ParameterizedTest
  @CsvSource({"40", "80", "200"})
  void diff_anyWidth_isKeptTo(int width) throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, true));
    Outcome outcome =
        Fakes.runReal(
            Map.of("LOGINSIGHT_COLUMNS", "" + width, "LOGINSIGHT_TTY", "1"), "diff", before, after);
    String plain = outcome.out().replaceAll("\u001b\\[[0-9;]*m", "");
    int widest = Math.max(width, 65); // so that some of each template can be read
    plain.lines().forEach(line -> assertTrue(Look.columnsOf(line) <= widest, line));
  }

  @Test
  void diff_oneInput_saysWhatToDo() throws IOException {
    Outcome outcome = run("diff", write("v1.log", shop(1, 0, false)));
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--at T"), outcome.err());
  }

  @Test
  void diff_atOutsideOfTheLog_saysSo() throws IOException {
    Outcome outcome = run("diff", write("v1.log", shop(1, 0, false)), "--at", "2020-01-01");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("no event with a time is before"), outcome.err());
  }

  @Test
  void diff_sideThatIsNotThere_saysWhich() throws IOException {
    Outcome outcome = run("diff", write("v1.log", shop(1, 0, false)), folder + "/v2.log");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("v2.log"), outcome.err());
  }

  @Test
  void diff_unknownLevel_namesThoseThatExist() throws IOException {
    String log = write("v1.log", shop(1, 0, false));
    Outcome outcome = run("diff", log, log, "--fail-on-new", "loud");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("trace, debug, info, warn, error, fatal"), outcome.err());
  }

  @Test
  void diff_jsonOverAnInput_isRefused() throws IOException {
    String before = write("v1.log", shop(1, 0, false));
    String after = write("v2.log", shop(2, MINUTES, false));
    Outcome outcome = run("diff", before, after, "--json", after);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals(shop(2, MINUTES, false), Files.readString(Path.of(after)));
  }

  /** Some 40 minutes of a shop; of the worse version, new, risen, fallen and gone patterns. */
  private static String shop(long seed, int fromMinute, boolean worse) {
    Random random = new Random(seed);
    StringBuilder log = new StringBuilder();
    for (int second = 0; second < MINUTES * 60; second++) {
      Instant time = START.plusSeconds(60L * fromMinute + second);
      double took = Math.exp(3 + random.nextGaussian() / 2) * (worse ? 3 : 1);
      log.append(time).append(" INFO Served page in ").append(Math.round(took)).append(" ms\n");
      if (random.nextInt(3) == 0) {
        log.append(time).append(" INFO Cart ").append(random.nextInt(10_000)).append(" opened\n");
      }
      if (random.nextInt(worse ? 6 : 30) == 0) {
        log.append(time).append(" WARN Retrying payment, attempt ");
        log.append(1 + random.nextInt(3)).append('\n');
      }
      if (random.nextInt(worse ? 60 : 10) == 0) {
        log.append(time).append(" INFO Order ").append(random.nextInt(10_000)).append(" paid\n");
      }
      if (random.nextInt(15) == 0) {
        String what = worse ? " ERROR No route to the bank" : " DEBUG The bank is reached";
        log.append(time).append(what).append('\n');
      }
    }
    return log.toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of(), args);
  }
}
