package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Experience;
import io.loginsight.api.FormatUse;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.SourceReport;
import io.loginsight.api.StackTraceStats;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are written otherwise from somewhere on. */
class FormatWatchTest {

  private static final Instant START = Instant.parse("2026-05-17T00:00:00Z");
  private static final String[] LEVELS = {"INFO", "INFO", "INFO", "WARN", "ERROR"};

  /** So many lines behind a change may still be read as those before. */
  private static final int LATE = 3_500;

  /** Ways to write a line. */
  enum Way {
    FIRST {
      @Override
      String line(Instant time, String level, String message) {
        String clock = time.toString().substring(0, 19).replace('T', ' ');
        return clock + ",123 " + level + " [main] c.acme.Till - " + message;
      }
    },
    /** Begins with a timestamp, too. */
    ISO {
      @Override
      String line(Instant time, String level, String message) {
        return time + " | " + level + " | till | " + message;
      }
    },
    BRACKETS {
      @Override
      String line(Instant time, String level, String message) {
        String clock = time.toString().substring(0, 19).replace('T', ' ');
        return "[" + level + "] [" + clock + "] [till] " + message;
      }
    },
    SYSLOG {
      @Override
      String line(Instant time, String level, String message) {
        int severity = level.equals("INFO") ? 6 : level.equals("WARN") ? 4 : 3;
        return "<" + (8 + severity) + ">1 " + time + " shop till 7 - - " + message;
      }
    },
    JSON {
      @Override
      String line(Instant time, String level, String message) {
        return ("{\"time\":\"" + time + "\",\"level\":\"" + level)
            + ("\",\"msg\":\"" + message + "\"}");
      }
    },
    PROSE {
      @Override
      String line(Instant time, String level, String message) {
        return message;
      }
    };

    abstract String line(Instant time, String level, String message);
  }

  /** A log of a shop. */
  private static final class Log {

    private final Random random = new Random(1);
    private final StringBuilder text = new StringBuilder();
    private int events;
    private int traces;

    Log add(Way way, int count) {
      for (int i = 0; i < count; i++) {
        add(way);
      }
      return this;
    }

    void add(Way way) {
      int number = random.nextInt(10_000);
      String message =
          switch (random.nextInt(4)) {
            case 0 -> "Sold " + number + " loaves to customer " + number % 90;
            case 1 -> "Oven " + number % 8 + " is hot enough";
            case 2 -> "Basket b-" + number + " was left behind";
            default -> "Waiting for customers";
          };
      add(way, LEVELS[random.nextInt(LEVELS.length)], message);
    }

    private void add(Way way, String level, String message) {
      text.append(way.line(START.plusSeconds(events++), level, message)).append('\n');
    }

    /** Events of eight lines each. */
    Log addTraces(Way way, int count) {
      for (int i = 0; i < count; i++) {
        add(way, "ERROR", "Oven " + i % 8 + " is cold");
        text.append("java.lang.IllegalStateException: no gas\n");
        for (int frame = 1; frame <= 6; frame++) {
          text.append("\tat com.acme.Oven.heat").append(frame).append("(Oven.java:7)\n");
        }
      }
      traces += count;
      return this;
    }

    /** Events of two lines each, the first of which is the header of the second. */
    Log addPairs(int count) {
      for (int i = 0; i < count; i++) {
        text.append("warn: Acme.Shop.Till[3]\n      Till ").append(i).append(" is empty\n");
      }
      return this;
    }

    Bytes source() {
      return Bytes.of("app.log", text.toString());
    }

