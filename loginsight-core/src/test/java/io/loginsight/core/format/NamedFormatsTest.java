package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The formats with a name: each on lines as its program writes them, and on those of all others.
 */
class NamedFormatsTest {

  static final Map<String, List<String>> SAMPLES = new TreeMap<>();

  static {
    SAMPLES.put(
        "access",
        List.of(
            "10.1.2.3 - - [14/Mar/2024:09:53:10 +0000] \"GET /a?b=1 HTTP/1.1\" 200 512 \"-\" \"curl/8\"",
            "10.1.2.3 - joe [14/Mar/2024:09:53:11 +0000] \"POST /b HTTP/1.1\" 503 -",
            "shop.acme.org:443 10.1.2.3 - - [14/Mar/2024:09:53:12 +0000] \"GET /c HTTP/2.0\" 404 7 0.002",
            "::1 - - [14/Mar/2024:09:53:13 +0000] \"\\x16\\x03\\\"\" 400 0"));
    SAMPLES.put(
        "haproxy",
        List.of(
            "Mar 14 09:53:10 lb1 haproxy[88]: 10.1.2.3:4711 [14/Mar/2024:09:53:10.250] web~ shop/s1 0/0/1/40/41 200 512 - - ---- 2/1/0/0/0 0/0 \"GET /a HTTP/1.1\"",
            "10.1.2.3:4711 [14/Mar/2024:09:53:11.250] web shop/<NOSRV> 0/-1/-1/-1/3 503 212 - - SC-- 2/1/0/0/0 0/0 \"GET /b HTTP/1.1\"",
            "10.1.2.3:4711 [14/Mar/2024:09:53:12.250] sql db/d1 1/0/44 912 -- 2/1/1/1/0 0/0"));
    SAMPLES.put(
        "klog",
        List.of(
            "I0314 09:53:10.250000       1 server.go:45] \"Starting\" version=\"v1\"",
            "E0314 09:53:11.250000 1709287200 reflector.go:147] failed to list *v1.Pod: timeout"));
    SAMPLES.put(
        "postgresql",
        List.of(
            "2024-03-14 09:53:10.250 UTC [71] LOG:  checkpoint starting: time",
            "2024-03-14 09:53:11.250 UTC [72] shop@shop ERROR:  relation \"t\" does not exist",
            "2024-03-14 09:53:11.250 UTC [72] shop@shop STATEMENT:  select 1 from t",
            "2024-03-14 09:53:12 UTC:10.0.0.1(4711):app@shop:[73]:FATAL:  too many connections",
            "2024-03-14 09:53:13.250 UTC [72] 10.0.0.1 shop@shop LOG:  connected"));
    SAMPLES.put(
        "mysql",
        List.of(
            "2024-03-14T09:53:10.250000Z 0 [System] [MY-010116] [Server] mysqld starting",
            "2024-03-14T09:53:11.250000Z 9 [Warning] [MY-010055] [Server] IP address unknown",
            "# Time: 2024-03-14T09:53:12.250000Z",
            "# User@Host: shop[shop] @ localhost []  Id:     2",
            "# Query_time: 2.011853  Lock_time: 0.011542 Rows_sent: 268  Rows_examined: 268",
            "SET timestamp=1710409992;"));
    SAMPLES.put(
        "jul",
        List.of(
            "Mar 14, 2024 9:53:10 AM com.acme.Till open",
            "INFO: Till 1 is open",
            "Mar 14, 2024 9:53:11 AM com.acme.Till open",
            "SEVERE: Till 2 is stuck"));
    SAMPLES.put(
        "dotnet",
        List.of(
            "info: Acme.Shop.Startup[14]",
            "fail: Acme.Shop.Cart[3]",
            "2024-03-14T09:53:12.250Z dbug: Acme.Shop.Cart[4]"));
    SAMPLES.put(
        "csv",
        List.of(
            "timestamp;severity;host;text",
            "2024-03-14T09:53:10Z;warn;db7;\"disk \"\"a\"\"; nearly full\"",
            "1710409991;info;db7;all; is well",
            "1710409992123;error;db7;gone"));
    SAMPLES.put(
        "w3c",
        List.of(
            "#Software: Acme Web 1.0",
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query sc-status time-taken",
            "2024-03-14 09:53:10 10.0.0.1 GET /a - 200 12",
            "2024-03-14 09:53:11 10.0.0.1 GET /b x=1 500 17"));
    SAMPLES.put(
        "ansi",
        List.of(
            "\u001b[32mINFO\u001b[0m till 1 is \u001b[1;31mopen\u001b[0m",
            "\u001b[2K\u001b[33mtill 2 is open"));
    SAMPLES.put(
        "compose",
        List.of(
            "shop-1  |  * Running on port 5000",
            "shop-1  | ready",
            "cache-1 | up",
            "cache-1 | 7 keys",
            "shop-1  | GET /a"));
    SAMPLES.put(
        "json",
        List.of(
            "{\"time\":\"2024-03-14T09:53:10Z\",\"level\":\"info\",\"msg\":\"a\"}",
            "{\"@timestamp\":\"2024-03-14T09:53:11Z\",\"log.level\":\"warn\",\"message\":\"b\"}"));
    SAMPLES.put(
        "syslog", List.of("<34>Mar 14 09:53:10 h su: x", "<34>1 2024-03-14T09:53:10Z h a - - - m"));
    SAMPLES.put(
        "container",
        List.of("2024-03-14T09:53:10.1Z stdout F one thing", "2024-03-14T09:53:11Z stderr P two"));
    SAMPLES.put(
        "logfmt",
        List.of(
            "ts=2024-03-14T09:53:10Z level=info msg=up",
            "level=warn msg=\"not so good\" n=1",
            "ts=2024-03-14T09:53:12Z level=info msg=\"a b\"",
            "level=info msg=c k=v",
            "level=error msg=d k=w"));
  }

