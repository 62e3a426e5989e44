package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormat;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogFormatTest {

  private static final String CLASSIC = "<34>Mar 14 09:53:10 db7 su[12]: failed for lonvick";

  private final SyslogFormatProvider provider = new SyslogFormatProvider();

  @Test
  void parse_modernForm_readsEveryPart() {
    ParsedLine parsed =
        parse(
            "<165>1 2024-03-14T09:53:10.003Z db7.acme.com shop 812 ID47 "
                + "[a@1 k=\"v ] \\\"q\\\"\" j=\"1\"][b@2 x=\"y\"] \ufeffAn event");
    assertEquals("An event", parsed.message());
    assertEquals(Instant.parse("2024-03-14T09:53:10.003Z"), parsed.time());
    assertEquals(Level.INFO, parsed.level());
    assertEquals(
        Map.of(Field.HOST, "db7.acme.com", Field.PROCESS, "shop", Field.PID, "812"),
        parsed.fields());
  }

  @Test
  void parse_modernFormWithoutParts_isAccepted() {
    ParsedLine parsed = parse("<0>1 - - - - - -");
    assertEquals("", parsed.message());
    assertNull(parsed.time());
    assertEquals(Level.FATAL, parsed.level());
    assertEquals(Map.of(), parsed.fields());
  }

  @Test
  void parse_classicForm_readsEveryPart() {
    ParsedLine parsed = parse(CLASSIC);
    assertEquals("failed for lonvick", parsed.message());
    assertEquals(Instant.parse("2024-03-14T09:53:10Z"), parsed.time());
    assertEquals(Level.FATAL, parsed.level());
    assertEquals(Map.of(Field.HOST, "db7", Field.PROCESS, "su", Field.PID, "12"), parsed.fields());
  }

  @Test
  void parse_classicFormWithoutHost_findsTag() {
    ParsedLine parsed = parse("<13>2024-03-14T09:53:10+01:00 app: hello");
    assertEquals("hello", parsed.message());
    assertEquals(Map.of(Field.PROCESS, "app"), parsed.fields());
  }

  @Test
  void parse_jsonMessage_isUnpacked() {
    String line =
        "<14>1 2024-03-14T09:53:10Z h app - - - "
            + "{\"level\":\"error\",\"ts\":1500000000,\"msg\":\"no\"}";
    ParsedLine parsed = ParsedLine.parse(ParsedLine.detect(provider, line, line).parser(), line);
    assertEquals("no", parsed.message());
    assertEquals(Level.ERROR, parsed.level());
    assertEquals(Instant.parse("2024-03-14T09:53:10Z"), parsed.time());
    assertEquals("app", parsed.fields().get(Field.PROCESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<192>Mar 14 09:53:10 h t: m",
        "<>Mar 14 09:53:10 h t: m",
        "<34>",
        "<34>1",
        "<34>1 ",
        "<3",
        "<34>hello there",
        "<init> called",
        "<34>1 2024-03-14T09:53:10Z h",
        "<b>bold</b> text",
        "<34>1 2024-03-14T09:53:10Z h a p m [open",
        "<34>1 2024-03-14T09:53:10Z h a p m x rest",
        "Mar 14 09:53:10 db7 su[12]: no priority",
      })
  void parse_otherLines_areNotAccepted(String line) {
    assertNull(parse(line));
  }

  @Test
  void assumesYear_onlyInTheClassicForm() {
    assertEquals(true, ParsedLine.detect(provider, CLASSIC).assumesYear());
    LogFormat modern = ParsedLine.detect(provider, "<34>1 2024-03-14T09:53:10Z h a - - - m");
    assertEquals(false, modern.assumesYear());
  }

  private ParsedLine parse(String line) {
    return ParsedLine.parse(ParsedLine.detect(provider, CLASSIC).parser(), line);
  }
}
