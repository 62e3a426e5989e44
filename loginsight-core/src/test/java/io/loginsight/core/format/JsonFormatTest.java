package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

  private static final Instant TIME = Instant.parse("2024-03-14T09:53:10.250Z");

  private final JsonFormatProvider provider = new JsonFormatProvider();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"@timestamp\":\"2024-03-14T09:53:10.250Z\",\"log.level\":\"WARN\",\"message\":\"up\"}",
        "{\"time\":\"2024-03-14T10:53:10.25+01:00\",\"level\":\"warning\",\"msg\":\"up\"}",
        "{\"ts\":1710409990.25,\"level\":\"warn\",\"msg\":\"up\",\"caller\":\"a.go:1\"}",
        "{\"level\":40,\"time\":1710409990250,\"pid\":7,\"hostname\":\"h\",\"msg\":\"up\",\"v\":0}",
        "{\"timestamp\":1710409990250000,\"severity\":\"WARNING\",\"textPayload\":\"up\"}",
        "{\"timeUnixNano\":\"1710409990250000000\",\"severityNumber\":13,\"body\":{\"stringValue\":\"up\"}}",
        "{\"instant\":{\"epochSecond\":1710409990,\"nanoOfSecond\":250000000},\"level\":\"WARN\",\"message\":\"up\"}",
        "{\"@t\":\"2024-03-14T09:53:10.250Z\",\"@l\":\"Warning\",\"@mt\":\"up\"}",
        "{\"version\":\"1.1\",\"timestamp\":1.71040999025E9,\"level\":4,\"short_message\":\"up\"}",
        "{ \"asctime\" : \"2024-03-14 09:53:10,250\" , \"levelname\" : \"WARNING\" , \"message\" : \"up\" } ",
        "{\"log\":{\"level\":\"warn\"},\"@timestamp\":\"2024-03-14T09:53:10.250Z\",\"message\":\"up\"}",
        "{\"__REALTIME_TIMESTAMP\":\"1710409990250000\",\"PRIORITY\":\"4\",\"MESSAGE\":\"up\"}",
        "{\"event\":\"up\",\"level\":\"warning\",\"timestamp\":\"2024-03-14T09:53:10.250Z\"}",
      })
  void parse_readsUsualKeys(String line) {
    ParsedLine parsed = parse(line);
    assertEquals(TIME, parsed.time());
    assertEquals(Level.WARN, parsed.level());
    assertEquals("up", parsed.message());
  }

  @Test
  void parse_readsFieldsAtAnyUsualDepth() {
    ParsedLine parsed =
        parse(
            "{\"message\":\"up\",\"trace\":{\"id\":\"abc\"},\"span_id\":\"def\",\"logger_name\":\"a.B\","
                + "\"process\":{\"pid\":12,\"thread\":{\"name\":\"main\"}},\"service.name\":\"shop\","
                + "\"kubernetes\":{\"pod_name\":\"shop-1\",\"labels\":{\"x\":[1,2,{\"y\":null}]}}}");
    assertEquals("abc", parsed.fields().get(Field.TRACE));
    assertEquals("def", parsed.fields().get(Field.SPAN));
    assertEquals("a.B", parsed.fields().get(Field.LOGGER));
    assertEquals("12", parsed.fields().get(Field.PID));
    assertEquals("main", parsed.fields().get(Field.THREAD));
    assertEquals("shop", parsed.fields().get(Field.SERVICE));
    assertEquals("shop-1", parsed.fields().get(Field.HOST));
  }

  @Test
  void parse_pairOfOpenTelemetryWithoutKey_isNotNamedByThePairBefore() {
    ParsedLine parsed =
        parse(
            "{\"attributes\":[{\"key\":\"host.name\"},{\"value\":{\"stringValue\":\"db7\"}}],"
                + "\"body\":\"up\"}");
    assertEquals(Map.of(), parsed.fields());
  }

  @Test
  void parse_fileOfOpenTelemetry_readsTheRecordInsideItsArrays() {
    String line =
        """
        {'resourceLogs':[{'resource':{'attributes':[
        {'key':'service.name','value':{'stringValue':'till'}},
        {'key':'host.name','value':{'stringValue':'db7'}}]},
        'scopeLogs':[{'scope':{'name':'a.Till'},'logRecords':[
        {'timeUnixNano':'1710409990250000000','severityNumber':13,
        'body':{'stringValue':'up'},'traceId':'abc','attributes':[
        {'key':'thread.name','value':{'stringValue':'main'}},
        {'key':'n','value':{'intValue':'7'}}]},
        {'timeUnixNano':'1710409991250000000','body':{'stringValue':'down'}}]}]}]}
        """;
    ParsedLine parsed = parse(line.replace("\n", "").replace('\'', '"'));
    assertEquals(TIME, parsed.time());
    assertEquals(Level.WARN, parsed.level());
    assertEquals("up", parsed.message());
    assertEquals(
        Map.of(
            Field.SERVICE, "till",
            Field.HOST, "db7",
            Field.LOGGER, "a.Till",
            Field.THREAD, "main",
            Field.TRACE, "abc"),
        parsed.fields());
  }

  @Test
  void parse_levelOfOneDigit_isNoneButInGelf() {
    assertNull(parse("{\"level\":1,\"message\":\"up\"}").level());
    assertEquals(Level.FATAL, parse("{\"level\":1,\"short_message\":\"up\"}").level());
  }

  @Test
  void parse_stackTraceOfItsOwn_isGiven() {
    String line =
        "{\"msg\":\"no \\\"sale\\\"\",\"error\":{\"stack_trace\":\"a.B: x\\n\\tat a.C.d(C.java:1)\"}}";
    ParsedLine parsed =
        ParsedLine.parse(ParsedLine.detect(new JsonFormatProvider(), line).parser(), line);
    assertEquals("no \"sale\"", parsed.message());
    assertEquals("a.B: x\n\tat a.C.d(C.java:1)", parsed.trace());
  }

  @Test
  void parse_headerBehindAnEscapeOfTheMessage_keepsItsFields() {
    String[] lines = new String[30];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          "{\"log\":\"2024-03-14 09:53:1"
              + i % 10
              + " INFO [t\\u002d1] a.b.Cart - item "
              + i
              + "\\n\"}";
    }
    ParsedLine parsed =
        ParsedLine.parse(ParsedLine.detect(new JsonFormatProvider(), lines).parser(), lines[0]);
    assertEquals("t-1", parsed.fields().get(io.loginsight.spi.Field.THREAD));
    assertEquals("a.b.Cart", parsed.fields().get(io.loginsight.spi.Field.LOGGER));
  }

  @Test
  void parse_escapes_areDecoded() {
    assertEquals("a\"b\\c/d\te\nf", parse("{\"msg\":\"a\\\"b\\\\c\\/d\\te\\nf\"}").message());
    assertEquals("é€😀", parse("{\"msg\":\"\\u00e9\\u20AC\\ud83d\\ude00\"}").message());
    assertEquals("x\ufffdy", parse("{\"msg\":\"x\\ud83dy\"}").message());
    assertEquals("ü", parse("{\"msg\":\"ü\"}").message());
    assertEquals("line", parse("{\"msg\":\"line\\r\\n\"}").message());
    assertEquals("ends in \\n", parse("{\"msg\":\"ends in \\\\n\"}").message());
  }

  @Test
  void parse_noMessageKey_messageIsTheObject() {
    assertEquals("{\"a\":1,\"b\":\"x\"}", parse("  {\"a\":1,\"b\":\"x\"}  ").message());
    assertEquals("one JSON object a line", ParsedLine.detect(provider, "{\"a\":1}").description());
  }

  @Test
  void parse_structuredMessage_isTaken() {
    assertEquals("{\"a\":[1]}", parse("{\"message\":{\"a\":[1]},\"level\":\"info\"}").message());
  }

  @Test
  void parse_betterKeyWins_whateverTheOrder() {
    assertEquals("yes", parse("{\"log\":\"no\",\"message\":\"yes\"}").message());
    assertEquals("yes", parse("{\"message\":\"yes\",\"log\":\"no\"}").message());
    assertEquals(TIME, parse("{\"time\":12.5,\"ts\":1710409990.25,\"msg\":\"x\"}").time());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}x",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":01x}",
        "{\"a\":\"b}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":[1,2}",
        "{\"a\":tru}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "[1,2]",
        "\"text\"",
        "{'a':1}",
        "{placeholder} was not replaced",
        "{\"msg\":\"cut of",
      })
  void parse_notAnObject_isNotAccepted(String line) {
    assertNull(parse(line));
  }

  @Test
  void parse_deepNesting_isNotAcceptedAndHarmless() {
    assertNull(parse("{\"a\":".repeat(100_000)));
    assertNull(parse("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
    assertNotNull(parse("{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}"));
  }

  @Test
  void parse_packedLogLines_areUnpacked() {
    List<String> lines = new ArrayList<>();
    for (Layouts.Line line : Layouts.Layout.LOG4J.lines(100)) {
      lines.add(
          "{\"log\":\""
              + line.text()
              + "\\n\",\"stream\":\"stdout\",\"time\":\"2024-03-14T09:53:10.250Z\"}");
    }
    LogFormat format = provider.detect(ParsedLine.sample(lines), ParsedLine.UTC);
    assertEquals(
        "one JSON object a line, its messages in timestamp level [thread] logger: message",
        format.description());
    List<Layouts.Line> written = Layouts.Layout.LOG4J.lines(100);
    for (int i = 0; i < 100; i++) {
      ParsedLine parsed = ParsedLine.parse(format.parser(), lines.get(i));
      assertEquals(written.get(i).message(), parsed.message());
      assertEquals(written.get(i).level(), parsed.level());
      assertEquals(TIME, parsed.time());
      assertEquals(written.get(i).fields().get(Field.THREAD), parsed.fields().get(Field.THREAD));
    }
  }

  @Test
  void parse_packedJson_isUnpackedTwice() {
    String line =
        "{\"log\":\"{\\\"level\\\":\\\"error\\\",\\\"time\\\":\\\"2020-01-01T00:00:00Z\\\","
            + "\\\"msg\\\":\\\"say \\\\\\\"hi\\\\\\\"\\\"}\\n\",\"time\":\"2024-03-14T09:53:10.250Z\"}";
    LogFormat format = ParsedLine.detect(provider, line, line, line);
    ParsedLine parsed = ParsedLine.parse(format.parser(), line);
    assertEquals("say \"hi\"", parsed.message());
    assertEquals(Level.ERROR, parsed.level());
    assertEquals(TIME, parsed.time());
  }

  @Test
  void parse_levelInMessage_isStatedWhenThereIsNoKey() {
    ParsedLine parsed = parse("{\"log\":\"ERROR: disk full\\n\",\"stream\":\"stderr\"}");
    assertEquals(Level.ERROR, parsed.level());
    assertEquals("ERROR: disk full", parsed.message());
  }

  @Test
  void detect_someLines_isTheFormat() {
    assertNotNull(ParsedLine.detect(provider, "{\"a\":1}", "plain", "plain", "{\"a\":2}"));
  }

  @Test
  void detect_noLine_isNull() {
    assertNull(ParsedLine.detect(provider, "plain", "{braces} only"));
  }

  private ParsedLine parse(String line) {
    LogFormat format = ParsedLine.detect(provider, "{\"a\":1}");
    return ParsedLine.parse(format.parser(), line);
  }
}
