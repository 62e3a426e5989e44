package io.loginsight.core.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.LogInsight;
import io.loginsight.core.HostileLines;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That remembering lines changes nothing. Who asks for the lines themselves has each of them taken
 * apart: this is the twin.
 */
class KnownLinesTest {

  private static final Path DATA =
      Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
  private static final int MAX_BYTES = 1_000_000;

  static LongStream seeds() {
    return HostileLines.seeds(6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void analyze_linesWrittenAlike_givesTheReportOfLinesTakenApart(long seed) {
    String log = Inputs.mixed(seed, 600);
    assertSame(alike(log.getBytes(ISO_8859_1), seed));
  }

  @TestFactory
  Stream<DynamicTest> analyze_realLinesWrittenAlike_givesTheReportOfLinesTakenApart()
      throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no " + DATA);
    try (Stream<Path> all = Files.walk(DATA)) {
      List<Path> logs =
          all.filter(file -> file.toString().endsWith(".log") && isSmall(file)).sorted().toList();
      return logs.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      DATA.relativize(file).toString(),
                      () -> assertSame(alike(Files.readAllBytes(file), 1))));
    }
  }

  @Test
  void analyze_moreIntervalsThanAWorkerKeeps_givesTheReportOfLinesTakenApart() {
    StringBuilder log = new StringBuilder();
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 70_000; i++) {
      log.append(start.plusSeconds(60L * i)).append(" INFO Sold ").append(i).append(" loaves\n");
    }
    assertSame(log.toString().getBytes(ISO_8859_1));
  }

  /** And a frequent one among them, which is known before they are forgotten and behind it. */
  @Test
  void analyze_moreSkeletonsThanAWorkerKeeps_givesTheReportOfLinesTakenApart() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 70_000; i++) {
      log.append("2026-01-01 12:00:00 INFO ").append(letters(i)).append(" is new\n");
      log.append("2026-01-01 12:00:00 INFO Sold ").append(i).append(" loaves\n");
    }
    assertSame(log.toString().getBytes(ISO_8859_1));
  }

  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int n = number + 1; n > 0; n /= 26) {
      letters.append((char) ('a' + n % 26));
    }
    return letters.toString();
  }

  private static boolean isSmall(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < MAX_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The log, twice again with other digits in it, and lines that begin as one and end as another.
   */
  private static byte[] alike(byte[] log, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(new String(log, ISO_8859_1));
    int length = text.length();
    for (int copy = 0; copy < 2; copy++) {
      for (int i = 0; i < length; i++) {
        char c = text.charAt(i);
        boolean change = c >= '0' && c <= '9' && random.nextInt(copy == 0 ? 8 : 2) == 0;
        text.append(change ? (char) ('0' + random.nextInt(10)) : c);
      }
    }
    String[] lines = new String(log, ISO_8859_1).split("\n", -1);
    for (String line : lines) {
      int words = 3 + random.nextInt(8);
      String other = lines[random.nextInt(lines.length)];
      int from = behind(other, random.nextBoolean() ? words : 3 + random.nextInt(8));
      text.append(line, 0, behind(line, words)).append(other.substring(from)).append('\n');
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  /** Where the words in front end, which spaces or bars part. */
  private static int behind(String line, int words) {
    int at = 0;
    for (int n = 0; n < words && at < line.length(); n++) {
      while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '|') {
        at++;
      }
      at = Math.min(line.length(), at + 1);
    }
    return at;
  }

  private static void assertSame(byte[] log) {
    Bytes source = new Bytes("log", log);
    Result apart = withoutLines(Inputs.analyze(builder(), source));
    assertNull(Inputs.difference(apart, known(builder(), source)));
    assertNull(Inputs.difference(apart, known(builder().blockBytes(20_011), source)));
    assertNull(Inputs.difference(apart, known(builder().threads(3).blockBytes(7_919), source)));
  }

  private static LogInsight.Builder builder() {
    return LogInsight.builder().threads(1).readBinary(true);
  }

  private static Result withoutLines(Result result) {
    return new Result(result.report(), List.of());
  }

  private static Result known(LogInsight.Builder builder, Bytes source) {
    try (LogInsight insight = builder.build()) {
      return new Result(insight.analyzeSources(List.of(source), null), List.of());
    }
  }
}
