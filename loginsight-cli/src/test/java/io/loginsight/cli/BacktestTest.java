package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.cli.Fakes.Outcome;
import io.loginsight.lab.Fault;
import io.loginsight.lab.SimulatedEvent;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code backtest} with the real engine, over a simulated past. */
class BacktestTest {

  @TempDir Path folder;
  private final List<SimulatedEvent> events = new ArrayList<>();
  private Truth.Incident fault;
  private String logs;
  private String incidents;

  @BeforeEach
  void writePast() throws IOException {
    Truth truth = Simulator.of(Fault.POOL_EXHAUSTED, 3).lines(12_000).run(events::add);
    fault = truth.incidents().get(0);
    logs = write("logs", Instant.MAX);
    incidents =
        write(
            "incidents.csv",
            "start,end,detected,service,cause,name\n"
                + (fault.begin() + "," + fault.settled() + ",")
                + (fault.begin().plusSeconds(600) + "," + fault.service() + ",,INC-1\n")
                + "2020-01-01T00:00:00Z,,,,,ancient\n");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Writes what was logged before a point in time. */
  private String write(String name, Instant end) throws IOException {
    Map<String, StringBuilder> files = new TreeMap<>();
    for (SimulatedEvent event : events) {
      if (event.time().isBefore(end)) {
        files
            .computeIfAbsent(event.file(), file -> new StringBuilder())
            .append(event.text())
            .append('\n');
      }
    }
    Path directory = Files.createDirectories(folder.resolve(name));
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return directory.toString();
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of("LOGINSIGHT_COLUMNS", "110"), args);
  }

  private JsonNode json(String... args) throws IOException {
    Path json = folder.resolve("out.json");
    List<String> all = new ArrayList<>(List.of("backtest"));
    all.addAll(List.of(args));
    all.addAll(
        List.of("--incidents", incidents, "--step", "1m", "--quiet", "--json", json.toString()));
    Outcome outcome = run(all.toArray(String[]::new));
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    return new ObjectMapper().readTree(json.toFile());
  }

  @Test
  void backtest_fault_isCaughtWithItsCauseAndItsLead() throws IOException {
    JsonNode result = json(logs);
    JsonNode outcome = result.get("outcomes").get(0);
    Instant told = Instant.parse(outcome.get("toldAt").asText());
    assertTrue(outcome.get("caught").asBoolean());
    assertTrue(told.isAfter(fault.begin()) && told.isBefore(fault.begin().plusSeconds(300)));
    assertEquals(
        Duration.between(told, fault.begin().plusSeconds(600)).toSeconds(),
        outcome.get("lead").asLong());
    assertEquals(1, outcome.get("rank").asInt());
    assertEquals(0, result.get("logInsight").get("false").asInt());
    assertEquals("ancient", result.get("notInTheLogs").get(0).get("name").asText());
  }

  @Test
  void backtest_whatComesLater_changesNothingOfBefore() throws IOException {
    Instant end = fault.begin().plusSeconds(240).truncatedTo(ChronoUnit.MINUTES);
    List<JsonNode> whole = new ArrayList<>();
    for (JsonNode told : json(logs).get("notifications")) {
      if (!Instant.parse(told.get("at").asText()).isAfter(end)) {
        whole.add(told);
      }
    }
    List<JsonNode> cut = new ArrayList<>();
    json(write("cut", end)).get("notifications").forEach(cut::add);
    assertEquals(whole, cut);
    assertEquals(1, cut.size());
  }

  @Test
  void backtest_anyThreads_givesTheSame() throws IOException {
    assertEquals(json(logs, "--threads", "1"), json(logs, "--threads", "3"));
  }

  @Test
  void backtest_page_showsCurveAndIncidents() throws IOException {
    Path html = folder.resolve("out.html");
    Outcome outcome =
        run("backtest", logs, "--incidents", incidents, "--step", "2m", "--html", html.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    String page = Files.readString(html);
    assertTrue(page.contains("1 of 1 incident caught"), page.substring(0, 200));
    assertTrue(page.contains("notifications a day"));
    assertTrue(page.contains("INC-1"));
    assertTrue(outcome.out().contains("1 incident not in the logs: ancient"), outcome.out());
    assertTrue(outcome.out().contains("rank 1"), outcome.out());
  }

  @Test
  void backtest_missingColumn_namesThoseThatThereAre() {
    Outcome outcome = run("backtest", logs, "--incidents", incidents, "--map", "start=Created");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(
        outcome
            .err()
            .contains(
                "there is no column 'Created'; the columns are start, end, detected, service,"
                    + " cause, name"),
        outcome.err());
  }

  @Test
  void backtest_wrongArguments_areUsageErrors() throws IOException {
    String none = folder.resolve("none.csv").toString();
    String empty = Files.createDirectories(folder.resolve("empty")).toString();
    assertEquals(ExitCode.USAGE, run("backtest", logs).exitCode());
    assertUsage("none.csv", "backtest", logs, "--incidents", none);
    assertUsage(
        "'soon' is no length", "backtest", logs, "--incidents", incidents, "--step", "soon");
    assertUsage("step must be", "backtest", logs, "--incidents", incidents, "--step", "90s");
    assertUsage("budget must be", "backtest", logs, "--incidents", incidents, "--budget", "0");
    assertUsage("steps of 1 min", "backtest", ages(), "--incidents", incidents, "--step", "1m");
    assertEquals(ExitCode.USAGE, run("backtest", empty, "--incidents", incidents).exitCode());
  }

  private String ages() throws IOException {
    return write("ages.log", "2001-01-01T00:00:00Z INFO a\n2026-01-01T00:00:00Z INFO b\n");
  }

  private static void assertUsage(String said, String... args) {
    Outcome outcome = run(args);
    assertEquals(ExitCode.USAGE, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(said), outcome.err());
  }
}
