package io.loginsight.core.engine;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.LineCounts;
import io.loginsight.api.LogInsight;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.SourceReport;
import io.loginsight.spi.LogSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Logs to analyse, and what must hold of any of them. */
final class Inputs {

  private Inputs() {}

  /** A source in memory. */
  record Bytes(String name, byte[] bytes) implements LogSource {

    static Bytes of(String name, String text) {
      return new Bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** What a run gave. */
  record Result(Report report, List<AssignedLine> lines) {

    /** All of it as text, so that a difference can be read. */
    String text() {
      StringBuilder text = new StringBuilder();
      report.sources().forEach(source -> text.append(source).append('\n'));
      report.chunk().patterns().forEach(stats -> text.append(stats).append('\n'));
      report.chunk().stackTraces().forEach(trace -> text.append(trace).append('\n'));
      text.append(report.chunk().levels()).append(report.chunk().events()).append('\n');
      report.analyses().forEach(analysis -> text.append(analysis).append('\n'));
      report.incidents().forEach(incident -> text.append(incident).append('\n'));
      report.ledger().forEach(entry -> text.append(entry).append('\n'));
      report.problems().forEach(problem -> text.append(problem).append('\n'));
      lines.forEach(line -> text.append(line).append('\n'));
      return text.toString();
    }
  }

  static Result analyze(LogInsight.Builder builder, LogSource... sources) {
    List<AssignedLine> lines = new ArrayList<>();
    try (LogInsight insight = builder.build()) {
      return new Result(insight.analyzeSources(List.of(sources), lines::add), lines);
    }
  }

  /** Returns the first lines in which two results differ, or null if they are equal. */
  static String difference(Result want, Result got) {
    String[] left = want.text().split("\n", -1);
    String[] right = got.text().split("\n", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      String l = i < left.length ? left[i] : "(end)";
      String r = i < right.length ? right[i] : "(end)";
      if (!l.equals(r)) {
        int at = 0;
        while (at < Math.min(l.length(), r.length()) && l.charAt(at) == r.charAt(at)) {
          at++;
        }
        int from = Math.max(0, at - 200);
        return "…"
            + l.substring(from, Math.min(l.length(), at + 200))
            + "\nbut was\n…"
            + r.substring(from, Math.min(r.length(), at + 200));
      }
    }
    return null;
  }

  /** Returns why the counts of a report do not add up, or null if they do. */
  static String contradiction(Result result, long physicalLines) {
    Report report = result.report();
    LineCounts sum = report.lines(); // each of its parts has checked itself
    long ofPatterns = 0;
    long events = 0;
    for (PatternStats stats : report.chunk().patterns()) {
      ofPatterns += stats.counts().lines();
      events += stats.counts().events();
    }
    long assigned = result.lines().stream().filter(line -> line.pattern() != null).count();
    long inFormats = 0;
    for (SourceReport source : report.sources()) {
      inFormats += source.formats().stream().mapToLong(use -> use.events()).sum();
    }
    if (sum.total() != physicalLines) {
      return sum.total() + " lines were counted of " + physicalLines;
    }
    if (sum.patterns() != ofPatterns) {
      return sum.patterns() + " lines in sources, " + ofPatterns + " in patterns";
    }
    if (report.chunk().counts().lines() != ofPatterns
        || report.chunk().counts().events() != events) {
      return "the chunk counts " + report.chunk().counts();
    }
    if (result.lines().size() != physicalLines || assigned != ofPatterns) {
      return result.lines().size() + " lines were visited, " + assigned + " with a pattern";
    }
    return inFormats > events ? inFormats + " events in formats of " + events : null;
  }

  /** Returns how many lines there are by definition: a line ends at LF, the last one at the end. */
  static long physicalLines(byte[] bytes) {
    long lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return bytes.length == 0 || bytes[bytes.length - 1] == '\n' ? lines : lines + 1;
  }

  /** Returns a log that has a bit of everything: several formats, stack traces, blanks, garbage. */
  static String mixed(long seed, int events) {
    Random random = new Random(seed);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < events; i++) {
      log.append(event(random, i)).append(random.nextInt(20) == 0 ? "\r\n" : "\n");
      if (random.nextInt(15) == 0) {
        log.append(random.nextBoolean() ? "\n" : "  \t\n");
      }
    }
    return log.toString();
  }

  private static String event(Random random, int i) {
    String time =
        String.format("%02d:%02d:%02d.%03d", i / 3600 % 24, i / 60 % 60, i % 60, i % 1000);
    String head = "2024-05-17 " + time + " ";
    return switch (random.nextInt(13)) {
      case 0 -> head + "INFO  [main] c.acme.Cart - Added item " + random.nextInt(999) + " to cart";
      case 1 -> head + "WARN  [pool-1] c.acme.Pool - Pool is at " + random.nextInt(100) + " %";
      case 2 -> head + "INFO  [main] c.acme.Größe - Grüße an Zoë → 東京 " + random.nextInt(9);
      case 3 ->
          head
              + "ERROR [http-"
              + random.nextInt(4)
              + "] c.acme.Pay - Payment failed"
              + trace(random);
      case 4 ->
          "{\"time\":\"2024-05-17T"
              + time
              + "Z\",\"level\":\"info\",\"msg\":\"tick \\u00e9 "
              + random.nextInt(50)
              + "\"}";
      case 5 ->
          "time=2024-05-17T" + time + "Z level=debug msg=\"cache miss\" key=k" + random.nextInt(70);
      case 6 ->
          head
              + "DEBUG [main] c.acme.Sql - select\n    from orders\n    where id = "
              + random.nextInt(9);
      case 7 -> "a line without a header " + random.nextInt(5);
      case 8 -> "May 17, 2024 9:00:00 AM com.acme.Jul run\nSEVERE: Till " + random.nextInt(9);
      case 9 -> "warn: Acme.Net.Cart[" + i % 4 + "]" + (i % 5 == 0 ? "" : "\n      Cart is full");
      case 10 ->
          head
              + "UTC [77] ERROR:  relation \"t"
              + random.nextInt(9)
              + "\" is gone\n"
              + head
              + "UTC [77] STATEMENT:  select 1 from t\n\twhere a = 2";
      case 11 -> "10.0.0.1 - - [17/May/2024:10:00:00 +0000] \"GET /a HTTP/1.1\" 500 " + i;
      default -> head + "INFO  [main] c.acme.Cart - Checked out order " + random.nextInt(99999);
    };
  }

  private static String trace(Random random) {
    return "\njava.lang.IllegalStateException: order "
        + random.nextInt(99)
        + "\n\tat com.acme.Pay.charge(Pay.java:"
        + random.nextInt(200)
        + ")"
        + "\n\tat com.acme.Shop.run(Shop.java:12)"
        + (random.nextBoolean()
            ? "\nCaused by: java.net.ConnectException: refused\n\tat com.acme.Net.open(Net.java:7)\n\t... 2 more"
            : "");
  }
}
