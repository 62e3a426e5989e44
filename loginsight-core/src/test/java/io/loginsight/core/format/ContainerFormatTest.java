package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Level;
import io.loginsight.spi.LogFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerFormatTest {

  private static final String STAMP = "2024-03-14T09:53:10.123456789Z";

  private final ContainerFormatProvider provider = new ContainerFormatProvider();

  @Test
  void parse_plainMessage_isTaken() {
    LogFormat format = ParsedLine.detect(provider, STAMP + " stdout F hello");
    assertEquals("hello", ParsedLine.parse(format.parser(), STAMP + " stdout F hello").message());
    assertEquals("a b", ParsedLine.parse(format.parser(), STAMP + " stderr P a b").message());
    assertEquals("", ParsedLine.parse(format.parser(), STAMP + " stderr F ").message());
    assertNull(ParsedLine.parse(format.parser(), STAMP + " stdout Foo hello"));
    assertNull(ParsedLine.parse(format.parser(), STAMP + " stdlog F hello"));
    assertNull(ParsedLine.parse(format.parser(), STAMP + " stdout"));
  }

  @Test
  void parse_packedLines_keepTheOuterTime() {
    List<Layouts.Line> written = Layouts.Layout.SPRING_BOOT.lines(50);
    List<String> lines = written.stream().map(l -> STAMP + " stdout F " + l.text()).toList();
    LogFormat format = provider.detect(ParsedLine.sample(lines), ParsedLine.UTC);
    for (int i = 0; i < lines.size(); i++) {
      ParsedLine parsed = ParsedLine.parse(format.parser(), lines.get(i));
      assertEquals(written.get(i).message(), parsed.message());
      assertEquals(written.get(i).level(), parsed.level());
      assertEquals(Instant.parse(STAMP), parsed.time());
      assertEquals(written.get(i).fields(), withoutService(parsed));
    }
  }

  @Test
  void parse_packedJson_isUnpacked() {
    String line = STAMP + " stderr F {\"level\":\"fatal\",\"message\":\"gone\"}";
    ParsedLine parsed = ParsedLine.parse(ParsedLine.detect(provider, line).parser(), line);
    assertEquals("gone", parsed.message());
    assertEquals(Level.FATAL, parsed.level());
  }

  private static Object withoutService(ParsedLine parsed) {
    parsed.fields().remove(io.loginsight.spi.Field.SERVICE);
    return parsed.fields();
  }
}
