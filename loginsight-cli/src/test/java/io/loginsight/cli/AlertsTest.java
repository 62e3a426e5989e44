package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.cli.Fakes.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code alerts} with the real engine. */
class AlertsTest {

  private static final int BEATS = 2_000;
  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final String MAP = "time=time,type=rule,host=agent,source=user,severity=level";
  private static final Pattern ROW =
      Pattern.compile(
          "\\d+\\t\\d*\\t[01]\\t(opens|adds|repeats|accompanies|routine)\\t\\d+\\.\\d\\t");

  @TempDir Path folder;

  @Test
  void alerts_summary_saysHowManyAreToldAndOfWhat() throws IOException {
    Outcome outcome = run("alerts", write("a.csv", table()), "--map", MAP);
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().startsWith("2,001 alerts: "), outcome.out());
    assertTrue(outcome.out().contains("INCIDENT  FROM"), outcome.out());
    assertTrue(outcome.out().contains("disk-full on db-1"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void alerts_assign_hasARowForEachAlertOfAllInputsInTheirOrder() throws IOException {
    Path tsv = folder.resolve("ledger.tsv");
    Outcome outcome =
        run(
            "alerts",
            write("b.csv", table()),
            write("a.json", "{\"time\":1773100800,\"rule\":\"beat\"}\n"),
            "--map",
            "time=time,type=rule",
            "--assign",
            tsv.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals("Wrote " + tsv + "\n", outcome.err());
    List<String> rows = Files.readAllLines(tsv);
    assertEquals("AlertId\tIncidentId\tNotified\tReason\tBits\tRule", rows.get(0));
    assertEquals(BEATS + 3, rows.size());
    for (int i = 1; i < rows.size(); i++) {
      String row = rows.get(i);
      assertTrue(ROW.matcher(row).matches(), row);
      String[] fields = row.split("\t");
      assertEquals(i, Integer.parseInt(fields[0]));
      assertEquals(fields[3].equals("routine"), fields[1].isEmpty(), row);
      assertEquals(fields[3].equals("opens") || fields[3].equals("adds"), fields[2].equals("1"));
    }
  }

  @Test
  void alerts_assignAndJson_agreeAndAddUp() throws IOException {
    Path tsv = folder.resolve("ledger.tsv");
    Path file = folder.resolve("incidents.json");
    String input = write("a.csv", table());
    run("alerts", input, "--map", MAP, "--assign", tsv.toString(), "--json", file.toString());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(BEATS + 1, json.get("alerts").asInt());
    int reasons = 0;
    for (JsonNode count : json.get("reasons")) {
      reasons += count.asInt();
    }
    assertEquals(BEATS + 1, reasons);
    List<String> rows = Files.readAllLines(tsv);
    long notified = rows.stream().filter(row -> row.contains("\t1\t")).count();
    assertTrue(notified > 0);
    assertEquals(notified, json.get("notified").asLong());
    for (JsonNode incident : json.get("incidents")) {
      Pattern own = Pattern.compile("\\d+\t" + incident.get("number").asInt() + "\t.*");
      assertEquals(
          incident.get("alerts").asLong(),
          rows.stream().filter(row -> own.matcher(row).matches()).count());
    }
  }

  @Test
  void alerts_json_saysOfAnIncidentWhatItIs() throws IOException {
    Path file = folder.resolve("incidents.json");
    run("alerts", write("a.csv", table()), "--map", MAP, "--json", file.toString(), "--quiet");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals("2026-03-10T00:00:00Z", json.get("first").asText());
    assertEquals(START.plusSeconds(7_200L * BEATS).toString(), json.get("last").asText());
    assertTrue(json.get("problems").isEmpty());
    JsonNode last = json.get("incidents").get(json.get("incidents").size() - 1);
    assertEquals("CRITICAL", last.get("severity").asText());
    assertTrue(last.get("types").toString().contains("{\"name\":\"disk-full\",\"alerts\":1}"));
    assertTrue(last.get("hosts").toString().contains("\"db-1\""));
    assertTrue(last.get("sources").toString().contains("\"anna\""));
    assertTrue(last.get("bits").asDouble() > 0);
  }

  @Test
  void alerts_halfACharacterInJson_isWrittenAllTheSame() throws IOException {
    Path file = folder.resolve("incidents.json");
    String input = write("a.json", "{\"t\":1773100800,\"r\":\"a\\ud83d\"}\n");
    Outcome outcome = run("alerts", input, "--map", "time=t,type=r", "--json", file.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals(1, new ObjectMapper().readTree(file.toFile()).get("alerts").asInt());
  }

  @Test
  void alerts_packed_areRead() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(table().getBytes(UTF_8));
    }
    assertEquals(
        run("alerts", write("a.csv", table()), "--map", MAP).out(),
        run("alerts", file.toString(), "--map", MAP).out());
  }

  @Test
  void alerts_packedFileThatIsCutOff_isReadToItsEndWithAWarning() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(table().repeat(50).getBytes(UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    Outcome outcome = run("alerts", file.toString(), "--map", MAP);
    assertTrue(outcome.err().contains(file + ": "), outcome.err());
  }

  @Test
  void alerts_standardInput_isRead() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(table().getBytes(UTF_8)));
    try {
      Outcome outcome = run("alerts", "-", "--map", MAP);
      assertTrue(outcome.out().startsWith("2,001 alerts: "), outcome.out() + outcome.err());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void alerts_quiet_saysNothingButTheResult() throws IOException {
    Path tsv = folder.resolve("ledger.tsv");
    String input = write("a.csv", table());
    Outcome outcome = run("alerts", input, "--map", MAP, "--assign", tsv.toString(), "--quiet");
    assertEquals("", outcome.err());
    assertTrue(outcome.out().startsWith("2,001 alerts: "), outcome.out());
  }

  @Test
  void alerts_zone_isThatOfTimesWithoutOne() throws IOException {
    Path file = folder.resolve("incidents.json");
    String input = write("a.csv", "time,rule\n2026-03-10 13:00,a\n");
    run(
        "alerts",
        input,
        "--map",
        "time=time,type=rule",
        "--zone",
        "Europe/Berlin",
        "--json",
        file.toString());
    assertTrue(Files.readString(file).contains("\"2026-03-10T12:00:00Z\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time=time,type=rule,colour=x | --map: 'colour=x' is not PART=COLUMN with one of time, type",
        "time=time,type               | --map: 'type' is not PART=COLUMN",
        "time=time,type=              | --map: 'type=' is not PART=COLUMN",
        "type=rule                    | --map: 'time' is missing; write it as time=COLUMN,type=",
        "time=time                    | --map: 'type' is missing",
        "time=time,type=rule,time=x   | --map: 'time' stands twice",
        "time=time,type=colour        | a.csv: has no column 'colour'; there are time, rule, agent,"
      })
  void alerts_wrongMap_isSaid(String map, String message) throws IOException {
    Outcome outcome = run("alerts", write("a.csv", table()), "--map", map);
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(message), outcome.err());
  }

  @Test
  void alerts_help_teaches() {
    Outcome outcome = run("alerts", "--help");
    assertEquals(ExitCode.OK, outcome.exitCode());
    for (String part : List.of("Examples:\n  loginsight alerts alerts.csv --map", "Exit codes:")) {
      assertTrue(outcome.out().contains(part), outcome.out());
    }
  }

  @Test
  void alerts_noMap_isSaid() throws IOException {
    Outcome outcome = run("alerts", write("a.csv", table()));
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--map"), outcome.err());
  }

  @Test
  void alerts_noSuchFile_isAnError() {
    Outcome outcome = run("alerts", folder + "/none.csv", "--map", MAP);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("none.csv' does not exist"), outcome.err());
  }

  @Test
  void alerts_emptyFile_isAnError() throws IOException {
    Outcome outcome = run("alerts", write("a.csv", ""), "--map", MAP);
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("a.csv: is empty"), outcome.err());
  }

  @Test
  void alerts_headerAlone_areNone() throws IOException {
    Outcome outcome = run("alerts", write("a.csv", "time,rule\n"), "--map", "time=time,type=rule");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals("0 alerts: 0 notifications of 0 incidents\n", outcome.out());
  }

  @Test
  void alerts_someUnreadable_areDoneWithAWarning() throws IOException {
    Outcome outcome =
        run(
            "alerts",
            folder + "/none.csv",
            write("empty.csv", ""),
            write("a.csv", table()),
            "--map",
            MAP,
            "--quiet");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().startsWith("2,001 alerts: "), outcome.out());
    assertTrue(
        outcome.err().contains("Warning: '" + folder + "/none.csv' does not exist"), outcome.err());
    assertTrue(outcome.err().contains("Warning: " + folder + "/empty.csv"), outcome.err());
  }

