package io.loginsight.tck;

import io.loginsight.api.Analysis;
import io.loginsight.api.Chunk;
import io.loginsight.api.Event;
import io.loginsight.api.Evidence;
import io.loginsight.api.Figure;
import io.loginsight.api.Figures;
import io.loginsight.api.Finding;
import io.loginsight.api.FormatUse;
import io.loginsight.api.Label;
import io.loginsight.api.Level;
import io.loginsight.api.LineCounts;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Severity;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Chunks and reports to try a plugin on.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class Samples {

  /** When the sample chunks begin. */
  public static final Instant START = Instant.parse("2024-05-17T08:00:00Z");

  /** Occurs in all {@link #hostileTexts} that a markup language could take for a tag. */
  static final String PROBE = "<loginsight-probe";

  private static final int LONG = 100_000;

  private Samples() {}

  /**
   * Returns two hours of a shop: steady business, a few warnings, a burst of errors with stack
   * traces, and a pattern that is new in the second hour.
   *
   * @return a chunk of six patterns
   */
  public static Chunk shop() {
    String lost = "order <*> lost: no answer from the till after <*> ms";
    return new ChunkBuilder()
        .events("order <*> placed by customer <*>", Level.INFO, START, Duration.ofSeconds(6), 1200)
        .events("shelf <*> counted", Level.DEBUG, START, Duration.ofSeconds(30), 240)
        .events("heartbeat", null, START, Duration.ofMinutes(1), 120)
        .events("slow answer from the till: <*> ms", Level.WARN, START, Duration.ofMinutes(11), 11)
        .events(lost, Level.ERROR, START.plusSeconds(5400), Duration.ofMillis(700), 150)
        .events(
            "switched to the spare till <*>",
            Level.INFO,
            START.plusSeconds(5520),
            Duration.ofMinutes(2),
            14)
        .stackTrace(lost, "shop.OrderException", "java.net.SocketTimeoutException")
        .label(lost, new Label(Label.CATEGORY, "network", "the words 'no answer'"))
        .build();
  }

  /**
   * Returns events that do not say when they were, as a log without timestamps gives them.
   *
   * @return a chunk without a window
   */
  public static Chunk withoutTimes() {
    return new ChunkBuilder()
        .eventsWithoutTime("step <*> done", Level.INFO, 40)
        .eventsWithoutTime("step <*> failed", Level.ERROR, 3)
        .eventsWithoutTime("bye", null, 1)
        .build();
  }

  /**
   * Returns a single event.
   *
   * @return a chunk of one pattern
   */
  public static Chunk oneEvent() {
    return new ChunkBuilder()
        .events("started in <*> ms", Level.INFO, START, Duration.ofSeconds(1), 1)
        .build();
  }

  /**
   * Returns events whose text was written by somebody who means harm: control characters, markup,
   * lone surrogates, terminal escapes, and very long.
   *
   * @return a chunk with a pattern for each of {@link #hostileTexts}
   */
  public static Chunk hostile() {
    ChunkBuilder chunk = new ChunkBuilder();
    Level[] levels = Level.values();
    int number = 0;
    for (String text : hostileTexts()) {
      Level level = levels[number++ % levels.length];
      chunk.events(
          text, level, START.plusSeconds(number * 97L), Duration.ofSeconds(5), 1 + 37 % number);
      chunk.label(text, new Label("kind " + text, text, text));
      chunk.stackTrace(text, text, "java.lang.IllegalStateException");
    }
    return chunk.source("a" + hostileTexts().get(0) + ".log").build();
  }

  /** Returns figures of each kind in which all texts are these. */
  static Figures figures(List<String> texts) {
    String all = String.join(" ", texts);
    TimeRange window = new TimeRange(START, START.plusSeconds(600));
    return new Figures(
        all,
        all,
        all,
        texts,
        List.of(
            new Figure.Table(all, all, texts, List.of(texts)),
            new Figure.HeatMap(
                all, all, all, all, List.of(all), List.of(all), List.of(List.of(3L))),
            new Figure.Steps(
                all,
                all,
                all,
                all,
                List.of(new Figure.Line(all, List.of(new Figure.Spot(3, 1, all))))),
            new Figure.Curve(all, all, all, all, List.of(new Figure.Point(0.5, 1, all))),
            new Figure.Timeline(
                all,
                all,
                window,
                List.of(
                    new Figure.Lane(
                        all,
                        List.of(
                            new Figure.Span(window, all, null),
                            new Figure.Span(window, all, Severity.HIGH)))))));
  }

  /**
   * Returns texts that have done harm somewhere.
   *
   * @return texts that are not blank
   */
  public static List<String> hostileTexts() {
    return List.of(
        "</script><script>alert(1)</script>" + PROBE + " onload=alert(2)>",
        "\"'><img src=x onerror=alert(3)>" + PROBE + "></textarea></style></title>-->]]>",
        "`${7*7}` {{7*7}} ${jndi:ldap://localhost/x} $(reboot) %s%n%d \\u003cb\\u003e &lt;b&gt;",
        "=HYPERLINK(\"http://localhost\") @SUM(1) [a](javascript:alert(4)) ](x) | `` ``` # *",
        "null byte \u0000, bell \u0007, escape \u001b[31m\u001b]0;title\u0007, delete \u007f, next \u0085",
        "line\rbreaks\u2028of\u2029all\u000bkinds\u000c.",
        "a line feed\nthat should not be there\r\n",
        "right \u202e to left \u2066 and \ufeff back \u200b",
        "lone \ud800 surrogates \udc00 and \udfff\ud83d, a pair \ud83d\ude00, no character \ufffe\uffff",
        "<*><*><*> <* *> <*",
        "\ttabs\t",
        "very long " + "x".repeat(LONG),
        "very many " + "a b ".repeat(LONG / 4),
        "very deep " + "[{(<".repeat(LONG / 4));
  }

  /**
   * Returns a report on a chunk, with a finding for each of its patterns.
   *
   * @param chunk the events
   * @return a report of one source and one analysis
   */
  public static Report report(Chunk chunk) {
    List<Finding> findings =
        chunk.patterns().stream().filter(Samples::hasExample).map(Samples::finding).toList();
    Event first = findings.isEmpty() ? null : chunk.patterns().get(0).examples().get(0);
    String source = first == null ? "sample.log" : first.id().source();
    String text = first == null ? "" : first.message();
    long lines = chunk.counts().lines();
    return new Report(
        List.of(
            new SourceReport(
                source,
                List.of(new FormatUse("learned", "timestamp level: " + text, 1, lines)),
                new LineCounts(lines + 3, lines, 1, 2, 0, 0, 0, 0),
                chunk.window(),
                List.of("one thing to know " + text))),
        chunk,
        List.of(new Analysis("sample", findings)),
        List.of("one thing went wrong " + text));
  }

  /**
   * Returns the report of an input without a line.
   *
   * @return a report of one source without events
   */
  public static Report emptyReport() {
    return new Report(
        List.of(new SourceReport("empty.log", List.of(), LineCounts.NONE, null, List.of())),
        Chunk.empty(),
        List.of(),
        List.of());
  }

  private static boolean hasExample(PatternStats stats) {
    return !stats.examples().isEmpty();
  }

  private static Finding finding(PatternStats stats) {
    boolean serious = stats.counts().atLeast(Level.ERROR) > 0;
    String text = stats.pattern().template();
    return new Finding(
        "sample",
        "sample-pattern",
        serious ? Severity.HIGH : Severity.INFO,
        serious ? 0.9 : 0.1,
        stats.seen(),
        "seen: " + text,
        List.of(stats.pattern().id()),
        List.of(
            new Evidence(
                "it says " + text,
                stats.counts().events() + " events, such as " + text,
                "none",
                stats.examples().stream().map(Event::id).toList(),
                new Evidence.Surprise(12, "what came before, such as " + text, 0.5))));
  }
}
