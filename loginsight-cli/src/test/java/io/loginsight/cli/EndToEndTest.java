package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.cli.Fakes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with the real engine: what a user sees. */
class EndToEndTest {

  @TempDir Path folder;

  @Test
  void patterns_assign_hasARowForEachLineOfTheDemo() throws IOException {
    List<String> args = new ArrayList<>(List.of("patterns"));
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> log : ShopLogs.generate().entrySet()) {
      args.add(write(log.getKey(), log.getValue()));
      lines.addAll(log.getValue().lines().toList());
    }
    Path tsv = folder.resolve("lines.tsv");
    args.addAll(List.of("--assign", tsv.toString()));
    Outcome outcome = run(args.toArray(String[]::new));
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("; it adds up\n"), outcome.err());

    List<String> rows = Files.readAllLines(tsv);
    assertEquals(AssignmentWriter.HEADER, rows.get(0));
    assertEquals(lines.size() + 1, rows.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = rows.get(i + 1).split("\t", -1);
      assertEquals(6, fields.length, rows.get(i + 1));
      assertEquals(i + 1, Integer.parseInt(fields[0]));
      String message = fields[5].replace("\\t", "\t").strip();
      assertTrue(lines.get(i).contains(message), rows.get(i + 1));
      assertTrue(fields[3].startsWith("2026-03-10T14:"), rows.get(i + 1));
    }
  }

  @Test
  void patterns_assign_agreesWithTheTable() throws IOException {
    String log = write("payment.log", ShopLogs.generate().get("payment.log"));
    Path tsv = folder.resolve("lines.tsv");
    Outcome outcome = run("patterns", log, "--assign", tsv.toString());
    Set<String> assigned = new HashSet<>();
    Files.readAllLines(tsv).stream().skip(1).forEach(row -> assigned.add(row.split("\t")[2]));
    Set<String> listed = new HashSet<>();
    outcome.out().lines().skip(1).forEach(row -> listed.add(row.substring(26)));
    assertEquals(listed, assigned);
  }

  @Test
  void analyze_timings_tellHowEachAnalyzerPerformed() throws IOException {
    Path timings = folder.resolve("timings.json");
    run("analyze", write("app.log", "one\n"), "--timings", timings.toString());
    JsonNode analyzers = new ObjectMapper().readTree(timings.toFile()).get("analyzers");
    assertEquals(List.of("anomaly", "pattern"), analyzers.findValuesAsText("id"));
    assertEquals(1, analyzers.at("/0/calls").asInt());
    assertEquals(0, analyzers.at("/0/failures").size());
    assertEquals(1.0, analyzers.at("/0/successRate").asDouble());
    assertTrue(analyzers.at("/0/milliseconds/p95").asDouble() > 0);
  }

  @Test
  void analyze_theDemo_showsTheIncident() throws IOException {
    for (Map.Entry<String, String> log : ShopLogs.generate().entrySet()) {
      write(log.getKey(), log.getValue());
    }
    Outcome outcome = run("analyze", folder.toString(), "--fail-on", "low");
    assertEquals(ExitCode.FINDINGS, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("4 sources, 2026-03-10 14:00:00 to 14:19:"), outcome.out());
    assertTrue(outcome.out().contains("No database connection within"), outcome.out());
    assertTrue(outcome.out().contains("payment.log: 331 lines, json (100%)"), outcome.out());
    assertTrue(outcome.out().lines().count() <= 36, outcome.out());
  }

  @Test
  void analyze_sinceAndUntil_leaveOutTheRest() throws IOException {
    String log = write("payment.log", ShopLogs.generate().get("payment.log"));
    Outcome outcome =
        run("analyze", log, "--since", "2026-03-10T14:10", "--until", "2026-03-10T15:11+01:00");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("2026-03-10 14:10:"), outcome.out());
    assertTrue(outcome.out().contains(" outside the times; it adds up"), outcome.out());
  }

  @Test
  void patterns_patternsFile_isHonoured() throws IOException {
    String log =
        write(
            "a.log",
            "2026-03-10T14:00:00Z INFO till opened by anna\n"
                + "2026-03-10T14:00:01Z INFO till closed by boris\n");
    String file = write("patterns.txt", "pin till <*> by <*>\nname till <*> by <*> = Till\n");
    Outcome outcome = run("patterns", log, "--patterns-file", file);
    assertTrue(outcome.out().contains("  Till | till <*> by <*>\n"), outcome.out() + outcome.err());
  }

  @Test
  void analyze_patternsFileWithAWrongEntry_namesItsLine() throws IOException {
    String file = write("patterns.txt", "# mine\npim till <*>\n");
    Outcome outcome = run("analyze", write("a.log", "x\n"), "--patterns-file", file);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(
        outcome.err().contains(file + ":2: an entry begins with pin, split, merge or name"),
        outcome.err());
  }

  @Test
  void analyze_patternsFile_isNotOverwritten() throws IOException {
    String file = write("patterns.txt", "pin till <*>\n");
    Outcome outcome =
        run("analyze", write("a.log", "x\n"), "--patterns-file", file, "--json", file);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertEquals("pin till <*>\n", Files.readString(Path.of(file)));
  }

  @Test
  void analyze_packedFile_isRead() throws IOException {
    Path file = folder.resolve("oven.log.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("2026-03-10T14:00:00Z INFO loaf 1 baked\n".repeat(50).getBytes(UTF_8));
    }
    Outcome outcome = run("analyze", file.toString());
    assertTrue(outcome.out().contains("50 lines = 50 in 1 pattern"), outcome.out() + outcome.err());
  }

  @Test
  void analyze_someMissing_isDoneWithAWarning() throws IOException {
    String log = write("a.log", "2026-03-10T14:00:00Z INFO loaf 1 baked\n".repeat(20));
    Outcome outcome = run("analyze", log, folder + "/none.log");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("! "), outcome.out());
    assertTrue(outcome.out().contains("none.log"), outcome.out());
  }

  @Test
  void analyze_nothingReadable_saysWhy() throws IOException {
    assertNothing(folder + "/none.log", "does not exist");
    assertNothing(Files.createDirectory(folder.resolve("dir")).toString(), "holds no log file");
    assertNothing(write("empty.log", ""), "is empty");
  }

  @Test
  void analyze_unknownFormat_namesThoseThatExist() throws IOException {
    Outcome outcome = run("analyze", write("a.log", "x\n"), "--format", "tablature");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("'tablature'; there are ["), outcome.err());
  }

  @Test
  void analyze_escapeSequencesInLogs_neverReachTheTerminal() throws IOException {
    String hostile = "\u001b]0;owned\u0007 \u001b[2J\u009b31m \u202e loaf\r";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append("2026-03-10T14:00:").append(10 + i).append("Z ERROR ").append(hostile);
      text.append(i).append(i % 2 == 0 ? "\r\n" : "\n");
    }
    String log = write("a.log", text.toString());
    for (String command : List.of("analyze", "patterns")) {
      Outcome outcome = run(command, log);
      assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
      String all = outcome.out() + outcome.err();
      assertTrue(all.contains("\\x1b"), all);
      assertFalse(all.chars().anyMatch(EndToEndTest::isObeyed), all);
    }
  }

  @Test
  void demo_writesTheReports() throws IOException {
    Outcome outcome = run("demo", "--dir", folder.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("open it: "), outcome.out());
    assertTrue(Files.readString(folder.resolve("report.json")).startsWith("{"));
    assertTrue(Files.readString(folder.resolve("report.html")).contains("<html"));
  }

  @Test
  void report_isTheSameForAnyNumberOfThreads() throws IOException {
    for (Map.Entry<String, String> log : ShopLogs.generate().entrySet()) {
      write(log.getKey(), log.getValue());
    }
    assertEquals(
        run("analyze", folder.toString(), "--threads", "1").out(),
        run("analyze", folder.toString(), "--threads", "4").out());
  }

  private static boolean isObeyed(int c) {
    return (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0x202e;
  }

  private static void assertNothing(String input, String why) {
    Outcome outcome = run("analyze", input);
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(input), outcome.err());
    assertTrue(outcome.err().contains(why), outcome.err());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of(), args);
  }
}