  private static Map<String, LogFormatProvider> providers() {
    Map<String, LogFormatProvider> byId = new LinkedHashMap<>();
    ServiceLoader.load(LogFormatProvider.class).forEach(p -> byId.put(p.id(), p));
    byId.remove("learned");
    return byId;
  }

  @Test
  void detect_ownSample_takesEveryLine() {
    assertEquals(SAMPLES.keySet(), Set.copyOf(providers().keySet()));
    providers()
        .forEach(
            (id, provider) -> {
              LogFormat format = provider.detect(sample(id), ParsedLine.UTC);
              assertNotNull(format, id);
              for (String line : SAMPLES.get(id)) {
                assertNotNull(ParsedLine.parse(format.parser(), line), line);
              }
            });
  }

  /** A wrong confident match is worse than none. */
  @Test
  void detect_samplesOfOthers_takesNone() {
    providers()
        .forEach(
            (id, provider) ->
                SAMPLES.forEach(
                    (other, lines) -> {
                      LogFormat format = provider.detect(sample(other), ParsedLine.UTC);
                      assertTrue(id.equals(other) || format == null, id + " took " + other);
                    }));
  }

  @ParameterizedTest
  @EnumSource
  void detect_plainLayouts_areTakenByTheirOwnNameAlone(Layouts.Layout layout) {
    String own =
        switch (layout) {
          case KLOG -> "klog";
          case POSTGRES -> "postgresql";
          default -> "learned";
        };
    providers()
        .forEach(
            (id, provider) -> {
              LogFormat format =
                  provider.detect(ParsedLine.sample(layout.text(200)), ParsedLine.UTC);
              assertEquals(id.equals(own), format != null, id + " and " + layout);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void detect_allMixed_readsEachLineInItsOwnFormat(long seed) {
    Map<String, String> idOf = new LinkedHashMap<>();
    SAMPLES.forEach((id, lines) -> lines.forEach(line -> idOf.put(line, id)));
    idOf.values().removeAll(Set.of("csv", "w3c", "compose")); // which are about a whole file
    Layouts.Layout.LOG4J.text(40).forEach(line -> idOf.put(line, "learned"));
    List<String> lines = new ArrayList<>(idOf.keySet());
    Collections.shuffle(lines, new Random(seed));
    List<LogFormatProvider> all = new ArrayList<>(providers().values());
    all.add(new LearnedFormatProvider());
    FormatChain chain = FormatChain.detect(all, ParsedLine.sample(lines), ParsedLine.UTC, null);
    FormatChain.Reader reader = chain.newReader();
    for (String line : lines) {
      int[] format = {-1};
      ParsedLine.parse(
          (b, from, to, out) -> (format[0] = reader.read(b, from, to, out)) >= 0, line);
      String id = format[0] < 0 ? "none" : chain.entries().get(format[0]).id();
      assertEquals(idOf.get(line), id, line);
    }
  }

  @Test
  void parse_access_saysWhatBecameOfTheRequest() {
    List<ParsedLine> lines = parse("access");
    assertEquals("\"GET /a?b=1 HTTP/1.1\" 200 512", lines.get(0).message());
    assertEquals(Instant.parse("2024-03-14T09:53:10Z"), lines.get(0).time());
    assertEquals(Level.INFO, lines.get(0).level());
    assertEquals(Level.ERROR, lines.get(1).level());
    assertEquals(Level.WARN, lines.get(2).level());
    assertEquals(Map.of(Field.HOST, "shop.acme.org:443"), lines.get(2).fields());
    assertEquals("\"\\x16\\x03\\\"\" 400 0", lines.get(3).message());
  }

  @Test
  void parse_haproxy_takesTheTimeOfTheRequest() {
    List<ParsedLine> lines = parse("haproxy");
    assertEquals(Instant.parse("2024-03-14T09:53:10.250Z"), lines.get(0).time());
    assertEquals(
        Map.of(Field.HOST, "lb1", Field.PROCESS, "haproxy", Field.PID, "88"),
        lines.get(0).fields());
    assertTrue(lines.get(0).message().startsWith("web~ shop/s1 0/0/1/40/41 200"));
    assertEquals(Level.ERROR, lines.get(1).level());
    assertNull(lines.get(2).level());
  }

  @Test
  void parse_klog_takesNoNumberForATime() {
    ParsedLine line = parse("klog").get(1);
    assertEquals(Instant.parse("2024-03-14T09:53:11.250Z"), line.time());
    assertEquals(Level.ERROR, line.level());
    assertEquals(Map.of(Field.PID, "1709287200", Field.LOGGER, "reflector.go:147"), line.fields());
    assertEquals("failed to list *v1.Pod: timeout", line.message());
  }

  @Test
  void parse_postgresql_statementContinues() {
    List<ParsedLine> lines = parse("postgresql");
    assertEquals(Level.INFO, lines.get(0).level());
    assertEquals("relation \"t\" does not exist", lines.get(1).message());
    assertEquals(Level.ERROR, lines.get(1).level());
    assertTrue(lines.get(2).isContinuation());
    assertEquals("STATEMENT:  select 1 from t", lines.get(2).message());
    assertEquals(Level.FATAL, lines.get(3).level());
    assertEquals(Map.of(Field.PID, "73"), lines.get(3).fields());
  }

  @Test
  void parse_mysql_slowQueryIsOneEvent() {
    List<ParsedLine> lines = parse("mysql");
    assertNull(lines.get(0).level());
    assertEquals(Level.WARN, lines.get(1).level());
    assertEquals(Map.of(Field.THREAD, "9", Field.LOGGER, "Server"), lines.get(1).fields());
    assertTrue(lines.get(2).isHeader());
    assertEquals(Instant.parse("2024-03-14T09:53:12.250Z"), lines.get(2).time());
    assertTrue(lines.get(4).isContinuation() && lines.get(5).isContinuation());
  }

  @Test
  void parse_twoLinesAnEvent_theFirstIsItsHeader() {
    List<ParsedLine> jul = parse("jul");
    assertTrue(jul.get(2).isHeader());
    assertEquals(Map.of(Field.LOGGER, "com.acme.Till"), jul.get(2).fields());
    assertEquals("Till 2 is stuck", jul.get(3).message());
    assertEquals(Level.ERROR, jul.get(3).level());
    List<ParsedLine> dotnet = parse("dotnet");
    assertTrue(dotnet.stream().allMatch(ParsedLine::isHeader));
    assertEquals(Level.ERROR, dotnet.get(1).level());
    assertEquals(Level.DEBUG, dotnet.get(2).level());
    assertEquals(Map.of(Field.LOGGER, "Acme.Shop.Cart"), dotnet.get(2).fields());
  }

  @Test
  void parse_csv_readsColumnsByTheirNames() {
    List<ParsedLine> lines = parse("csv");
    assertTrue(lines.get(0).isMeta());
    assertEquals("disk \"a\"; nearly full", lines.get(1).message());
    assertEquals(Level.WARN, lines.get(1).level());
    assertEquals(Map.of(Field.HOST, "db7"), lines.get(1).fields());
    assertEquals("all; is well", lines.get(2).message());
    assertEquals(Instant.parse("2024-03-14T09:53:12.123Z"), lines.get(3).time());
  }

  @Test
  void parse_csvOfLogLines_unpacksThemAndKeepsTheOuterTime() {
    List<String> rows = new ArrayList<>(List.of("time,message"));
    for (String line : Layouts.Layout.LOGBACK.text(40)) {
      rows.add("2020-01-02T03:04:05Z,\"" + line + "\"");
    }
    LogFormat format = new CsvFormatProvider().detect(ParsedLine.sample(rows), ParsedLine.UTC);
    ParsedLine first = ParsedLine.parse(format.parser(), rows.get(1));
    assertEquals(Instant.parse("2020-01-02T03:04:05Z"), first.time());
    Layouts.Line want = Layouts.Layout.LOGBACK.lines(40).get(0);
    assertEquals(want.message(), first.message());
    assertEquals(want.level(), first.level());
    assertEquals(want.fields(), first.fields());
  }

  @Test
  void detect_textThatBeginsWithWords_isNoCsv() {
    LogFormatProvider csv = new CsvFormatProvider();
    assertNull(detect(csv, "time, message", "some words", "and more, of them", "but"));
    assertNull(detect(csv, "a,b,c", "1,2,3"));
    assertNull(detect(csv, "time,level,message"));
    assertNull(detect(csv, "2024-03-14,info,hello", "2024-03-14,info,hello"));
  }

  @Test
  void parse_ansi_readsWhatIsLeftWithoutTheColours() {
    assertEquals("INFO till 1 is open", parse("ansi").get(0).message());
    List<String> lines = new ArrayList<>();
    for (String line : Layouts.Layout.LOG4J.text(40)) {
      lines.add("\u001b[0m\u001b[32m" + line.replaceFirst(" ", "\u001b[0m ") + "\u001b[0m");
    }
    LogFormat format = new AnsiFormatProvider().detect(ParsedLine.sample(lines), ParsedLine.UTC);
    Layouts.Line want = Layouts.Layout.LOG4J.lines(40).get(0);
    ParsedLine first = ParsedLine.parse(format.parser(), lines.get(0));
    assertEquals(want.message(), first.message());
    assertEquals(want.level(), first.level());
    assertEquals(want.fields(), first.fields());
  }

  @Test
  void parse_compose_namesTheService() {
    ParsedLine line = parse("compose").get(3);
    assertEquals(Map.of(Field.SERVICE, "cache-1"), line.fields());
    assertEquals("7 keys", line.message());
  }

  @Test
  void parse_lineOfAStackTraceInAPackaging_continues() {
    String[] lines = {
      "{\"log\":\"a.SomeException: no\\n\",\"time\":\"2024-03-14T09:53:10Z\"}",
      "{\"log\":\"\\tat a.B.c(B.java:1)\\n\",\"time\":\"2024-03-14T09:53:10Z\"}"
    };
    var parser = detect(new JsonFormatProvider(), lines).parser();
    assertTrue(!ParsedLine.parse(parser, lines[0]).isContinuation());
    assertTrue(ParsedLine.parse(parser, lines[1]).isContinuation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INFO [shop,4bf92f3577b34da6a3ce929d0e0e4736,00f067aa0ba902b7] 1 --- [main] a.b.C : ok",
        "INFO 1 --- [main] [4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7] a.b.C : ok"
      })
  void parse_bracketOfATracer_givesItsIds(String line) {
    String[] lines = new String[30];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "2024-03-14T09:53:" + (10 + i) + ".250Z " + line;
    }
    ParsedLine parsed =
        ParsedLine.parse(detect(new LearnedFormatProvider(), lines).parser(), lines[7]);
    assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", parsed.fields().get(Field.TRACE));
    assertEquals("00f067aa0ba902b7", parsed.fields().get(Field.SPAN));
    assertEquals(line.contains("shop") ? "shop" : null, parsed.fields().get(Field.SERVICE));
    assertEquals("main", parsed.fields().get(Field.THREAD));
    assertEquals("ok", parsed.message());
  }

  @Test
  void parse_w3c_composesTheRequest() {
    List<ParsedLine> lines = parse("w3c");
    assertTrue(lines.get(0).isMeta() && lines.get(1).isMeta());
    assertEquals("GET /a 200", lines.get(2).message());
    assertEquals(Instant.parse("2024-03-14T09:53:11Z"), lines.get(3).time());
    assertEquals(Level.ERROR, lines.get(3).level());
  }

  @Test
  void parse_accessInsideJson_isUnpacked() {
    String line =
        "{\"log\":\"10.1.2.3 - - [14/Mar/2024:09:53:10 +0000] \\\"GET /a HTTP/1.1\\\" 500 5\\n\","
            + "\"time\":\"2024-03-14T09:53:11Z\"}";
    LogFormat format = detect(new JsonFormatProvider(), line, line);
    ParsedLine parsed = ParsedLine.parse(format.parser(), line);
    assertEquals(Level.ERROR, parsed.level());
    assertEquals(Instant.parse("2024-03-14T09:53:11Z"), parsed.time());
    assertEquals("\"GET /a HTTP/1.1\" 500 5", parsed.message());
  }

  /** Any bytes: no exception, every offset inside the line. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void parse_brokenLines_staysInside(long seed) {
    Random random = new Random(seed);
    providers()
        .forEach(
            (id, provider) -> {
              LogFormat format = provider.detect(sample(id), ParsedLine.UTC);
              var parser = format.parser();
              for (int i = 0; i < 3_000; i++) {
                List<String> lines = SAMPLES.get(id);
                byte[] line =
                    lines
                        .get(random.nextInt(lines.size()))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                for (int k = random.nextInt(4); k > 0; k--) {
                  line[random.nextInt(line.length)] =
                      (byte) " \"[]/:,;-7".charAt(random.nextInt(10));
                }
                ParsedLine.parse(
                    parser, java.util.Arrays.copyOf(line, random.nextInt(line.length + 1)));
              }
            });
  }

  private static LogFormat detect(LogFormatProvider provider, String... lines) {
    return ParsedLine.detect(provider, lines);
  }

  private static LineSample sample(String id) {
    return ParsedLine.sample(SAMPLES.get(id));
  }

  private static List<ParsedLine> parse(String id) {
    LogFormat format = providers().get(id).detect(sample(id), ParsedLine.UTC);
    var parser = format.parser();
    return SAMPLES.get(id).stream().map(line -> ParsedLine.parse(parser, line)).toList();
  }
}
