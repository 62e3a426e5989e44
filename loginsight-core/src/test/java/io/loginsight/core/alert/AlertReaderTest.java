package io.loginsight.core.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertColumns;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertReaderTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final AlertColumns ALL =
      new AlertColumns("time", "type", "host", "source", "severity", ZoneOffset.UTC);
  private static final AlertColumns TWO =
      new AlertColumns("time", "type", null, null, null, ZoneOffset.UTC);
  private static final Alert FULL = new Alert(NOON, "disk", "web-1", "anna", Severity.HIGH);

  private AlertReader reader = new AlertReader(ALL);

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void table_anySeparator_isFoundOut(String separator) throws IOException {
    read(
        "time,type,host,source,severity\n2026-03-10T12:00:00Z,disk,web-1,anna,high\n"
            .replace(",", separator));
    assertEquals(List.of(FULL), alerts());
    assertEquals(List.of(), reader.problems());
  }

  @Test
  void table_separatorInQuotesOfTheHeader_isNotCounted() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type,\"a;b;c;d\"\n2026-03-10T12:00:00Z,disk,1\n");
    assertEquals(List.of("disk"), types());
  }

  @Test
  void table_columnsInAnyOrderAmongOthers_areFoundByName() throws IOException {
    read(
        "id, severity ,source,host,type,time\n1,high,anna,web-1,disk,2026-03-10T12:00:00Z\n"
            + "2,,,,,2026-03-10T12:00:00Z\n");
    assertEquals(List.of(FULL, new Alert(NOON, "", "", "", null)), alerts());
  }

  @Test
  void table_quotes_holdSeparatorsLineBreaksAndQuotes() throws IOException {
    reader = new AlertReader(TWO);
    read("\"time\",\"type\"\n1773144000,\"a, \"\"b\"\"\nc\"\n1773144000,d\n");
    assertEquals(List.of("a, \"b\"\nc", "d"), types());
    assertEquals(List.of(), reader.problems());
  }

  @Test
  void table_textBehindAQuote_isKept() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type\n1773144000,\"a\" b\n1773144000,c\n");
    assertEquals(2, alerts().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ufefftime,type\n1773144000,disk\n",
        "\ufeff\"time\",\"type\"\n1773144000,disk\n",
        "time,type\r\n1773144000,disk\r\n",
        "\n\n  \ntime,type\n\n1773144000,disk\n   \n\n",
        "time,type\n1773144000,disk",
        "\ufeff{\"time\":1773144000,\"type\":\"disk\"}",
        "{\"time\":1773144000,\"type\":\"disk\"}\r\n",
        "\n \n{\"time\":1773144000,\"type\":\"disk\"}\n\n  \n"
      })
  void read_marksAndBlankLines_areNoAlerts(String text) throws IOException {
    reader = new AlertReader(TWO);
    read(text);
    assertEquals(List.of(new Alert(NOON, "disk", "", "", null)), alerts());
  }

  @Test
  void table_shortRow_isAnAlertOfWhichLessIsKnown() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type\n1773144000\n1773144000,disk,more,than,named\n");
    assertEquals(List.of("", "disk"), types());
    assertEquals(List.of("1 alerts have no type, and are of one type together"), reader.problems());
  }

  @Test
  void table_quoteThatIsNotClosed_isSaid() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type\n1773144000,a\n1773144000,\"b\n1773144000,c\n1773144000,d\n");
    assertEquals(2, alerts().size());
    assertEquals(
        List.of(
            "a.csv: a quote that opens in line 3 or further on is not closed;"
                + " what follows is taken for one row"),
        reader.problems());
  }

  @Test
  void table_inchesInAField_areNoOpenQuote() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type\n1773144000,disk of 5\" is full\n1773144000,b\n");
    assertEquals(List.of("disk of 5\" is full", "b"), types());
    assertEquals(List.of(), reader.problems());
  }

  @Test
  void table_headerAlone_hasNoAlerts() throws IOException {
    read("time,type,host,source,severity\n");
    assertEquals(List.of(), alerts());
    assertEquals(List.of(), reader.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ufeff", "\n\r\n  \n"})
  void read_nothing_saysSo(String text) {
    IOException e = assertThrows(IOException.class, () -> read(text));
    assertEquals("a.csv: is empty", e.getMessage());
  }

  @Test
  void table_missingColumn_namesThoseThereAre() {
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> read("time,rule,host\n1,2,3\n"));
    assertEquals("a.csv: has no column 'type'; there are time, rule, host", e.getMessage());
  }

  @Test
  void table_missingColumnOfMany_namesSome() {
    String header = "x".repeat(1_000) + ",c".repeat(99);
    LogInsightException e = assertThrows(LogInsightException.class, () -> read(header));
    assertTrue(e.getMessage().endsWith(", c, c and 60 more"), e.getMessage());
    assertTrue(e.getMessage().length() < 300, e.getMessage());
  }

  @Test
  void table_columnMappedTwice_isBoth() throws IOException {
    reader = new AlertReader(new AlertColumns("t", "x", "x", null, null, ZoneOffset.UTC));
    read("t,x\n1773144000,disk\n");
    assertEquals(List.of(new Alert(NOON, "disk", "disk", "", null)), alerts());
  }

  @Test
  void table_fieldOfTwentyMegabytes_failsAndKeepsWhatWasRead() {
    reader = new AlertReader(TWO);
    String text = "time,type\n1773144000,a\n1773144000,\"" + "x".repeat(20_000_000) + "\"\n";
    IOException e = assertThrows(IOException.class, () -> read(text));
    assertTrue(e.getMessage().startsWith("a.csv: is no table that can be read: "), e.getMessage());
    assertTrue(e.getMessage().length() < 400, e.getMessage());
    assertEquals(List.of("a"), types());
  }

  @Test
  void table_severityOfAnUnknownName_isSaid() throws IOException {
    read("time,type,host,source,severity\n1773144000,a,,,purple\n");
    assertNull(alerts().get(0).severity());
    assertEquals(
        List.of("1 alerts have a severity of an unknown name, and are taken to have none"),
        reader.problems());
  }

  @Test
  void json_namesWithDots_leadIntoObjects() throws IOException {
    reader =
        new AlertReader(
            new AlertColumns("@timestamp", "rule.id", "host.name", "user", null, ZoneOffset.UTC));
    read(
        "{\"rule\":{\"id\":5710,\"level\":3},\"host\":{\"os\":{\"id\":1},\"name\":\"web-1\"},"
            + "\"@timestamp\":\"2026-03-10T12:00:00.000+0000\",\"user\":null}\n"
            + "{\"@timestamp\":1773144000.0,\"rule.id\":true,\"host.name\":\" web-2 \"}\n");
    assertEquals(
        List.of(
            new Alert(NOON, "5710", "web-1", "", null), new Alert(NOON, "true", "web-2", "", null)),
        alerts());
    assertEquals(List.of(), reader.problems());
  }

  @Test
  void json_array_countsWithItsFirstElement() throws IOException {
    reader = new AlertReader(TWO);
    read(
        "{\"type\":[\"a\",\"b\",[\"c\"]],\"time\":[1773144000]}\n"
            + "{\"x\":[{\"type\":\"no\"},[[1]],{}],\"type\":\"d\",\"time\":1773144000}\n"
            + "{\"type\":[],\"time\":1773144000}\n"
            + "{\"type\":[[\"e\"],\"f\"],\"time\":1773144000}\n");
    assertEquals(List.of("a", "d", "", ""), types());
    assertEquals(List.of(NOON, NOON, NOON, NOON), alerts().stream().map(Alert::time).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"time\":1773144000,\"type\":\"b\"",
        "{\"time\":1773144000,\"type\":\"b\",}",
        "{\"time\":1773144000,\"type\":\"b\"} 5",
        "{\"time\":1773144000,\"type\":\"b\"} [1]",
        "{\"time\":1773144000,\"type\":\"b\"}}",
        "{\"time\":1773144000,\"type\":\"b\"}{\"type\":\"c\"}",
        "{\"time\":1773144000,\"type\":\"b\",\"x\":[1,2",
        "{\"time\":1773144000,\"type\":\"b\",\"x\":[}"
      })
  void json_brokenLine_isAnAlertOfWhichTheBeginningIsKnown(String line) throws IOException {
    reader = new AlertReader(TWO);
    read("{\"time\":1773144000,\"type\":\"a\"}\n" + line + "\n");
    assertEquals(List.of("a", "b"), types());
    assertEquals(
        List.of("1 alerts are no JSON object or a broken one: what stands in front is known"),
        reader.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubbish", "5", "null", "[1]", "\"x\"", "}", "\u0000"})
  void json_lineThatIsNoObject_isAnAlertAllTheSame(String line) throws IOException {
    reader = new AlertReader(TWO);
    read("{\"time\":1773144000,\"type\":\"a\"}\n" + line + "\n");
    assertEquals(List.of("a", ""), types());
    assertEquals(2, reader.problems().size(), () -> reader.problems().toString());
  }

  @Test
  void json_nesting_isNoDanger() throws IOException {
    reader = new AlertReader(TWO);
    String deep = "{\"time\":1773144000,\"type\":\"a\",\"x\":";
    read(
        deep
            + "{\"x\":".repeat(100_000)
            + "\n"
            + deep
            + "[".repeat(100_000)
            + "\n"
            + "{\"time\":1773144000,\"type\":\"b\"}\n");
    assertEquals(List.of("a", "a", "b"), types());
  }

  /** Were each path joined, this line of 8 MB would take some gigabytes. */
  @Test
  void json_manyValuesUnderLongNames_takeNoMemory() throws IOException {
    reader = new AlertReader(TWO);
    String name = "n".repeat(10_000);
    StringBuilder line = new StringBuilder("{\"time\":1773144000,\"type\":\"a\"");
    line.append((",\"" + name + "\":{\"b\":1").repeat(400));
    for (int i = 0; i < 400_000; i++) {
      line.append(",\"").append(i).append("\":1");
    }
    read(line.append("}".repeat(401)).append('\n').toString());
    assertEquals(List.of("a"), types());
    assertEquals(List.of(), reader.problems());
  }

  @Test
  void json_fieldOfTwentyMegabytes_isCut() throws IOException {
    reader = new AlertReader(TWO);
    read(
        "{\"time\":1773144000,\"type\":\"a\",\"x\":\""
            + "x".repeat(20_000_000)
            + "\"}\n{\"time\":1773144000,\"type\":\"b\"}\n");
    assertEquals(List.of("a", "b"), types());
  }

  @Test
  void json_longType_isCutToAName() throws IOException {
    reader = new AlertReader(TWO);
    read("{\"time\":1773144000,\"type\":\"" + "x".repeat(1_000_000) + "\"}\n");
    assertEquals("x".repeat(500), types().get(0));
  }

  @Test
  void json_halfACharacter_isNone() throws IOException {
    reader = new AlertReader(TWO);
    read("{\"time\":1773144000,\"type\":\"a\\ud83d\"}\n");
    assertEquals(List.of("a?"), types());
  }

  @Test
  void json_noTypeAnywhere_namesTheFieldsThereAre() {
    LogInsightException e =
        assertThrows(
            LogInsightException.class, () -> read("{\"time\":1,\"rule\":{\"id\":2},\"x\":[3]}\n"));
    assertEquals("a.csv: has no column 'type'; there are time, rule.id, x", e.getMessage());
  }

  @Test
  void json_nothingButRubbish_hasNoColumns() {
    LogInsightException e =
        assertThrows(LogInsightException.class, () -> read("{rubbish\n{rubbish\n"));
    assertEquals("a.csv: has no column 'time'; there are none", e.getMessage());
  }

  @Test
  void json_noHostAnywhere_isSaidAndNoFailure() throws IOException {
    reader = new AlertReader(new AlertColumns("time", "type", "host", null, null, ZoneOffset.UTC));
    read("{\"time\":1773144000,\"type\":\"a\"}\n");
    assertEquals(List.of("a"), types());
    assertEquals(List.of("a.csv: has no column 'host'; there are time, type"), reader.problems());
  }

  @Test
  void read_streamThatBreaks_namesItAndKeepsWhatWasRead() {
    for (String text : List.of("time,type\n1773144000,a\n", "{\"time\":1,\"type\":\"a\"}\n")) {
      reader = new AlertReader(TWO);
      byte[] many = (text + text.lines().skip(1).findFirst().orElse("")).getBytes(UTF_8);
      InputStream broken =
          new SequenceInputStream(new ByteArrayInputStream(many), new BrokenStream());
      IOException e = assertThrows(IOException.class, () -> reader.read("a.csv", broken));
      assertTrue(e.getMessage().startsWith("a.csv: "), e.getMessage());
      assertTrue(e.getMessage().endsWith("the cable is out"), e.getMessage());
    }
  }

  @Test
  void read_severalSources_areOneTable() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type\n1773144000,a\n");
    read("{\"time\":1773144000,\"type\":\"b\"}\n");
    read("type;time\nc;1773144000\n");
    assertEquals(List.of("a", "b", "c"), types());
  }

  @Test
  void read_bytesThatAreNoUtf8_areReplaced() throws IOException {
    reader = new AlertReader(TWO);
    byte[] bytes = "time,type\n1773144000,a_b\n".getBytes(UTF_8);
    bytes[bytes.length - 3] = (byte) 0xff;
    reader.read("a.csv", new ByteArrayInputStream(bytes));
    assertEquals(List.of("a\ufffdb"), types());
  }

  @Test
  void problems_untimed_isCounted() throws IOException {
    reader = new AlertReader(TWO);
    read("time,type\nsoon,a\n,b\n1773144000,c\n");
    assertNull(alerts().get(0).time());
    assertEquals(1, reader.problems().size());
    assertTrue(reader.problems().get(0).startsWith("2 alerts have no time"));
    assertFalse(reader.table().hasTooManyNames());
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the cable is out");
    }
  }

  private void read(String text) throws IOException {
    reader.read("a.csv", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < reader.table().size(); i++) {
      alerts.add(reader.table().alert(i));
    }
    return alerts;
  }

  private List<String> types() {
    return alerts().stream().map(Alert::type).toList();
  }
}
