package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.engine.HotPath;
import io.loginsight.core.engine.HotPathBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark for a moment, so that none of them rots, and compares what they find. */
class BenchmarksTest {

  private static final int LINES = 3_000;

  @TempDir Path folder;
  private String log = "";

  @BeforeEach
  void write() throws IOException {
    log = Files.write(folder.resolve("app.log"), ServiceLog.lines(LINES)).toString();
  }

  @Test
  void run_ofAllBenchmarks_failsInNone() throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(10))
                    .param("corpus", log)
                    .param("states", "2")
                    .param("patterns", "50")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    TreeSet<String> names = new TreeSet<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      names.add(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
      if (name.contains("MergeBenchmark")) {
        assertTrue(result.getPrimaryResult().getScore() > 0, name);
        continue; // is not about lines
      }
      assertTrue(result.getSecondaryResults().get("lines").getScore() > 0, name);
      assertTrue(result.getSecondaryResults().get("megabytes").getScore() > 0, name);
    }
    assertEquals(
        "[FormatBenchmark.chain, FormatBenchmark.engine, FormatBenchmark.javaGrok,"
            + " FormatBenchmark.readLine, FormatBenchmark.regex, FormatWatchBenchmark.look,"
            + " HotPathBenchmark.analyze, HotPathBenchmark.hotPath, HotPathBenchmark.readLine,"
            + " MergeBenchmark.merge, MergeBenchmark.restore,"
            + " MergeBenchmark.snapshot, MineBenchmark.digitWordsMasked, MineBenchmark.readLine,"
            + " MineBenchmark.scanner, ReadBenchmark.blockReader, ReadBenchmark.readLine]",
        names.toString());
  }

  @Test
  void readBenchmark_countsTheLinesOfReadLine() throws IOException {
    ReadBenchmark benchmark = new ReadBenchmark();
    benchmark.corpus = log;
    benchmark.load();

    assertEquals(LINES, benchmark.blockReader(new Rate()));
    assertEquals(LINES, benchmark.readLine(new Rate()));
  }

  @Test
  void formatBenchmark_allPeersReadAllLines() {
    FormatBenchmark benchmark = new FormatBenchmark();
    benchmark.corpus = log;
    benchmark.load();
    FormatBenchmark.GrokPeer grok = new FormatBenchmark.GrokPeer();
    grok.load(benchmark);
    FormatBenchmark.RegexPeer regex = new FormatBenchmark.RegexPeer();
    regex.load(benchmark);

    assertEquals(LINES, benchmark.chain(new Rate()));
    assertEquals(LINES, benchmark.javaGrok(grok, new Rate()));
    assertEquals(LINES, benchmark.regex(regex, new Rate()));
  }

  @Test
  void formatBenchmark_ofAnotherLayout_saysThatThePatternDoesNotFit() throws IOException {
    FormatBenchmark benchmark = new FormatBenchmark();
    benchmark.corpus = Files.writeString(folder.resolve("other.log"), "no header\n").toString();
    benchmark.load();

    String message =
        assertThrows(
                IllegalStateException.class, () -> new FormatBenchmark.GrokPeer().load(benchmark))
            .getMessage();

    assertTrue(message.contains("matches 0 of 1 lines"), message);
  }

  @Test
  void mineBenchmark_knowsAllSkeletonsBeforeItMeasures() {
    MineBenchmark benchmark = new MineBenchmark();
    benchmark.corpus = log;
    benchmark.load();
    int skeletons = benchmark.skeletons();

    benchmark.scanner(new Rate());

    assertEquals(skeletons, benchmark.skeletons());
    assertTrue(skeletons > 100, () -> skeletons + " skeletons");
  }

  @Test
  void hotPath_countsEachLineOnce() throws IOException {
    HotPath path = new HotPath(Corpus.of(log));

    assertEquals(LINES, path.pass());
    int skeletons = path.skeletons();
    assertEquals(LINES, path.pass());

    assertEquals(2 * LINES, path.counted());
    assertEquals(skeletons, path.skeletons());
  }

  @Test
  void hotPathBenchmark_hotPathAndReportAgreeWithReadLine() throws IOException {
    HotPathBenchmark benchmark = new HotPathBenchmark();
    benchmark.corpus = log;
    benchmark.load();
    Rate rate = new Rate();

    assertEquals(LINES, benchmark.readLine(rate));
    assertEquals(LINES, benchmark.hotPath(rate));
    assertEquals(LINES, benchmark.analyze(rate));
    benchmark.close();

    assertEquals(3 * LINES, rate.lines);
    assertEquals(3e-6 * Files.size(Path.of(log)), rate.megabytes, 1e-9);
  }

  @Test
  void measure_givesARatioAndPrintsIt() throws IOException {
    RatioFork.Result result = RatioFork.measure(log, 1, 3, DrainPath.writeMessages(Corpus.of(log)));

    assertEquals(LINES, result.lines());
    assertEquals(Files.size(Path.of(log)), result.bytes());
    assertEquals(
        List.of("readLine", "hot path", "report", "Drain", "Drain, messages"),
        result.ways().stream().map(RatioFork.Way::name).toList());
    RatioFork.Way hotPath = result.ways().get(1);
    RatioFork.Way report = result.ways().get(2);
    assertTrue(report.found() > 100, result::toString);
    assertTrue(report.found() <= hotPath.found(), result::toString);
    assertTrue(hotPath.ratio() > report.ratio(), result::toString);
    assertEquals(result, RatioFork.Result.parse(result.print()));
  }

  @Test
  void lines_fromAFixedSeed_areTheSameAndOfAllMessages() {
    assertArrayEquals(ServiceLog.lines(10), ServiceLog.lines(10));
    assertEquals(149, ServiceLog.messages());
  }

  @Test
  void of_aPathThatIsNotThere_saysSoInOneLine() {
    String missing = folder.resolve("missing.log").toString();

    String message =
        assertThrows(IllegalArgumentException.class, () -> Corpus.of(missing)).getMessage();

    assertEquals("corpus=" + missing + ": is no readable file; give a path, or self", message);
  }
}
