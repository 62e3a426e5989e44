package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LineCounts;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.spi.LogSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Inputs that are large in one way or another, made while they are read. */
class BoundsTest {

  @Test
  void analyze_lineOfHundredMegabytes_isCutAndCounted() {
    byte[] end = "\nnext line\n".getBytes(StandardCharsets.US_ASCII);
    long size = 100_000_000;
    Report report =
        analyze(
            new Made("long.log", size + end.length) {
              @Override
              int at(long position) {
                return position < size ? 'x' : end[(int) (position - size)];
              }
            });
    LineCounts lines = report.lines();
    assertEquals(2, lines.total());
    assertEquals(1, lines.cut());
    report
        .chunk()
        .patterns()
        .forEach(stats -> assertTrue(stats.pattern().template().length() < 10_000));
    report
        .chunk()
        .patterns()
        .forEach(stats -> assertTrue(stats.examples().get(0).lines().get(0).length() < 10_000));
  }

  @Test
  void analyze_onlyNewlines_areBlankLines() {
    Report report =
        analyze(
            new Made("blank.log", 1_000_000) {
              @Override
              int at(long position) {
                return '\n';
              }
            });
    assertEquals(1_000_000, report.lines().blank());
    assertTrue(report.chunk().patterns().isEmpty());
  }

  @Test
  void analyze_centuries_haveSeriesOfBoundedLength() {
    StringBuilder log = new StringBuilder();
    Instant time = Instant.parse("1700-01-01T00:00:00Z");
    for (int i = 0; i < 150_000; i++, time = time.plusSeconds(90_000)) {
      log.append(time).append(" INFO tick\n");
    }
    Report report = analyze(Inputs.Bytes.of("old.log", log.toString()));
    assertEquals(150_000, report.chunk().events().total());
    assertTrue(report.chunk().events().size() <= 100_000);
  }

  /** Every line is a skeleton of its own: words of random letters. */
  @Test
  void analyze_manyDistinctLines_foldsWhatFindsNoRoomAndCountsAll() {
    int lines = 120_000;
    Random random = new Random(5);
    byte[] log = new byte[lines * 24];
    for (int i = 0; i < log.length; i++) {
      boolean space = i % 24 % 6 == 5;
      log[i] = (byte) (i % 24 == 23 ? '\n' : space ? ' ' : 'a' + random.nextInt(26));
    }
    Report report = analyze(new Inputs.Bytes("random.log", log));
    assertEquals(lines, report.lines().patterns());
    assertEquals(lines, report.chunk().counts().events());
    assertTrue(report.chunk().patterns().size() <= 20_001);
  }

  private static Report analyze(LogSource source) {
    try (LogInsight insight = LogInsight.builder().build()) {
      return insight.analyzeSources(List.of(source), null);
    }
  }

  /** A source whose bytes are a function of their position. */
  private abstract static class Made implements LogSource {

    private final String name;
    private final long size;

    Made(String name, long size) {
      this.name = name;
      this.size = size;
    }

    abstract int at(long position);

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        private long position;

        @Override
        public int read() {
          return position < size ? at(position++) : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
          int count = (int) Math.min(length, size - position);
          for (int i = 0; i < count; i++) {
            into[from + i] = (byte) at(position++);
          }
          return count == 0 && length > 0 ? -1 : count;
        }
      };
    }
  }
}
