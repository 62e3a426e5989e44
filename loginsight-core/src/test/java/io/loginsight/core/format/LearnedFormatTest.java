package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnedFormatTest {

  private final LearnedFormatProvider provider = new LearnedFormatProvider();

  @ParameterizedTest
  @EnumSource
  void parse_cutsEveryLayout(Layouts.Layout layout) {
    List<Layouts.Line> lines = layout.lines(300);
    LogFormat format = learn(layout.text(300));
    assertNotNull(format);
    LineParser parser = format.parser();
    for (Layouts.Line line : lines) {
      ParsedLine parsed = ParsedLine.parse(parser, line.text());
      assertNotNull(parsed, line::text);
      assertEquals(line.message(), parsed.message(), line::text);
      if (layout.hasLevel()) {
        assertEquals(line.level(), parsed.level(), line::text);
      }
      if (layout.hasTime()) {
        assertTime(layout, line, parsed);
      }
      line.fields().forEach((field, text) -> assertField(field, text, parsed, line));
    }
  }

  private static void assertTime(Layouts.Layout layout, Layouts.Line line, ParsedLine parsed) {
    LocalDateTime want = line.time().truncatedTo(ChronoUnit.SECONDS);
    if (!layout.hasDate()) {
      want = LocalDateTime.of(LocalDate.EPOCH, want.toLocalTime());
    }
    assertNotNull(parsed.time(), line::text);
    assertEquals(
        want.toInstant(ZoneOffset.UTC), parsed.time().truncatedTo(ChronoUnit.SECONDS), line::text);
  }

  private static void assertField(Field field, String text, ParsedLine parsed, Layouts.Line line) {
    assertEquals(text, parsed.fields().get(field), () -> field + " of " + line.text());
  }

  @Test
  void parse_levelWordInItsPlaceButNoTime_isNoHeader() {
    LogFormat format = learn(Layouts.Layout.MONOLOG.text(50));
    assertNull(ParsedLine.parse(format.parser(), "Stack trace:"));
  }

  @Test
  void parse_messagesWithColonsBehindALevelWithOne_areKeptWhole() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      lines.add("2024-03-14 09:53:" + i + " ERROR: Uncaught StockException: no bread left");
    }
    ParsedLine parsed =
        ParsedLine.parse(
            ParsedLine.detect(provider, lines.toArray(String[]::new)).parser(), lines.get(7));
    assertEquals("Uncaught StockException: no bread left", parsed.message());
  }

  @Test
  void parse_nameBehindTheLevelThatMayBeOne_isNotTheLevel() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      lines.add(
          i % 3 == 0
              ? "[2026-03-02 08:02:" + i + ".055][31][warning][http] stream closed early"
              : "[2026-03-02 08:02:" + i + ".055][31][info][config] 11 clusters, none updated");
    }
    LineParser parser = ParsedLine.detect(provider, lines.toArray(String[]::new)).parser();
    assertEquals(Level.WARN, ParsedLine.parse(parser, lines.get(2)).level());
    assertEquals(Level.INFO, ParsedLine.parse(parser, lines.get(3)).level());
  }

  @Test
  void description_saysTheLayoutInWords() {
    assertEquals(
        "timestamp host process[pid]: message",
        learn(Layouts.Layout.JOURNAL_SHORT.text(50)).description());
    assertEquals(
        "timestamp [thread] level logger - message",
        learn(Layouts.Layout.LOGBACK.text(50)).description());
  }

  @Test
  void detect_severalLayouts_learnsEach() {
    List<Layouts.Line> lines = new ArrayList<>();
    List<Layouts.Line> boot = Layouts.Layout.SPRING_BOOT.lines(200);
    List<Layouts.Line> syslog = Layouts.Layout.JOURNAL_SHORT.lines(200);
    List<Layouts.Line> python = Layouts.Layout.PYTHON.lines(200);
    for (int i = 0; i < 200; i++) {
      lines.add(boot.get(i));
      lines.add(syslog.get(i));
      lines.add(python.get(i));
    }
    LogFormat format = learn(lines.stream().map(Layouts.Line::text).toList());
    assertTrue(format.description().contains("; also "), format.description());
    LineParser parser = format.parser();
    for (Layouts.Line line : lines) {
      assertEquals(line.message(), ParsedLine.parse(parser, line.text()).message(), line::text);
    }
  }

  @Test
  void detect_noHeaders_findsNothing() {
    assertNull(
        ParsedLine.detect(
            provider,
            "The quick brown fox jumps over the lazy dog",
            "and finds that nothing happened at 10:20:30 on a Sunday",
            "Error handling is left to the reader",
            "while a fatal flaw is fixed",
            "12 apples, 7 pears",
            "done"));
  }

  @Test
  void detect_sentencesWithTimes_findsNothing() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      lines.add("Backup finished at 10:20:" + i + " with " + i + " files");
    }
    assertNull(provider.detect(ParsedLine.sample(lines), ParsedLine.UTC));
  }

  @Test
  void detect_wordsThatAreAlsoLevels_findsNothing() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      lines.add("Stack trace:");
      lines.add("error handling of part " + i + " follows");
    }
    assertNull(provider.detect(ParsedLine.sample(lines), ParsedLine.UTC));
  }

  @Test
  void parse_stackTraceLine_isNotAccepted() {
    LineParser parser = learn(Layouts.Layout.LOG4J.text(50)).parser();
    assertNull(ParsedLine.parse(parser, "java.lang.IllegalStateException: closed"));
    assertNull(ParsedLine.parse(parser, "\tat com.acme.Pool.get(Pool.java:12)"));
    assertNull(ParsedLine.parse(parser, "Caused by: java.io.IOException: reset"));
    assertNull(ParsedLine.parse(parser, "\t... 12 more"));
    assertNull(ParsedLine.parse(parser, ""));
  }

  @Test
  void parse_lineWithoutLevel_keepsItsTime() {
    LineParser parser = learn(Layouts.Layout.LOG4J.text(50)).parser();
    ParsedLine parsed = ParsedLine.parse(parser, "2024-03-14 10:00:00,001 plain words here");
    assertEquals(Instant.parse("2024-03-14T10:00:00.001Z"), parsed.time());
    assertNull(parsed.level());
    assertEquals("plain words here", parsed.message());
  }

  @Test
  void parse_lineEndsInHeader_hasEmptyMessage() {
    LineParser parser = learn(Layouts.Layout.LOG4J.text(50)).parser();
    assertEquals("", ParsedLine.parse(parser, "2024-03-14 10:00:00,001 INFO ").message());
    assertEquals(
        "", ParsedLine.parse(parser, "2024-03-14 10:00:00,001 INFO  [main] com.acme.A:").message());
  }

  @Test
  void parse_severalTimestamps_takesTheMostPrecise() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      lines.add(
          "- 17104100"
              + i
              + " 2024.03.14 n"
              + i
              + " 2024-03-14-09.53."
              + i
              + ".123456 n"
              + i
              + " RAS "
              + (i % 2 == 0 ? "INFO" : "FATAL")
              + " cache parity error "
              + i);
    }
    ParsedLine parsed = ParsedLine.parse(learn(lines).parser(), lines.get(5));
    assertEquals(Instant.parse("2024-03-14T09:53:15.123456Z"), parsed.time());
    assertEquals(Level.FATAL, parsed.level());
    assertEquals("cache parity error 15", parsed.message());
  }

  @Test
  void parse_levelInFrontOfMessage_isStatedButStays() {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      lines.add("Mar 14 10:00:" + i + " db7 app[12]: round " + i + " done");
    }
    LineParser parser = learn(lines).parser();
    ParsedLine parsed = ParsedLine.parse(parser, "Mar 14 10:00:59 db7 app[12]: ERROR: disk full");
    assertEquals(Level.ERROR, parsed.level());
    assertEquals("ERROR: disk full", parsed.message());
    assertNull(ParsedLine.parse(parser, lines.get(0)).level());
  }

  @Test
  void parse_ambiguousDates_readsThemLikeTheSample() {
    List<String> lines = new ArrayList<>();
    for (int day = 10; day < 25; day++) {
      lines.add(day + "/03/24 10:00:00 INFO job " + day + " ran");
    }
    ParsedLine parsed = ParsedLine.parse(learn(lines).parser(), "02/03/24 10:00:00 INFO job ran");
    assertEquals(Instant.parse("2024-03-02T10:00:00Z"), parsed.time());
  }

  @Test
  void parse_tinySample_isLearnt() {
    LogFormat format = ParsedLine.detect(provider, "2024-03-14 10:00:00 INFO  started");
    assertEquals(
        "started",
        ParsedLine.parse(format.parser(), "2024-03-14 10:00:00 INFO  started").message());
  }

  @Test
  void assumesYear_dependsOnTheTimes() {
    assertTrue(learn(Layouts.Layout.BSD_SYSLOG.text(50)).assumesYear());
    assertEquals(false, learn(Layouts.Layout.LOG4J.text(50)).assumesYear());
    assertEquals(false, learn(Layouts.Layout.LOGBACK.text(50)).assumesYear());
  }

  private LogFormat learn(List<String> lines) {
    return provider.detect(ParsedLine.sample(lines), ParsedLine.UTC);
  }
}