    long lines() {
      return Inputs.physicalLines(source().bytes());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ISO", "BRACKETS", "SYSLOG", "JSON"})
  void analyze_otherHeadersFromSomewhereOn_haveTimesAndLevels(Way way) {
    Result result = analyze(new Log().add(Way.FIRST, 10_000).add(way, 6_000));
    assertEquals(0, unread(result, 10_000 + LATE));
  }

  @ParameterizedTest
  @EnumSource(names = {"ISO", "BRACKETS", "SYSLOG", "JSON"})
  void analyze_otherHeadersFromSomewhereOn_giveThePatternsOfTheFirst(Way way) {
    Result result = analyze(new Log().add(Way.FIRST, 10_000).add(way, 6_000));
    assertEquals(templates(result, 0, 10_000), templates(result, 10_000 + LATE, 16_000));
  }

  @Test
  void analyze_headersBehindProse_haveTimesAndLevels() {
    Result result = analyze(new Log().add(Way.PROSE, 10_000).add(Way.FIRST, 40_000));
    assertEquals(0, unread(result, 40_000));
  }

  @Test
  void analyze_otherHeadersFromSomewhereOn_areReportedWithTheirLine() {
    Log log = new Log().add(Way.FIRST, 10_000).add(Way.JSON, 6_000);
    SourceReport source = analyze(log).report().sources().get(0);
    List<FormatUse> formats = source.formats();
    assertEquals(List.of("learned", "json"), formats.stream().map(FormatUse::id).toList());
    long first = 16_000 - formats.get(1).events() + 1;
    assertEquals(
        List.of("From line " + first + " on another format is read, too: json"), source.notes());
  }

  @Test
  void analyze_firstHeadersAgain_areReadAsBefore() {
    Log log = new Log().add(Way.FIRST, 10_000).add(Way.ISO, 8_000).add(Way.FIRST, 10_000);
    Result result = analyze(log);
    assertEquals(0, unread(result, 10_000 + LATE));
    assertEquals(1, result.report().sources().get(0).notes().size());
  }

  @Test
  void analyze_headersThatBecomeMoreAndMore_haveTimesAndLevels() {
    Log log = new Log().add(Way.FIRST, 5_000);
    for (int i = 0; i < 20_000; i++) {
      log.add(log.random.nextInt(20_000) < i ? Way.ISO : Way.FIRST);
    }
    assertEquals(0, unread(analyze(log), 20_000));
  }

  @Test
  void analyze_linesInTurns_areReadOneLikeTheOther() {
    Log log = new Log().add(Way.FIRST, 5_000);
    for (int i = 0; i < 8_000; i++) {
      log.add(Way.ISO);
      log.add(Way.BRACKETS);
    }
    assertEquals(0, unread(analyze(log), 5_000 + LATE));
  }

  @Test
  void analyze_formatAskedFor_isTheOnlyOne() {
    Log log = new Log().add(Way.FIRST, 5_000).add(Way.JSON, 8_000);
    Result result = Inputs.analyze(LogInsight.builder().threads(1).format("learned"), log.source());
    assertEquals(1, result.report().sources().get(0).formats().size());
  }

  @ParameterizedTest
  @CsvSource({"1, 977", "1, 65536", "2, 1048576", "7, 7919", "2, 977", "7, 65536"})
  void analyze_changesAndTraces_giveTheSameReportWhateverTheThreadsAndTheCut(
      int threads, int blockBytes) {
    Log log = new Log().add(Way.PROSE, 300).add(Way.FIRST, 4_700);
    log.addTraces(Way.ISO, 700).add(Way.JSON, 4_000).addPairs(3_000).add(Way.FIRST, 2_000);
    Result want = analyze(log);
    assertEquals(4, want.report().sources().get(0).formats().size());
    Result got =
        Inputs.analyze(LogInsight.builder().threads(threads).blockBytes(blockBytes), log.source());
    assertNull(Inputs.difference(want, got));
  }

  /** Who asks for the lines themselves has each of them taken apart. */
  @ParameterizedTest
  @EnumSource(names = {"ISO", "BRACKETS", "JSON"})
  void analyze_linesWrittenAlikeBehindAChange_giveTheReportOfLinesTakenApart(Way way) {
    Log log = new Log().add(Way.FIRST, 5_000).add(way, 4_000);
    for (int i = 0; i < 8_000; i++) {
      log.add(log.random.nextBoolean() ? Way.FIRST : way);
      if (i % 7 == 0) {
        log.text.append("2026-05-17 00:00:00,123 no level here ").append(i).append('\n');
      }
    }
    log.addTraces(Way.FIRST, 50).add(Way.FIRST, 4_000);
    Result apart = new Result(analyze(log).report(), List.of());
    try (LogInsight insight = LogInsight.builder().threads(2).blockBytes(60_000).build()) {
      Report known = insight.analyzeSources(List.of(log.source()), null);
      assertNull(Inputs.difference(apart, new Result(known, List.of())));
    }
  }

  /** Wherever in a trace of eight lines it is. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void analyze_changeAmidAStackTrace_doesNotTearIt(int shift) {
    Log log = new Log().add(Way.FIRST, 5_000 + shift).addTraces(Way.JSON, 1_000);
    Report report = analyze(log).report();
    assertEquals(2, report.sources().get(0).formats().size());
    assertEquals(
        List.of(1_000L),
        report.chunk().stackTraces().stream().map(StackTraceStats::events).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void analyze_changeBetweenAHeaderAndItsLine_countsEachLineOnce(int shift) {
    Log log = new Log().add(Way.FIRST, 5_000 + shift).addPairs(4_000);
    Result result = analyze(log);
    assertEquals(2, result.report().sources().get(0).formats().size());
    assertNull(Inputs.contradiction(result, log.lines()));
  }

  @Test
  void analyze_manyChanges_addsUp() {
    Log log = new Log().add(Way.PROSE, 100).add(Way.FIRST, 4_900).addTraces(Way.ISO, 700);
    log.text.append("\n \n").append("\u0001\u0002\u0003\n".repeat(50));
    log.addPairs(3_000).addTraces(Way.FIRST, 100).add(Way.SYSLOG, 5_000);
    assertNull(Inputs.contradiction(analyze(log), log.lines()));
  }

  /** Takes all lines that begin as the first one of its sample, if it was asked for them. */
  private static final class Letters implements LogFormatProvider {

    private final String letters;
    private int asked;

    Letters(String letters) {
      this.letters = letters;
    }

    @Override
    public String id() {
      return "letters";
    }

    @Override
    public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
      asked++;
      byte letter = sample.bytes()[sample.start(0)];
      return letters.indexOf(letter) < 0 ? null : new Letter(letter);
    }
  }

