package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogfmtFormatTest {

  private static final String LINE =
      "time=2024-03-14T09:53:10Z level=warn msg=\"disk \\\"a\\\" full\" host=db7 traceID=ab12 left=3%";

  private final LogfmtFormatProvider provider = new LogfmtFormatProvider();

  @Test
  void parse_readsUsualKeys() {
    ParsedLine parsed = parse(LINE);
    assertEquals("disk \"a\" full", parsed.message());
    assertEquals(Level.WARN, parsed.level());
    assertEquals(Instant.parse("2024-03-14T09:53:10Z"), parsed.time());
    assertEquals("db7", parsed.fields().get(Field.HOST));
    assertEquals("ab12", parsed.fields().get(Field.TRACE));
  }

  @Test
  void parse_noMessageKey_messageIsTheLine() {
    assertEquals("a=1 b=2 c= d=\"\"", parse("a=1 b=2 c= d=\"\"").message());
  }

  @Test
  void parse_quotedTime_isRead() {
    assertEquals(
        Instant.parse("2024-03-14T09:53:10Z"), parse("ts=\"2024-03-14 09:53:10\" msg=ok").time());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "retry=3 and then it stopped for good",
        "The value a=b is wrong",
        "a=b",
        "a=b c=d",
        "authentication failure; uid=0 euid=0 tty=ssh ruser= rhost=h",
        "level=info",
        "msg=\"open",
        "=x y=z a=b",
        "SELECT * FROM t WHERE a=1 AND b=2",
        "x==y",
        "http://h/p?a=1&b=2",
        "",
        "2024-03-14 level=info msg=ok",
        "a=\"b\"c d=e f=g",
      })
  void parse_otherLines_areNotAccepted(String line) {
    assertNull(parse(line));
  }

  private ParsedLine parse(String line) {
    return ParsedLine.parse(ParsedLine.detect(provider, LINE).parser(), line);
  }
}
