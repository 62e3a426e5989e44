package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginsight.cli.Fakes.Outcome;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code cause} with the real engine. */
class CauseTest {

  private static final Instant QUIET = Instant.parse("2026-05-04T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final String COLUMNS =
      "time=at,service=instance,trace=call,span=part,message=line";

  @TempDir Path folder;

  /** Tables as an export gives them: the stock does not find anything any more, from noon on. */
  private String table(String name, Instant from, int calls, boolean broken) throws IOException {
    List<String> rows = new ArrayList<>(List.of("at,instance,call,part,line"));
    for (int i = 0; i < calls; i++) {
      Instant time = from.plusMillis(500L * i);
      String call = name + "-call-" + i;
      rows.add(row(time, "shop-7d9f8b6c5-x2x4z", call, "a", "INFO asking for item " + i));
      rows.add(
          row(time.plusMillis(2), "stock-5c8d7f9b6d-k8s2q", call, "b", "INFO looking up " + i));
      rows.add(
          row(
              time.plusMillis(4),
              "stock-5c8d7f9b6d-k8s2q",
              call,
              "b",
              broken ? "ERROR shelf " + i + " is not readable" : "INFO found in shelf " + i));
      rows.add(
          row(
              time.plusMillis(6),
              "shop-7d9f8b6c5-x2x4z",
              call,
              "a",
              broken ? "ERROR no offer for " + i : "INFO offer sent for " + i));
    }
    return Files.write(folder.resolve(name + ".csv"), rows).toString();
  }

  private static String row(Instant time, String pod, String call, String span, String line) {
    return String.join(",", String.valueOf(time.toEpochMilli()), pod, call, span, line);
  }

  private static Outcome run(String... args) {
    return Fakes.runReal(Map.of(), args);
  }

  private Outcome cause(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("cause", table("noon", NOON, 200, true)));
    args.addAll(List.of("--from", "2026-05-04T12:00", "--to", "2026-05-04T12:02"));
    args.addAll(List.of("--baseline", table("quiet", QUIET, 200, false)));
    args.addAll(List.of("--columns", COLUMNS));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(new String[0]));
  }

  @Test
  void cause_serviceThatFailsFirst_isNamedWithWhatProvesIt() throws IOException {
    Outcome outcome = cause();
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertTrue(
        outcome.out().startsWith("The cause is most likely stock (800 events looked at)"),
        outcome.out());
    assertTrue(
        outcome.out().contains("After 'INFO looking up <*>' comes 'ERROR shelf <*>"),
        outcome.out());
    assertTrue(outcome.out().contains("0 of 200 before"), outcome.out());
    assertTrue(outcome.out().contains("noon.csv:4"), outcome.out());
  }

  @Test
  void cause_json_addsUpAndPointsAtLines() throws IOException {
    Path json = folder.resolve("causes.json");
    assertEquals(ExitCode.OK, cause("--json", json.toString()).exitCode());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertTrue(report.get("conclusive").asBoolean());
    for (JsonNode cause : report.get("causes")) {
      double sum = 0;
      for (JsonNode term : cause.get("terms")) {
        sum += term.asDouble();
      }
      assertEquals(cause.get("score").asDouble(), sum, 0.01);
      assertFalse(cause.get("evidence").get(0).get("events").isEmpty());
    }
    assertEquals("stock", report.get("causes").get(0).get("service").asText());
    assertEquals(16, report.get("causes").get(0).get("pattern").asText().length());
  }

  @Test
  void cause_whateverTheThreads_writesTheSameBytes() throws IOException {
    Path one = folder.resolve("one.json");
    Path four = folder.resolve("four.json");
    cause("--json", one.toString(), "--threads", "1");
    cause("--json", four.toString(), "--threads", "4");
    assertEquals(Files.readString(one), Files.readString(four));
  }

  @Test
  void cause_nothingToCompareWith_isInconclusiveAndSaysWhatIsMissing() throws IOException {
    Outcome outcome =
        run(
            "cause",
            table("noon", NOON, 200, true),
            "--from",
            "2026-05-04T12:00",
            "--to",
            "2026-05-04T12:02",
            "--columns",
            COLUMNS);
    assertTrue(outcome.out().startsWith("Inconclusive: "), outcome.out());
    assertTrue(
        outcome.out().contains("Missing: There are no traces of before the incident"),
        outcome.out());
  }

  @RepeatedTest(20) // several threads read
  void cause_columnThatIsNotThere_listsThoseThatAre() throws IOException {
    Outcome outcome =
        run(
            "cause",
            table("noon", NOON, 10, true),
            "--from",
            "2026-05-04T12:00",
            "--to",
            "2026-05-04T12:02",
            "--columns",
            "time=at,service=pod");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(
        outcome.err().contains("has no column 'pod'; there are at, instance, call, part, line"),
        outcome.err());
  }

  @Test
  void cause_endBeforeBegin_isWrong() throws IOException {
    Outcome outcome =
        run(
            "cause",
            table("noon", NOON, 10, true),
            "--from",
            "2026-05-04T12:00",
            "--to",
            "2026-05-04T11:00");
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("--from must be before --to"), outcome.err());
  }

  @Test
  void cause_spansAndMeasurements_addTerms() throws IOException {
    List<String> spans = new ArrayList<>(List.of("t,id,up,pod,what,begin,end"));
    for (int i = 0; i < 120; i++) {
      Instant time = NOON.minusSeconds(60).plusSeconds(i);
      long stock = i < 60 ? 10 : 400;
      spans.add(
          String.join(
              ",",
              "t" + i,
              "a",
              "",
              "shop",
              "GET /x",
              time.toString(),
              "" + time.plusMillis(20 + stock)));
      spans.add(
          String.join(
              ",",
              "t" + i,
              "b",
              "a",
              "stock",
              "GET /y",
              "" + time.plusMillis(10),
              "" + time.plusMillis(10 + stock)));
    }
    List<String> metrics = new ArrayList<>(List.of("when,pod,cpu_percent"));
    for (int i = 0; i < 63; i++) {
      String time = String.valueOf(NOON.minusSeconds(60 * (60 - i)).getEpochSecond());
      metrics.add(time + ",stock," + (i < 60 ? 5 : 95));
      metrics.add(time + ",shop,5");
    }
    Path traces = Files.write(folder.resolve("spans.csv"), spans);
    Path table = Files.write(folder.resolve("metrics.csv"), metrics);
    Path json = folder.resolve("causes.json");
    Outcome outcome =
        cause(
            "--json",
            json.toString(),
            "--traces",
            traces.toString(),
            "--trace-columns",
            "trace=t,span=id,parent=up,service=pod,operation=what,start=begin,end=end",
            "--metrics",
            table.toString(),
            "--metric-columns",
            "time=when,service=pod");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    JsonNode first = new ObjectMapper().readTree(json.toFile()).get("causes").get(0);
    assertEquals("stock", first.get("service").asText());
    assertTrue(first.get("terms").has("span"), first.toString());
    assertTrue(first.get("terms").has("resource"), first.toString());
  }

  @Test
  void cause_simulatedShop_namesTheServiceWithTheBug() throws IOException {
    Path shop = folder.resolve("shop");
    Truth.Incident truth =
        Simulator.of(Fault.BAD_DEPLOY, 3).lines(15_000).run(shop).incidents().get(0);
    Outcome outcome =
        run(
            "cause",
            shop.toString(),
            "--from",
            truth.begin().plusSeconds(30).toString(),
            "--to",
            truth.end().toString());
    assertTrue(
        outcome.out().startsWith("The cause is most likely " + truth.service() + " ("),
        outcome.out());
  }
}
