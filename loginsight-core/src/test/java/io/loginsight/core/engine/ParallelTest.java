package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Experience;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That workers share the work, and that nobody can see from the report where they cut it. */
class ParallelTest {

  /** Takes every line, and waits at its first line until two threads have come so far. */
  private static final class Meeting implements LogFormatProvider {

    final CountDownLatch two = new CountDownLatch(2);
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Override
    public String id() {
      return "meeting";
    }

    @Override
    public LogFormat detect(LogSample sample, FormatContext context) {
      return new LogFormat() {
        private boolean asked; // the first parser is for looking at the sample

        @Override
        public String description() {
          return "anything";
        }

        @Override
        public synchronized LineParser parser() {
          LineParser all =
              (line, from, to, out) -> {
                out.message(line, from, to);
                return true;
              };
          boolean worker = asked;
          asked = true;
          return worker ? meeting(all) : all;
        }
      };
    }

    private LineParser meeting(LineParser parser) {
      return (line, from, to, out) -> {
        if (threads.add(Thread.currentThread())) {
          two.countDown();
          await();
        }
        return parser.parse(line, from, to, out);
      };
    }

    private void await() {
      try {
        assertTrue(two.await(20, TimeUnit.SECONDS), "nobody else works");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void analyze_twoThreads_bothWorkAndTheReportIsThatOfOne() {
    Meeting meeting = new Meeting();
    Bytes log = Bytes.of("app.log", Inputs.mixed(9, 3_000));
    Report report = analyze(log, 2, List.of(meeting));
    assertEquals(2, meeting.threads.size());
    Meeting alone = new Meeting();
    alone.two.countDown();
    assertEquals(analyze(log, 1, List.of(alone)), report);
  }

  private static Report analyze(Bytes log, int threads, List<LogFormatProvider> formats) {
    EngineSettings settings =
        new EngineSettings(
            formats,
            List.of(),
            List.of(),
            Map.of(),
            null,
            new EngineSettings.Reading(ZoneOffset.UTC, null, null, null, null, false, 2_000),
            threads,
            null,
            InstantSource.system(),
            progress -> {},
            finding -> {},
            incident -> {},
            Experience.NONE);
    try (CoreEngine engine = new CoreEngine(settings)) {
      return engine.analyze(List.of(log), null);
    }
  }

  @Test
  void analyze_withAFileOfPatterns_givesTheSameReportWhateverTheThreads(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("patterns.txt"),
            "pin Added item <*>\nsplit Pool is <?> <*> at at\nname Added item <*> = Add");
    Bytes log = Bytes.of("app.log", Inputs.mixed(9, 3_000));
    Result want = Inputs.analyze(LogInsight.builder().threads(1).patternFile(file), log);
    Result got =
        Inputs.analyze(LogInsight.builder().threads(2).blockBytes(997).patternFile(file), log);
    assertNull(Inputs.difference(want, got));
    assertTrue(want.text().contains("Label[kind=name, value=Add,"), "nothing has the name");
  }

  /** A line, a character of several bytes and a stack trace lie across each place of the cut. */
  @Test
  void analyze_everyCutOfOneLog_givesTheSameReport() {
    String head =
        "2024-05-17 10:00:0%d.000 ERROR [main] c.acme.Größe - Fehler beim Öffnen → 東京 %d\n";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      text.append(String.format(head, i, i))
          .append("java.lang.IllegalStateException: Schlüssel 鍵 " + i + "\n")
          .append("\tat com.acme.Tür.öffne(Tür.java:" + i + ")\n")
          .append("Caused by: java.io.IOException: klemmt\n")
          .append("\tat com.acme.Schloss.drehe(Schloss.java:" + i + ")\n")
          .append("\t... 1 more\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Result want = Inputs.analyze(LogInsight.builder().threads(1), new Bytes("app.log", bytes));
    assertEquals(9, want.report().chunk().stackTraces().get(0).events());
    for (int blockBytes = 1; blockBytes < 700; blockBytes += 3) {
      Result got =
          Inputs.analyze(
              LogInsight.builder().threads(2).blockBytes(blockBytes), new Bytes("app.log", bytes));
      assertNull(Inputs.difference(want, got), "blocks of " + blockBytes + " bytes");
    }
  }

  @Test
  void analyze_severalSources_numbersLinesOn() {
    List<AssignedLine> lines = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().threads(2).blockBytes(10).build()) {
      insight.analyzeSources(
          List.of(Bytes.of("a", "one\ntwo\n\n"), Bytes.of("b", "three"), Bytes.of("c", "four\n")),
          lines::add);
    }
    assertEquals(
        List.of("1 one", "2 two", "3 ", "4 three", "5 four"),
        lines.stream().map(line -> line.line() + " " + line.message()).toList());
  }
}
