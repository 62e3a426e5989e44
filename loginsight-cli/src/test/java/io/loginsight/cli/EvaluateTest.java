package io.loginsight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.EventId;
import io.loginsight.api.Evidence;
import io.loginsight.api.Figures;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Severity;
import io.loginsight.cli.Fakes.Outcome;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code evaluate} with the real engine and analyzers of its own. */
class EvaluateTest {

  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");

  @TempDir Path folder;
  private String log;

  /** A finding for each pattern with errors, of the time that it was seen. */
  public static class Errors implements AnalyzerProvider {
    @Override
    public String id() {
      return "errors";
    }

    @Override
    public boolean runsByDefault() {
      return false;
    }

    List<EventId> evidence(PatternStats stats) {
      return stats.examples().stream().map(Event::id).toList();
    }

    Analysis analyze(Chunk chunk) {
      List<Finding> findings = new ArrayList<>();
      for (PatternStats stats : chunk.patterns()) {
        if (stats.counts().atLeast(Level.ERROR) > 0) {
          findings.add(
              new Finding(
                  id(),
                  "disk-full",
                  Severity.HIGH,
                  0.8,
                  stats.seen(),
                  "Errors: " + stats.pattern().template(),
                  List.of(stats.pattern().id()),
                  List.of(new Evidence("There are errors", "some", "none", evidence(stats)))));
        }
      }
      return new Analysis(id(), findings);
    }

    @Override
    public Analyzer create(AnalyzerContext context) {
      return Analyzer.synchronous(this::analyze);
    }
  }

  /** Never answers. */
  public static final class Throwing extends Errors {
    @Override
    public String id() {
      return "throwing";
    }

    @Override
    Analysis analyze(Chunk chunk) {
      throw new IllegalStateException("out of coffee");
    }
  }

  /** Points at lines that do not exist. */
  public static final class Inventing extends Errors {
    @Override
    public String id() {
      return "inventing";
    }

    @Override
    List<EventId> evidence(PatternStats stats) {
      return List.of(new EventId(stats.examples().get(0).id().source(), 1_000_000));
    }
  }

