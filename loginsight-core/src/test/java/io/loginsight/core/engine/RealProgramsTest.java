package io.loginsight.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Chunk;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Level;
import io.loginsight.api.LogInsight;
import io.loginsight.api.StackTraceStats;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is read in lines that real programs printed: the expectations were written with the lines in
 * sight. Skipped where the folder {@code ../shared/data/formats} is not.
 */
class RealProgramsTest {

  private static final Path FORMATS =
      Path.of("..", "..", "shared", "data", "formats").toAbsolutePath().normalize();

  private static final Path SECURITY =
      FORMATS.resolveSibling("security").resolve("crowdsec-hub-tests.tar.gz");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
        logfile_access_log.0 | access | 3 | 3 | INFO=2 WARN=1
        logfile_bro_conn.log.0 | w3c | 101 | 92 | -
        logfile_bunyan.0 | json | 10 | 10 | DEBUG=9 INFO=1
        logfile_caddy_log.0 | compose | 39 | 39 | INFO=30 WARN=9
        logfile_caddy_log.1 | json | 4 | 4 | INFO=4
        logfile_docker_compose_with_ts.0 | ansi | 22 | 22 | WARN=1
        logfile_ecs_log.json | json | 5 | 5 | DEBUG=1 INFO=1 WARN=1 ERROR=1 FATAL=1
        logfile_epoch.0 | learned | 2 | 2 | -
        logfile_glog.0 | klog | 7 | 7 | INFO=4 WARN=1 ERROR=2
        logfile_grafana.0 | logfmt | 5 | 5 | INFO=5
        logfile_haproxy.0 | haproxy learned | 17 | 17 | INFO=13
        logfile_java.0 | learned | 20 | 20 | INFO=20
        logfile_journald.json | json | 2 | 2 | INFO=1 FATAL=1
        logfile_laravel.0 | learned | 1416 | 1384 | ERROR=1384
        logfile_logfmt.0 | logfmt | 5 | 5 | INFO=2 WARN=1 ERROR=2
        logfile_mongodb.0 | json | 3 | 3 | INFO=2 WARN=1
        logfile_multiline.0 | learned | 3 | 3 | DEBUG=2 ERROR=1
        logfile_mux_zookeeper.0 | learned | 1 | 1 | INFO=1
        logfile_muxed_syslog.0 | json | 14 | 14 | -
        logfile_mysql_error.0 | mysql | 4 | 4 | INFO=3 WARN=1
        logfile_nextcloud.0 | json | 5 | 5 | -
        logfile_otel_collector.jsonl | json | 6 | 6 | TRACE=1 INFO=3 ERROR=1
        logfile_pino.0 | json | 1 | 1 | INFO=1
        logfile_postgres.1 | postgresql | 45 | 45 | INFO=1 WARN=2 ERROR=42
        logfile_postgres.2 | postgresql | 8 | 8 | ERROR=8
        logfile_rust_tracing.0 | json | 5 | 5 | TRACE=1 INFO=2 WARN=1 ERROR=1
        logfile_shop_access_log.0 | access | 1000 | 1000 | INFO=976 WARN=24
        logfile_spark.0 | learned | 399 | 399 | INFO=399
        logfile_strace_log.1 | learned | 66 | 66 | -
        logfile_syslog.0 | learned | 4 | 4 | -
        logfile_vpxd.0 | learned | 12 | 12 | INFO=12
        logfile_w3c_big.0 | w3c | 254 | 210 | INFO=8 WARN=202
        logfile_with_zones.0 | learned | 3 | 3 | -""")
  void analyze_wholeFile_findsFormatTimesAndLevels(
      String file, String formats, int lines, int timed, String levels) throws IOException {
    Result result = analyze(file("lnav.tar.gz", file));
    assertEquals(formats, formats(result));
    assertEquals(lines, result.lines().size());
    assertEquals(timed, timed(result));
    assertEquals(levels, levels(result));
  }

  @ParameterizedTest
  @CsvSource({
    "logfile_access_log.0, 2009-07-20T22:59:26Z, 2009-07-20T22:59:29Z",
    "logfile_bunyan.0, 2023-03-24T14:26:16.243Z, 2023-03-24T14:26:18.331Z",
    "logfile_caddy_log.0, 2025-10-21T04:10:22.315275700Z, 2025-10-21T04:12:37.924754400Z",
    "logfile_caddy_log.1, 2024-05-26T11:42:52.601480700Z, 2024-05-26T14:16:03.414651200Z",
    "logfile_docker_compose_with_ts.0, 2024-04-25T05:32:35.584725130Z, 2024-04-25T05:54:43.948541926Z",
    "logfile_ecs_log.json, 2025-01-13T09:58:13.631Z, 2025-01-13T09:58:13.634Z",
    "logfile_epoch.0, 2015-04-10T02:58:07.123Z, 2015-04-10T02:58:07.456Z",
    "logfile_grafana.0, 2025-04-24T19:51:48.520963849Z, 2025-04-24T19:51:48.521251943Z",
    "logfile_haproxy.0, 2019-02-25T16:19:38Z, 2019-02-25T16:20:12.331Z",
    "logfile_java.0, 2025-01-24T07:00:30.139Z, 2025-01-24T07:05:38.884Z",
    "logfile_journald.json, 2018-08-21T14:04:21.221373Z, 2018-08-21T14:04:21.221373Z",
    "logfile_laravel.0, 2023-05-15T18:19:32Z, 2023-05-15T20:02:50Z",
    "logfile_logfmt.0, 2021-09-15T21:17:10.220731Z, 2021-09-15T21:18:20.335825Z",
    "logfile_mongodb.0, 2026-03-10T20:58:09.401Z, 2026-03-10T20:58:10.004Z",
    "logfile_multiline.0, 2009-07-20T22:59:27.672Z, 2009-07-20T22:59:30.221Z",
    "logfile_mux_zookeeper.0, 2024-04-04T18:30:55.424Z, 2024-04-04T18:30:55.424Z",
    "logfile_muxed_syslog.0, 2007-11-03T06:24:38Z, 2022-11-03T09:23:38Z",
    "logfile_mysql_error.0, 2020-08-06T14:25:02.835618Z, 2020-08-06T14:25:03.109022Z",
    "logfile_nextcloud.0, 2023-10-01T02:39:09Z, 2023-10-16T01:50:18Z",
    "logfile_otel_collector.jsonl, 2023-11-14T22:13:20Z, 2023-11-14T22:13:30Z",
    "logfile_pino.0, 2025-04-24T22:08:37.537Z, 2025-04-24T22:08:37.537Z",
    "logfile_postgres.1, 2025-04-11T22:14:12.837Z, 2025-04-11T22:17:46.846Z",
    "logfile_postgres.2, 2025-08-16T11:02:58.095Z, 2025-08-16T11:03:36.581Z",
    "logfile_rust_tracing.0, 2025-10-28T19:15:10.821315Z, 2025-10-28T19:15:10.821723Z",
    "logfile_shop_access_log.0, 2019-01-22T00:26:14Z, 2019-01-22T00:29:11Z",
    "logfile_spark.0, 2017-06-09T20:10:40Z, 2017-06-09T20:10:54Z",
    "logfile_strace_log.1, 2023-10-11T18:19:11.000001Z, 2023-10-11T18:19:11.215691Z",
    "logfile_vpxd.0, 2022-06-02T11:58:12.193Z, 2022-06-02T11:58:12.914Z",
    "logfile_w3c_big.0, , 2015-01-13T23:15:41Z",
    "logfile_with_zones.0, 2022-08-27T14:22:01.613Z, 2022-08-27T14:22:01.888Z"
  })
  void analyze_wholeFile_readsTheFirstAndTheLastTime(String file, Instant first, Instant last)
      throws IOException {
    List<AssignedLine> lines = analyze(file("lnav.tar.gz", file)).lines();
    assertEquals(first, lines.get(0).time());
    assertEquals(last, lines.get(lines.size() - 1).time());
  }

  /** Of the examples that grok patterns are tested with, those that begin as a program's do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          httpd.txt     | ^\\[\\w{3} \\w{3} \\d             | 8 | DEBUG=1 INFO=3 ERROR=4
          httpd.txt     | ^[\\d.]+ -                     | 3 | INFO=1 WARN=1
          haproxy.txt   | ^\\w{3} +\\d+ .* haproxy\\[    | 6 | INFO=3 WARN=2
          haproxy.txt   | ^[\\d.]+:\\d+ \\[             | 1 | INFO=1
          syslog.txt    | ^<\\d+>1? ?\\w               | 9 | INFO=4 FATAL=3
          syslog.txt    | ^\\w{3} +\\d+ \\d\\d:         | 9 | -
          java.txt      | ^\\d\\d-\\w{3}-\\d{4}         | 2 | INFO=2
          mongodb.txt   | ^\\d{4}-\\d\\d-\\d\\dT       | 6 | INFO=5 FATAL=1
          squid.txt     | ^\\d{10}\\.                  | 4 | -
          exim.txt      | ^\\d{4}-\\d\\d-\\d\\d        | 6 | -
          netscreen.txt | ^\\w{3} +\\d+ \\d            | 3 | -
          bind.txt      | ^\\d\\d-\\w{3}-\\d{4}         | 2 | INFO=2
          redis.txt     | ^\\d{10}\\.                  | 4 | -
          """)
  void analyze_linesOfOneProgram_findsEachTimeAndLevel(
      String file, String beginning, int count, String levels) throws IOException {
    List<String> lines =
        new String(file("grok-lines.tar.gz", file), UTF_8)
            .lines()
            .filter(line -> java.util.regex.Pattern.compile(beginning).matcher(line).find())
            .toList();
    Result result = analyze(String.join("\n", lines).getBytes(UTF_8));
    assertEquals(count, timed(result));
    assertEquals(count, result.lines().size());
    assertEquals(levels, levels(result));
  }

  /** A trace behind the event that it belongs to; what says that one follows may be an event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client_js_exc.txt     | 0 | Error at bls
          complex_java_exc.txt  | 0 | MyProjectServletException at MyServlet.doPost
          csharp_async_exc.txt  | 0 | InvalidOperationException at AsyncExceptionExample.LowestLevelMethod
          csharp_exc.txt        | 0 | KeyNotFoundException at Dictionary.get_Item
          csharp_nested_exc.txt | 0 | InvalidOperationException at NestedExceptionExample.LowestLevelMethod
          go_exc.txt            | 1 | panic at main.func1
          go_http.txt           | 1 | panic at serve.func1
          go_signal_exc.txt     | 1 | panic at panics.nilPtrDereference
          java_exc.txt          | 0 | AnotherException at bar2
          nested_java_exc.txt   | 0 | SMTPAddressFailedException
          node_js_exc.txt       | 0 | ReferenceError at next
          php_exc.txt           | 1 | Exception at func1
          python_exc.txt        | 0 | Exception at webapp2.__call__
          rails_exc.txt         | 1 | RoutingError at debug_exceptions.call
          ruby_exc.txt          | 0 | RuntimeError at examble.thrower
          """)
  void analyze_traceBehindAnEvent_isJoinedToIt(String file, int events, String summary)
      throws IOException {
    String trace =
        new String(file("stack-traces.tar.gz", file), UTF_8).stripTrailing().stripIndent();
    String quiet = "2024-05-17T10:00:00Z INFO the till is open\n".repeat(20);
    String log = quiet + "2024-05-17T10:00:01Z ERROR cannot sell\n" + trace + "\n" + quiet;
    Chunk chunk = analyze(log.getBytes(UTF_8)).report().chunk();
    assertEquals(41 + events, chunk.counts().events());
    assertEquals(
        List.of(summary), chunk.stackTraces().stream().map(StackTraceStats::summary).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws-cloudtrail.log        | json               | 2  | -
          cri-logs.log              | container          | 3  | INFO=3
          envoy.log                 | container          | 10 | -
          k8s-audit-pod-exec-file.log | json             | 1  | -
          pgsql-logs.log            | postgresql         | 6  | FATAL=6
          """)
  void analyze_fileOfTheSecurityTests_findsFormatTimesAndLevels(
      String file, String formats, int lines, String levels) throws IOException {
    Result result = analyze(securityFile(file));
    assertEquals(formats, formats(result));
    assertEquals(lines, timed(result));
    assertEquals(levels, levels(result));
  }

  /** Logs of some 190 programs; none of them was in sight when the formats were made. */
  @Test
  void analyze_logsOfManyPrograms_findsATimeInNearlyAll() throws IOException {
    assumeData();
    int logs = 0;
    int timed = 0;
    for (Map.Entry<String, byte[]> file : Tarball.read(SECURITY).entrySet()) {
      if (file.getKey().endsWith(".log") && file.getValue().length > 0) {
        logs++;
        timed += analyze(file.getValue()).report().chunk().window() == null ? 0 : 1;
      }
    }
    assertTrue(timed >= 0.94 * logs, timed + " of " + logs);
  }

  @TestFactory
  Stream<DynamicTest> analyze_everyFile_addsUp() throws IOException {
    assumeData();
    Stream<DynamicTest> all = Stream.empty();
    for (String archive : List.of("lnav", "fluent-bit", "grok-lines", "stack-traces")) {
      all =
          Stream.concat(
              all,
              Tarball.read(FORMATS.resolve(archive + ".tar.gz")).entrySet().stream()
                  .filter(file -> file.getValue().length > 0)
                  .map(
                      file ->
                          DynamicTest.dynamicTest(
                              file.getKey(), () -> assertAddsUp(file.getValue()))));
    }
    return all;
  }

  private static void assertAddsUp(byte[] bytes) {
    Result one = Inputs.analyze(LogInsight.builder().threads(1).readBinary(true), source(bytes));
    Result cut =
        Inputs.analyze(
            LogInsight.builder().threads(2).readBinary(true).blockBytes(997), source(bytes));
    boolean utf16 = bytes.length > 1 && ((bytes[0] & bytes[1]) == (byte) 0xfe);
    if (!utf16) { // its lines do not end where those of bytes do
      assertNull(Inputs.contradiction(one, Inputs.physicalLines(bytes)));
    }
    assertNull(Inputs.difference(one, cut));
  }

  private static byte[] file(String archive, String name) throws IOException {
    assumeData();
    byte[] bytes = Tarball.read(FORMATS.resolve(archive)).get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("There is no " + name + " in " + archive);
    }
    return bytes;
  }

  private static byte[] securityFile(String name) throws IOException {
    assumeData();
    return Tarball.read(SECURITY).get(name);
  }

  private static void assumeData() {
    Assumptions.assumeTrue(
        Files.isDirectory(FORMATS), "skipped: there is no ../shared/data/formats");
  }

  private static Bytes source(byte[] bytes) {
    return new Bytes("real.log", bytes);
  }

  private static Result analyze(byte[] bytes) {
    return Inputs.analyze(LogInsight.builder(), source(bytes));
  }

  private static String formats(Result result) {
    return result.report().sources().get(0).formats().stream()
        .map(FormatUse::id)
        .collect(Collectors.joining(" "));
  }

  private static long timed(Result result) {
    return result.lines().stream().filter(line -> line.time() != null).count();
  }

  private static String levels(Result result) {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    for (AssignedLine line : result.lines()) {
      if (line.level() != null) {
        counts.merge(line.level(), 1, Integer::sum);
      }
    }
    String text =
        counts.entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? "-" : text;
  }
}