  @Test
  void alerts_outputThatIsAnInput_isNotOverwritten() throws IOException {
    String input = write("a.csv", table());
    for (String given : List.of(input, folder.toString(), folder + "/*.csv")) {
      for (String option : List.of("--assign", "--json")) {
        Outcome outcome = run("alerts", given, "--map", MAP, option, input);
        assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("is an input and would be overwritten"), outcome.err());
        assertEquals(table(), Files.readString(Path.of(input)));
      }
    }
  }

  @Test
  void alerts_escapeSequences_neverReachTheTerminal() throws IOException {
    String input = write("a.csv", "time,rule,\u001b[2J\n1773100800,\u001b]0;owned\u0007,1\n");
    String all = run("alerts", input, "--map", "time=time,type=rule").out();
    all += run("alerts", input, "--map", "time=time,type=none").err();
    assertTrue(all.contains("\\x1b"), all);
    assertFalse(all.contains("\u001b"), all);
  }

  @Test
  void alerts_ofAllReadings_areTheSameEachTime() throws IOException {
    String input = write("a.csv", table());
    assertEquals(run("alerts", input, "--map", MAP), run("alerts", input, "--map", MAP));
  }

  /** A beat every two hours for long, so that the end is rare: something new. */
  private static String table() {
    StringBuilder table = new StringBuilder("time,rule,agent,user,level\n");
    for (int i = 0; i < BEATS; i++) {
      table.append(START.plusSeconds(7_200L * i)).append(",beat,web-1,,low\n");
    }
    return table
        .append(START.plusSeconds(7_200L * BEATS) + ",disk-full,db-1,anna,critical\n")
        .toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of(), args);
  }
}