  /** Finds the plugins above beside those of the class path. */
  private static final class PluginLoader extends ClassLoader {
    PluginLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      List<URL> all = Collections.list(super.getResources(name));
      URL own = getParent().getResource("evaluate/" + name);
      if (own != null) {
        all.add(own);
      }
      return Collections.enumeration(all);
    }
  }

  @BeforeEach
  void writeLog() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      boolean isIncident = i >= 600 && i < 780;
      lines.append(START.plusSeconds(i));
      lines.append(
          isIncident && i % 6 == 0
              ? " ERROR Disk " + i + " is full\n"
              : " INFO Served page " + i + " in " + i % 37 + " ms\n");
    }
    log = write("shop.log", lines.toString());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String labels(String... lines) throws IOException {
    return write("labels.jsonl", String.join("\n", lines));
  }

  private static String stretch(int from, int to, String label) {
    return "{\"from\":\"%s\",\"to\":\"%s\",\"label\":\"%s\"}"
        .formatted(START.plusSeconds(from), START.plusSeconds(to), label);
  }

  private static Outcome run(String... args) {
    return run(Map.of("LOGINSIGHT_COLUMNS", "100"), args);
  }

  private static Outcome run(Map<String, String> env, String... args) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new PluginLoader(EvaluateTest.class.getClassLoader()));
    try {
      return Fakes.runReal(env, args);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Outcome evaluate(String labels, String analyzer, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("evaluate", log, "--labels", labels, "--analyzer", analyzer, "--quiet"));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(new String[0]));
  }

  private JsonNode json(String labels, String analyzer, String... more) throws IOException {
    Path file = folder.resolve("out.json");
    List<String> args = new ArrayList<>(List.of("--json", file.toString()));
    args.addAll(Arrays.asList(more));
    Outcome outcome = evaluate(labels, analyzer, args.toArray(new String[0]));
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    return new ObjectMapper().readTree(file.toFile());
  }

  private static void assertGolden(String name, String text) throws IOException {
    Path golden = Path.of("src/test/resources/golden/" + name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
  }

  private String twoIncidents() throws IOException {
    return labels(
        stretch(600, 810, "disk-full"),
        stretch(1_000, 1_050, "slow-database"),
        "{\"source\":\"shop.log\",\"line\":601,\"label\":\"abnormal\"}",
        "{\"source\":\"shop.log\",\"line\":602,\"label\":\"normal\"}",
        "{\"template\":\"Disk <*> is full\",\"severity\":\"HIGH\"}",
        "{\"template\":\"Nobody home\",\"label\":\"normal\"}",
        "nonsense");
  }

  /** {@code -Dgolden.update=true} writes the golden files anew; read them in review. */
  @Test
  void evaluate_table_isAsInTheGoldenFile() throws IOException {
    Outcome outcome = evaluate(twoIncidents(), "errors");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertGolden(
        "evaluate.txt", outcome.out().replaceAll("(?m)^Response: .*$", "Response: differs"));
  }

  @Test
  void evaluate_json_isAsInTheGoldenFile() throws IOException {
    JsonNode json = json(twoIncidents(), "errors");
    assertEquals(1, json.get("run").get("calls").asInt(), "it does not run by default");
    ((ObjectNode) json).remove("run");
    assertGolden(
        "evaluate.json",
        json.toPrettyString().replace(log.replace("\\", "\\\\"), "shop.log") + "\n");
  }

  @Test
  void evaluate_again_givesTheSameBytesButForTheRun() throws IOException {
    Path one = folder.resolve("one.html");
    Path other = folder.resolve("other.html");
    String labels = twoIncidents();
    ObjectNode first = (ObjectNode) json(labels, "errors", "--html", one.toString());
    ObjectNode second =
        (ObjectNode) json(labels, "errors", "--html", other.toString(), "--threads", "3");
    assertEquals(Files.readString(one), Files.readString(other));
    first.remove("run");
    second.remove("run");
    assertEquals(first, second);
  }

  @Test
  void evaluate_labelsInAnotherOrder_givesTheSame() throws IOException {
    String[] lines = {
      stretch(600, 810, "disk-full"),
      stretch(700, 750, "slow-database"),
      stretch(60, 80, "slow-database"),
      "{\"source\":\"shop.log\",\"line\":601,\"label\":\"abnormal\"}",
      "{\"source\":\"shop.log\",\"line\":601,\"label\":\"normal\"}",
      "{\"source\":\"shop.log\",\"line\":5,\"label\":\"normal\"}"
    };
    String expected = withoutRun(evaluate(labels(lines), "errors").out());
    Collections.reverse(Arrays.asList(lines));
    assertEquals(expected, withoutRun(evaluate(labels(lines), "errors").out()));
  }

  private static String withoutRun(String out) {
    return out.replaceAll("(?m)^Response: .*$", "");
  }

  @Test
  void evaluate_pluginThatThrows_hasAnErrorRateAndSaysSo() throws IOException {
    String labels = labels(stretch(600, 810, "disk-full"));
    JsonNode run = json(labels, "throwing", "--calls", "3").get("run");
    assertEquals(3, run.get("calls").asInt());
    assertEquals(1.0, run.get("errorRate").asDouble());
    assertTrue(run.get("medianMillis").isNull());
    assertEquals("no call was answered", run.get("undefined").get("medianMillis").asText());
    Outcome outcome = evaluate(labels, "throwing");
    assertEquals(ExitCode.OK, outcome.exitCode());
    assertTrue(outcome.err().contains("out of coffee"), outcome.err());
    assertTrue(outcome.out().contains("1 call, 1 of them failed"), outcome.out());
  }

  @Test
  void evaluate_pluginThatInventsLines_hasAHallucinationRate() throws IOException {
    JsonNode found = json(labels(), "inventing").get("hallucination");
    assertEquals(1.0, found.get("rate").asDouble());
    assertTrue(
        found.get("examples").get(0).asText().endsWith("shop.log:1000000, where there is no event"),
        found.toString());
    assertEquals(0.0, json(labels(), "errors").get("hallucination").get("rate").asDouble());
  }

  @Test
  void evaluate_notDefined_isNullAndNeverANumber() throws IOException {
    JsonNode json = json(labels(), "throwing", "--calls", "1");
    JsonNode own = json.get("scores").get(0).get("contestants").get(0);
    assertTrue(own.get("detection").get("mcc").isNull());
    assertEquals(
        "all is labelled normal", own.get("detection").get("undefined").get("mcc").asText());
    assertFalse(json.toString().contains("NaN"));
  }

  @Test
  void evaluate_emptyLabels_countFalseAlarmsOnly() throws IOException {
    JsonNode alarms =
        json(labels(), "errors").get("scores").get(0).get("contestants").get(0).get("alarms");
    assertEquals(1, alarms.get("falseAlarms").asInt());
    assertTrue(alarms.get("falseAlarmsADay").asDouble() > 70);
  }

  @Test
  void evaluate_html_isOnePageThatEscapesWhatItSays() throws IOException {
    String labels =
        labels(stretch(600, 810, "<img src=x onerror=alert(1)>"), stretch(100, 110, "b"));
    Path page = folder.resolve("page.html");
    Outcome outcome = evaluate(labels, "errors", "--html", page.toString());
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    String html = Files.readString(page);
    assertTrue(html.contains("errors catches 1 of 2 labelled stretches, with no false alarm"));
    assertTrue(html.contains("&lt;img src=x"));
    assertFalse(html.contains("<img") || html.contains("<script"));
  }

  @Test
  void evaluate_builtInAnalyzersOnTheSimulator_isOneStep() throws IOException {
    String shop = folder.resolve("shop").toString();
    String labels = folder.resolve("truth.jsonl").toString();
    Outcome simulated =
        run(
            "simulate",
            "--fault",
            "pool-exhausted",
            "--seed",
            "1",
            "--lines",
            "20000",
            "--out",
            shop,
            "--labels",
            labels,
            "--quiet");
    assertEquals(ExitCode.OK, simulated.exitCode(), simulated.err());
    for (String analyzer : List.of("anomaly", "anomaly:surprise=15", "pattern")) {
      Outcome outcome =
          run("evaluate", shop, "--labels", labels, "--analyzer", analyzer, "--calls", "1");
      assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
      assertTrue(outcome.out().contains("pool-exhausted"), outcome.out());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--labels LABELS|--analyzer must name one analyzer, got none",
        "--labels LABELS --analyzer errors --analyzer pattern|--analyzer must name one analyzer",
        "--labels LABELS --analyzer nobody|No analyzer has the id 'nobody'",
        "--labels LABELS --analyzer errors --calls -1|--calls must be 1 or more",
        "--labels LABELS --analyzer errors --from-severity bad|'bad' is none of info, low",
        "--labels missing.jsonl --analyzer errors|there is no such file: missing.jsonl",
        "--labels BROKEN --analyzer errors|there is no usable label. Line 1 of the labels is no",
        "--labels LABELS --analyzer errors --json LABELS|is an input and would be overwritten",
        "--analyzer errors|Missing required option: '--labels=L.jsonl'"
      })
  void evaluate_wrongArguments_sayWhatToDo(String args, String message) throws IOException {
    String broken = write("broken.jsonl", "nonsense");
    String labels = labels(stretch(600, 810, "disk-full"));
    List<String> all = new ArrayList<>(List.of("evaluate", log));
    for (String arg : args.split(" ", -1)) {
      all.add(arg.equals("LABELS") ? labels : arg.equals("BROKEN") ? broken : arg);
    }
    Outcome outcome = run(all.toArray(new String[0]));
    assertEquals(ExitCode.USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void evaluate_hostileLabels_cannotSteerTheTerminal() throws IOException {
    Outcome outcome =
        evaluate(labels(stretch(600, 810, "\\u001b[31mred\\u202e"), stretch(0, 9, "b")), "errors");
    assertEquals(ExitCode.OK, outcome.exitCode(), outcome.err());
    assertEquals(-1, (outcome.out() + outcome.err()).indexOf('\u001b'));
    assertEquals(-1, (outcome.out() + outcome.err()).indexOf('\u202e'));
    assertTrue(outcome.out().contains("\\x1b[31mred"), outcome.out());
  }

  @Test
  void evaluate_table_fitsIntoEightyColumns() throws IOException {
    Outcome outcome =
        run(
            Map.of("LOGINSIGHT_COLUMNS", "80"),
            "evaluate",
            log,
            "--labels",
            twoIncidents(),
            "--analyzer",
            "errors",
            "--quiet");
    outcome.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void write_figuresByAFormWithoutThem_saysWhichHasThem() {
    try (var insight = LogInsight.builder().build()) {
      var figures = new Figures("", "", "", List.of(), List.of());
      var e =
          assertThrows(
              LogInsightException.class,
              () -> insight.write(figures, "json", new ByteArrayOutputStream()));
      assertEquals(
          "The visualizer 'json' writes reports, and no figures; html does", e.getMessage());
    }
  }
}
