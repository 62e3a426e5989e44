package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.Finding;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Progress;
import io.loginsight.api.Report;
import io.loginsight.api.StackTraceStats;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import io.loginsight.spi.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine through its public entry. */
class EngineTest {

  private static final LogSource TWO_SOURCES_FIRST = Bytes.of("mixed-1.log", Inputs.mixed(1, 900));
  private static final LogSource TWO_SOURCES_SECOND = Bytes.of("mixed-2.log", Inputs.mixed(2, 300));

  @ParameterizedTest
  @CsvSource({"1, 64", "2, 1000", "7, 4096", "2, 7", "7, 333", "1, 100000"})
  void analyze_anyThreadsAndAnyCut_givesTheSameReport(int threads, int blockBytes) {
    Result want = analyze(LogInsight.builder().threads(1));
    Result got = analyze(LogInsight.builder().threads(threads).blockBytes(blockBytes));
    assertNull(Inputs.difference(want, got));
  }

  @Test
  void analyze_oneMessageAtManyLevels_hasTheSameExamplesWhereverItIsCut() {
    Random random = new Random(5);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String level = random.nextInt(60) == 0 ? "ERROR" : random.nextInt(40) == 0 ? "WARN" : "INFO";
      log.append("2024-05-17T10:00:00Z ").append(level).append(" sold ").append(i).append('\n');
    }
    Bytes source = Bytes.of("a.log", log.toString());
    Result whole = Inputs.analyze(LogInsight.builder().threads(1), source);
    Result cut = Inputs.analyze(LogInsight.builder().threads(2).blockBytes(101), source);
    List<Level> levels =
        whole.report().chunk().patterns().get(0).examples().stream().map(Event::level).toList();
    assertTrue(levels.containsAll(List.of(Level.WARN, Level.ERROR)), levels.toString());
    assertNull(Inputs.difference(whole, cut));
  }

  @Test
  void analyze_manyLongEvents_keepsLessOfTheLaterOnesWhateverTheCut() {
    LogSource log = Bytes.of("long.log", longEvents(new Random(5)));
    Result want = Inputs.analyze(LogInsight.builder().threads(1), log);
    Result got = Inputs.analyze(LogInsight.builder().threads(3).blockBytes(50_000), log);
    assertNull(Inputs.difference(want, got));
    assertNull(Inputs.contradiction(want, want.lines().size()));
    long chars =
        want.report().chunk().patterns().stream()
            .flatMap(pattern -> pattern.examples().stream())
            .flatMap(event -> event.lines().stream())
            .mapToLong(String::length)
            .sum();
    assertTrue(chars < 16_000_000, () -> chars + " characters of examples");
    assertTrue(want.report().chunk().stackTraces().size() > 1_000);
  }

  /** Hardly two of them alike, each with a stack trace of long lines. */
  private static String longEvents(Random random) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1_300; i++) {
      String name = word(random, 8);
      log.append("2024-05-17 10:00:00 ERROR ").append(word(random, 8)).append(' ').append(name);
      log.append(" failed ").append("x".repeat(2_500)).append("\njava.lang.Error: ").append(name);
      for (int frame = 0; frame < 8; frame++) {
        log.append("\n\tat com.")
            .append(name)
            .append(".run(")
            .append("F".repeat(1_900))
            .append(")");
      }
      log.append('\n');
    }
    return log.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_100, 5_100})
  void analyze_longLinesOfTraces_areReadAsFarWhateverTheCut(int before) {
    Random random = new Random(before);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < before; i++) {
      log.append("2024-05-17 10:00:00 INFO ").append(word(random, 8)).append('\n');
    }
    String line = "x ".repeat(3_900); // of which much less is kept behind some thousand patterns
    String frame = "\n\tat a.B." + "c".repeat(400) + "(B.java:1)\n";
    log.append("2024-05-17 10:00:00 ERROR ").append(line).append("a.SoldOutException");
    log.append(frame).append("2024-05-17 10:00:00 ERROR no\na.SoldOutException: ").append(line);
    log.append(line).append("---> a.GoneException").append(frame);
    LogSource source = Bytes.of("long.log", log.toString());
    Result want = Inputs.analyze(LogInsight.builder().threads(1), source);
    Result got = Inputs.analyze(LogInsight.builder().threads(1).blockBytes(1), source);
    assertNull(Inputs.difference(want, got));
  }

  private static String word(Random random, int letters) {
    return random
        .ints(letters, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void analyze_fileNamedInSeveralWays_isReadOnce(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("oven.log"), "Loaf 1 baked\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    String dotted = folder + "/./oven.log";
    try (LogInsight insight = LogInsight.builder().build()) {
      Report report =
          insight.analyze(
              List.of(file.toString(), dotted, link.toString(), folder.toString(), folder + "/*"));
      assertEquals(1, report.lines().total());
      assertEquals(
          dotted + ": is among the inputs already and is read once", report.problems().get(0));
    }
  }

  @Test
  void analyze_moreThanCanBeToldApart_saysSo() {
    Random random = new Random(6);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      log.append(word(random, 6)).append('\n');
    }
    for (int i = 0; i < 10_500; i++) {
      log.append("java.lang.Error: gone\n\tat com.").append(word(random, 6)).append(".run(A:1)\n");
    }
    Result result = Inputs.analyze(LogInsight.builder(), Bytes.of("random.log", log.toString()));
    assertNull(Inputs.contradiction(result, 71_000));
    assertEquals(2, result.report().problems().size(), result.report().problems()::toString);
    assertTrue(result.report().problems().get(0).matches(".* counted together as <\\*>: \\d+"));
    assertTrue(result.report().problems().get(1).matches(".* stack traces .*: 500"));
  }

  private static Result analyze(LogInsight.Builder builder) {
    return Inputs.analyze(builder, TWO_SOURCES_FIRST, TWO_SOURCES_SECOND);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void analyze_mixedLog_addsUp(long seed) {
    byte[] log = Inputs.mixed(seed, 400).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Result result = Inputs.analyze(LogInsight.builder(), new Bytes("mixed.log", log));
    assertNull(Inputs.contradiction(result, Inputs.physicalLines(log)), "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void analyze_fuzzedLog_addsUpWhateverTheCut(long seed) {
    byte[] log = fuzzed(seed);
    Random random = new Random(seed);
    Result whole =
        Inputs.analyze(LogInsight.builder().readBinary(true), new Bytes("fuzz.log", log));
    assertNull(Inputs.contradiction(whole, Inputs.physicalLines(log)), "seed " + seed);
    Result cut =
        Inputs.analyze(
            LogInsight.builder().readBinary(true).threads(2).blockBytes(1 + random.nextInt(300)),
            new Bytes("fuzz.log", log));
    assertNull(Inputs.difference(whole, cut), "seed " + seed);
  }

  /** A log in which bytes, lines and runs of lines were changed, doubled and taken away. */
  private static byte[] fuzzed(long seed) {
    Random random = new Random(seed);
    byte[] log = Inputs.mixed(seed, 200).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < log.length / 50; i++) {
      log[random.nextInt(log.length)] = (byte) random.nextInt(256);
    }
    for (int i = 0; i < 5; i++) {
      int from = random.nextInt(log.length);
      int to = from + random.nextInt(Math.min(200, log.length - from));
      byte[] changed = new byte[log.length + (to - from)];
      System.arraycopy(log, 0, changed, 0, to);
      System.arraycopy(log, from, changed, to, log.length - from);
      log = changed;
    }
    return log;
  }

  @Test
  void analyze_oneEvent_saysAllOfIt() {
    Result result =
        Inputs.analyze(
            LogInsight.builder(),
            Bytes.of(
                "app.log",
                """
                2024-05-17 10:00:00.250 INFO  [main] com.acme.Shop - Open for business
                2024-05-17 10:00:01.250 INFO  [main] com.acme.Shop - Sold 3 apples
                2024-05-17 10:01:02.250 WARN  [till-2] com.acme.Till - Drawer is nearly full
                2024-05-17 10:01:03.250 INFO  [main] com.acme.Shop - Sold 7 apples
                2024-05-17 10:01:04.250 INFO  [main] com.acme.Shop - Sold 8 apples
                """));
    Chunk chunk = result.report().chunk();
    PatternStats sold = chunk.patterns().get(0);
    assertEquals("Sold <*> apples", sold.pattern().template());
    assertEquals(3, sold.counts().events());
    assertEquals(Map.of(Level.INFO, 3L), sold.counts().levels());
    assertEquals(Instant.parse("2024-05-17T10:00:01.250Z"), sold.seen().first());
    assertEquals(Instant.parse("2024-05-17T10:01:04.250Z"), sold.seen().last());
    assertEquals(2, sold.series().size());
    Event example = sold.examples().get(0);
    assertEquals("app.log:2", example.id().toString());
    assertEquals("Sold 3 apples", example.message());
    assertEquals("com.acme.Shop", example.attributes().get("logger"));
    assertEquals(List.of("3", "7", "8"), sold.pattern().slots().get(0).examples());
  }

  @Test
  void analyze_stackTrace_isOneEventWithAFingerprint() {
    String head = "2024-05-17 10:00:0%d.000 ERROR [main] com.acme.Shop - Sale failed\n";
    String trace =
        """
        java.lang.IllegalStateException: till %1$d
        \tat com.acme.Till.open(Till.java:1%1$d)
        Caused by: java.io.IOException: stuck
        \tat com.acme.Drawer.pull(Drawer.java:2%1$d)
        \t... 1 more
        """;
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      log.append(String.format(head, i)).append(String.format(trace, i));
    }
    Result result = Inputs.analyze(LogInsight.builder(), Bytes.of("app.log", log.toString()));
    assertEquals(1, result.report().sources().get(0).formats().get(0).confidence());
    assertEquals(6, result.report().chunk().counts().events());
    assertEquals(36, result.report().chunk().counts().lines());
    StackTraceStats only = result.report().chunk().stackTraces().get(0);
    assertEquals(1, result.report().chunk().stackTraces().size());
    assertEquals(6, only.events());
    assertEquals(List.of("java.lang.IllegalStateException", "java.io.IOException"), only.causes());
    assertEquals(6, only.example().lines().size());
  }

  @Test
  void analyze_stackTraceInJson_hasTheFingerprintOfTheSameInText() {
    String trace = "a.StuckException: no\n\tat a.Drawer.pull(Drawer.java:%d)\n";
    String text = "2024-05-17 10:00:00 ERROR [main] a.Shop - Sale failed\n" + trace;
    String json =
        "{\"time\":\"2024-05-17T10:00:00Z\",\"level\":\"error\",\"msg\":\"Sale failed\",\"stack\":\""
            + trace.replace("\n", "\\n").replace("\t", "\\t")
            + "\"}\n";
    String inMessage =
        "{\"time\":\"2024-05-17T10:00:00Z\",\"level\":\"error\",\"msg\":\"Sale failed\\n"
            + trace.replace("\n", "\\n").replace("\t", "\\t")
            + "\"}\n";
    StringBuilder log = new StringBuilder();
    for (int i = 1; i <= 7; i++) {
      log.append(String.format(text, i)).append(String.format(json, i));
      log.append(String.format(inMessage, i));
    }
    Result result = Inputs.analyze(LogInsight.builder(), Bytes.of("app.log", log.toString()));
    assertEquals(1, result.report().chunk().stackTraces().size());
    assertEquals(21, result.report().chunk().stackTraces().get(0).events());
  }

  @Test
  void analyze_columnsNamedAgainAndAgain_areMetaWhateverTheCut() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      if (i % 50 == 0) {
        log.append("time,level,message\n");
        log.append(i % 100 == 0 ? "\n" : "");
      }
      log.append("2024-05-17T10:00:00Z,info,\"sold ").append(i).append(" \"\"apples\"\"\"\n");
    }
    Bytes source = Bytes.of("a.csv", log.toString());
    Result whole = Inputs.analyze(LogInsight.builder(), source);
    assertNull(Inputs.contradiction(whole, 206));
    assertEquals(4, whole.report().lines().meta());
    assertEquals(
        "sold <*> \"apples\"", whole.report().chunk().patterns().get(0).pattern().template());
    for (int cut : new int[] {1, 18, 19, 20, 333}) {
      Result small = Inputs.analyze(LogInsight.builder().threads(2).blockBytes(cut), source);
      assertNull(Inputs.difference(whole, small), "cut " + cut);
    }
  }

  @Test
  void analyze_headerInALineOfItsOwn_isOfTheEventBehindIt() {
    String log =
        """
        May 17, 2024 10:00:00 AM com.acme.Till open
        INFO: Till 1 is open
        May 17, 2024 10:00:01 AM com.acme.Till open
        SEVERE: Till 2 is stuck
        com.acme.StuckException: no
        \tat com.acme.Till.pull(Till.java:7)
        May 17, 2024 10:00:02 AM com.acme.Till open

        May 17, 2024 10:00:03 AM com.acme.Till open
        """;
    Bytes source = Bytes.of("jul.log", log);
    Result whole = Inputs.analyze(LogInsight.builder(), source);
    assertNull(Inputs.contradiction(whole, 9));
    assertEquals(2, whole.report().chunk().counts().events());
    assertEquals(6, whole.report().chunk().counts().lines());
    assertEquals(2, whole.report().lines().meta());
    Event stuck =
        whole.report().chunk().patterns().stream()
            .flatMap(stats -> stats.examples().stream())
            .filter(event -> event.level() == Level.ERROR)
            .findFirst()
            .orElseThrow();
    assertEquals("Till 2 is stuck", stuck.message());
    assertEquals(Instant.parse("2024-05-17T10:00:01Z"), stuck.time());
    assertEquals("com.acme.Till", stuck.attributes().get("logger"));
    assertEquals("jul.log:3", stuck.id().toString());
    assertEquals(4, stuck.lines().size());
    for (int cut : new int[] {1, 44, 45, 60, 100}) {
      Result small = Inputs.analyze(LogInsight.builder().threads(2).blockBytes(cut), source);
      assertNull(Inputs.difference(whole, small), "cut " + cut);
    }
  }

  @Test
  void analyze_statementOfAnError_isALineOfIt() {
    String log =
        """
        2024-05-17 10:00:00.250 UTC [7] ERROR:  relation "t" does not exist
        2024-05-17 10:00:00.250 UTC [7] STATEMENT:  select 1
        \tfrom t
        2024-05-17 10:00:01.250 UTC [7] LOG:  checkpoint starting: time
        """;
    Result result = Inputs.analyze(LogInsight.builder(), Bytes.of("pg.log", log));
    assertEquals(2, result.report().chunk().counts().events());
    assertNull(Inputs.contradiction(result, 4));
    assertEquals("postgresql", result.report().sources().get(0).formats().get(0).id());
  }

  @Test
  void analyze_error_isAFindingWithTheLine() {
    List<Finding> told = new ArrayList<>();
    Result result =
        Inputs.analyze(
            LogInsight.builder().onFinding(told::add),
            Bytes.of(
                "app.log",
                "2024-05-17T10:00:00Z INFO all is well\n".repeat(20)
                    + "2024-05-17T10:00:01Z ERROR disk sda1 is gone\n"));
    Finding finding = result.report().findings().get(0);
    assertEquals("error-pattern", finding.kind());
    assertEquals("app.log:21", finding.evidence().get(0).events().get(0).toString());
    assertEquals(told, result.report().findings());
  }

  @Test
  void analyze_timeRange_leavesOutAndCountsTheRest() {
    String log =
        """
        2024-05-17T10:00:00Z INFO first
        2024-05-17T10:00:01Z ERROR second
          with more
        2024-05-17T10:00:02Z INFO third
        2024-05-17T10:00:03Z INFO fourth
        2024-05-17T10:00:04Z INFO fifth
        """;
    Result result =
        Inputs.analyze(
            LogInsight.builder()
                .since(Instant.parse("2024-05-17T10:00:02Z"))
                .until(Instant.parse("2024-05-17T10:00:04Z")),
            Bytes.of("app.log", log));
    assertEquals(2, result.report().lines().patterns());
    assertEquals(4, result.report().lines().outside());
    assertNull(Inputs.contradiction(result, 6));
  }

  @Test
  void analyze_dateWithoutYear_takesTheAskedOneAndSaysSo() {
    String log = "May 17 10:00:00 host1 app[12]: hello number 7\n".repeat(9);
    Result asked = Inputs.analyze(LogInsight.builder().year(2023), Bytes.of("a", log));
    assertTrue(asked.report().chunk().window().first().toString().startsWith("2023-05-17"));
    Result assumed = Inputs.analyze(LogInsight.builder(), Bytes.of("a", log));
    assertTrue(assumed.report().chunk().window().first().toString().startsWith("1970-05-17"));
    assertTrue(assumed.report().sources().get(0).notes().get(0).contains("assumed"));
  }

  @Test
  void analyze_dateWithoutYear_takesThatOfOtherDatesFirst() {
    String dated = "2021-03-04 05:06:07 INFO hello\n".repeat(9);
    String bare = "May 17 10:00:00 host1 app[12]: hello number 7\n".repeat(9);
    Result result =
        Inputs.analyze(LogInsight.builder().year(2023), Bytes.of("a", dated), Bytes.of("b", bare));
    assertTrue(result.report().chunk().window().last().toString().startsWith("2021-05-17"));
  }

  @Test
  void analyze_unreadableSourceAmongOthers_isAProblemAndTheOthersAreRead() {
    LogSource broken =
        new LogSource() {
          @Override
          public String name() {
            return "gone.log";
          }

          @Override
          public long size() {
            return -1;
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("permission denied");
          }
        };
    Result result =
        Inputs.analyze(LogInsight.builder(), broken, Bytes.of("ok.log", "hello\nworld\n"));
    assertEquals(1, result.report().sources().size());
    assertEquals(2, result.report().lines().total());
    String problem = result.report().problems().get(0);
    assertTrue(problem.contains("gone.log") && problem.contains("permission denied"), problem);
  }

  @Test
  void analyze_binarySource_isSkippedUnlessAskedFor() {
    byte[] bytes = new byte[5_000];
    new Random(3).nextBytes(bytes);
    Bytes source = new Bytes("core.dump", bytes);
    assertTrue(Inputs.analyze(LogInsight.builder(), source).report().sources().isEmpty());
    Result forced = Inputs.analyze(LogInsight.builder().readBinary(true), source);
    assertNull(Inputs.contradiction(forced, Inputs.physicalLines(bytes)));
    assertTrue(forced.report().lines().unparsed() > 0);
  }

  @Test
  void analyze_noSource_givesAnEmptyReport() {
    Result result = Inputs.analyze(LogInsight.builder());
    assertEquals(Chunk.empty(), result.report().chunk());
    assertTrue(result.report().findings().isEmpty());
  }

  @Test
  void analyze_consumerOfProgressThatThrows_isSaidOnce() {
    LogInsight.Builder builder =
        LogInsight.builder()
            .blockBytes(100)
            .onProgress(
                progress -> {
                  throw new IllegalStateException("no display");
                });
    Result result = Inputs.analyze(builder, TWO_SOURCES_SECOND);
    assertEquals(
        List.of("The consumer of progress failed: java.lang.IllegalStateException: no display"),
        result.report().problems());
    assertNull(Inputs.contradiction(result, result.lines().size()));
  }

  @Test
  void analyze_sourceThatFailsEverywhere_isAProblemAndTheOthersAreRead() {
    LogSource broken =
        new LogSource() {
          @Override
          public String name() {
            throw new IllegalStateException("no name");
          }

          @Override
          public long size() {
            throw new IllegalStateException("no size");
          }

          @Override
          public InputStream open() {
            throw new IllegalStateException("no stream");
          }
        };
    Result result = Inputs.analyze(LogInsight.builder(), broken, Bytes.of("a.log", "x\n"));
    assertEquals(1, result.report().lines().total());
    assertTrue(result.report().problems().get(0).endsWith("has no name: no name"));
  }

  @Test
  void analyze_streamThatCannotBeClosed_isAProblem() {
    LogSource source =
        new LogSource() {
          @Override
          public String name() {
            return "a.log";
          }

          @Override
          public long size() {
            return -1;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[] {'x'}) {
              @Override
              public void close() {
                throw new IllegalStateException("stuck");
              }
            };
          }
        };
    Result result = Inputs.analyze(LogInsight.builder(), source);
    assertEquals(List.of("a.log: cannot be closed: stuck"), result.report().problems());
  }

  @Test
  void analyze_progress_endsWithAllOfIt() {
    List<Progress> told = new ArrayList<>();
    Bytes source = Bytes.of("a.log", "hello\n".repeat(1_000));
    Inputs.analyze(LogInsight.builder().threads(1).blockBytes(500).onProgress(told::add), source);
    assertTrue(told.size() > 5, told.size() + " reports");
    assertEquals(new Progress(6_000, 6_000, 1_000), told.get(told.size() - 1));
  }

  @Test
  void analyze_afterClose_isRefused() {
    LogInsight insight = LogInsight.builder().build();
    insight.close();
    insight.close();
    assertThrows(LogInsightException.class, () -> insight.analyzeSources(List.of(), null));
  }

  @Test
  void analyze_lineVisitorThatFails_endsTheRunWithItsReason() {
    try (LogInsight insight = LogInsight.builder().build()) {
      LogInsightException e =
          assertThrows(
              LogInsightException.class,
              () ->
                  insight.analyzeSources(
                      List.of(Bytes.of("a.log", "hello\n")),
                      line -> {
                        throw new IOException("disk full");
                      }));
      assertTrue(e.getMessage().contains("disk full"));
      assertFalse(e.getMessage().contains("hello"));
    }
  }
}
