package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Experience;
import io.loginsight.api.Report;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Plugins that fail cost what they would have given, and nothing else. */
class PluginFenceTest {

  private static final Bytes LOG = Bytes.of("app.log", "one 1\ntwo 2\none 3\n");

  @Test
  void analyze_formatThatThrowsAtALine_readsTheLineWithoutIt() {
    Report report = analyze(List.of(format(false)), List.of());
    assertEquals(3, report.lines().patterns());
    assertEquals(2, report.sources().get(0).formats().get(0).events());
    String note = report.sources().get(0).notes().get(0);
    assertTrue(note.startsWith("A format failed at 1 line") && note.contains("two"), note);
  }

  @Test
  void analyze_formatWhoseMessageIsNoPartOfAnything_costsTheLine() {
    LogFormatProvider wild =
        format(
            (line, from, to, out) -> {
              out.message(line, from, line[from] == 't' ? -1 : to);
              return true;
            });
    Report report = analyze(List.of(wild), List.of());
    assertEquals(2, report.lines().patterns());
    assertEquals(1, report.lines().unparsed());
    String note = report.sources().get(0).notes().get(0);
    assertTrue(note.startsWith("Reading failed at 1 line") && note.contains("line 2, "), note);
  }

  @Test
  void analyze_formatThatThrowsAtTheSample_isLeftOut() {
    Report report = analyze(List.of(format(true)), List.of());
    assertEquals(3, report.lines().patterns());
    assertTrue(report.sources().get(0).formats().isEmpty());
    String problem = report.problems().get(0);
    assertTrue(problem.contains("'picky'") && problem.contains("left out"), problem);
  }

  @Test
  void analyze_enricherThatThrows_isLeftOutAndTheOthersGoOn() {
    Report report =
        analyze(
            List.of(),
            List.of(
                enricher(
                    "bad",
                    (batch, out) -> {
                      throw new IllegalStateException("no map");
                    }),
                enricher("good", (batch, out) -> out.put(0, "colour", "red")),
                enricher("odd", (batch, out) -> out.put(0, "Not A Key", "x"))));
    assertEquals(
        Map.of("colour", "red"), report.chunk().patterns().get(0).examples().get(0).attributes());
    assertEquals(2, report.problems().size());
    assertTrue(report.problems().get(0).contains("'bad'"));
    assertTrue(report.problems().get(1).contains("'odd'"));
  }

  private static Report analyze(List<LogFormatProvider> formats, List<EnricherProvider> enrichers) {
    List<AnalyzerProvider> none = List.of();
    EngineSettings settings =
        new EngineSettings(
            formats,
            enrichers,
            none,
            Map.of(),
            null,
            new EngineSettings.Reading(ZoneOffset.UTC, null, null, null, null, false, 1_000),
            1,
            null,
            InstantSource.system(),
            progress -> {},
            finding -> {},
            incident -> {},
            Experience.NONE);
    try (CoreEngine engine = new CoreEngine(settings)) {
      return engine.analyze(List.of(LOG), null);
    }
  }

  private static EnricherProvider enricher(String id, Enricher enricher) {
    return new EnricherProvider() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Enricher create() {
        return enricher;
      }
    };
  }

  /**
   * A format that takes all lines, but throws at its sample, or later at lines that begin with t.
   */
  private static LogFormatProvider format(boolean atTheSample) {
    return new LogFormatProvider() {
      private boolean sampled;

      @Override
      public String id() {
        return "picky";
      }

      @Override
      public LogFormat detect(LogSample sample, FormatContext context) {
        if (atTheSample) {
          throw new IllegalStateException("not today");
        }
        return written(
            () -> {
              boolean picky = sampled;
              sampled = true;
              return (line, from, to, out) -> {
                if (picky && line[from] == 't') {
                  throw new IllegalStateException("I do not like two");
                }
                out.message(line, from, to);
                return true;
              };
            });
      }
    };
  }

  private static LogFormatProvider format(LineParser parser) {
    return new LogFormatProvider() {
      @Override
      public String id() {
        return "wild";
      }

      @Override
      public LogFormat detect(LogSample sample, FormatContext context) {
        return written(() -> parser);
      }
    };
  }

  private static LogFormat written(Supplier<LineParser> parsers) {
    return new LogFormat() {
      @Override
      public String description() {
        return "anything";
      }

      @Override
      public LineParser parser() {
        return parsers.get();
      }
    };
  }
}