  private record Letter(byte letter) implements LogFormat {

    @Override
    public String description() {
      return "lines with " + (char) letter;
    }

    @Override
    public LineParser parser() {
      return (line, from, to, out) -> {
        if (line[from] == '!') {
          throw new IllegalStateException("never shout");
        }
        out.message(line, from, to);
        return line[from] == letter;
      };
    }
  }

  @Test
  void analyze_noFormatAnywhere_isLookedForLessAndLess() {
    Letters none = new Letters("");
    analyze(none, "no header at all\n".repeat(300_000));
    assertEquals(7, none.asked);
  }

  @Test
  void analyze_everNewFormats_learnsSome() {
    Letters all = new Letters("abcdefghijklmnopqrstuvwxyz");
    StringBuilder log = new StringBuilder();
    all.letters.chars().forEach(c -> log.append(((char) c + "\n").repeat(5_000)));
    assertEquals(9, analyze(all, log.toString()).sources().get(0).formats().size());
  }

  @Test
  void analyze_formatThatThrowsAtTestedLines_costsNoneOfThem() {
    Report report = analyze(new Letters("ab"), "a\n".repeat(5_000) + "!\n".repeat(9_000));
    assertEquals(14_000, report.lines().patterns());
  }

  private static Report analyze(LogFormatProvider format, String log) {
    EngineSettings settings =
        new EngineSettings(
            List.of(format),
            List.of(),
            List.of(),
            Map.of(),
            null,
            new EngineSettings.Reading(ZoneOffset.UTC, null, null, null, null, false, 1 << 16),
            1,
            null,
            InstantSource.system(),
            progress -> {},
            finding -> {},
            incident -> {},
            Experience.NONE);
    try (CoreEngine engine = new CoreEngine(settings)) {
      return engine.analyze(List.of(Bytes.of("app.log", log)), null);
    }
  }

  private static Result analyze(Log log) {
    return Inputs.analyze(LogInsight.builder().threads(1), log.source());
  }

  private static long unread(Result result, int from) {
    return result.lines().stream()
        .skip(from)
        .filter(line -> line.time() == null || line.level() == null)
        .count();
  }

  private static Set<String> templates(Result result, int from, int to) {
    return result.lines().subList(from, to).stream()
        .map(line -> Objects.requireNonNull(line.pattern()).template())
        .collect(Collectors.toSet());
  }
}
