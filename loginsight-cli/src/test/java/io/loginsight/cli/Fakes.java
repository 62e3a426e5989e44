package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertReplay;
import io.loginsight.api.AlertReport;
import io.loginsight.api.AlertRules;
import io.loginsight.api.AssignedLine;
import io.loginsight.api.CauseQuery;
import io.loginsight.api.CauseReport;
import io.loginsight.api.Chunk;
import io.loginsight.api.Comparison;
import io.loginsight.api.IncidentEngine;
import io.loginsight.api.LineCounts;
import io.loginsight.api.Progress;
import io.loginsight.api.Report;
import io.loginsight.api.SessionEngine;
import io.loginsight.api.SessionVerdict;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import io.loginsight.spi.AlertVisitor;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.CauseSources;
import io.loginsight.spi.Engine;
import io.loginsight.spi.EngineProvider;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineVisitor;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import io.loginsight.spi.Option;
import io.loginsight.spi.Visualizer;
import io.loginsight.spi.VisualizerProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the command line against an engine that says what a test wants it to say. */
final class Fakes {

  static volatile Function<List<LogSource>, Report> engine = Fakes::emptyReport;
  static volatile List<AssignedLine> rows = List.of();
  static volatile @Nullable EngineSettings settings;
  static volatile @Nullable Progress progress;

  private Fakes() {}

  /** What a run of the command line gave. */
  record Outcome(int exitCode, String out, String err) {}

  /** Everything as if nothing had run before. */
  static void reset() {
    engine = Fakes::emptyReport;
    rows = List.of();
    settings = null;
    progress = null;
  }

  static Report emptyReport(List<LogSource> sources) {
    List<SourceReport> reports = new ArrayList<>();
    sources.forEach(
        source ->
            reports.add(
                new SourceReport(source.name(), List.of(), LineCounts.NONE, null, List.of())));
    return new Report(reports, Chunk.empty(), List.of(), List.of());
  }

  /** Runs with the fake providers alone. */
  static Outcome run(String... args) {
    return run(Map.of("LOGINSIGHT_TTY", ""), args);
  }

  static Outcome run(Map<String, String> env, String... args) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new FakeLoader(Fakes.class.getClassLoader()));
    try {
      return runReal(env, args);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Runs with the providers of the class path. */
  static Outcome runReal(Map<String, String> env, String... args) {
    Map<String, String> all = new HashMap<>(Map.of("LOGINSIGHT_TTY", ""));
    all.putAll(env);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(all, new PrintStream(out, false, UTF_8), new PrintStream(err, true, UTF_8));
    int exitCode = Main.run(terminal, args);
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Hides the providers of the class path, so that these tests need no other module. */
  private static final class FakeLoader extends ClassLoader {
    FakeLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (name.startsWith("META-INF/services/io.loginsight.")) {
        URL fake = getParent().getResource("fake/" + name);
        return Collections.enumeration(fake == null ? List.of() : List.of(fake));
      }
      return super.getResources(name);
    }
  }

  public static final class FakeEngineProvider implements EngineProvider {
    @Override
    public String id() {
      return "fake";
    }

    @Override
    public Engine create(EngineSettings given) {
      settings = given;
      return new FakeEngine(given);
    }
  }

  private record FakeEngine(EngineSettings given) implements Engine {
    @Override
    public Report analyze(List<LogSource> sources, @Nullable LineVisitor lines) {
      if (progress != null) {
        given.onProgress().accept(progress);
      }
      try {
        for (AssignedLine row : rows) {
          if (lines != null) {
            lines.visit(row);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return engine.apply(sources);
    }

    @Override
    public Report analyzeEach(
        List<LogSource> sources,
        Function<Report, List<TimeRange>> windows,
        Consumer<Report> reports) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Comparison compare(List<LogSource> before, List<LogSource> after, @Nullable Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public AlertReport fold(
        List<LogSource> sources,
        AlertColumns columns,
        AlertRules rules,
        @Nullable AlertVisitor alerts) {
      throw new UnsupportedOperationException();
    }

    @Override
    public AlertReplay replay(List<LogSource> sources, AlertColumns columns, AlertRules rules) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CauseReport rankCauses(CauseSources sources, CauseQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SessionEngine newSessionEngine(Consumer<SessionVerdict> closed) {
      throw new UnsupportedOperationException();
    }

    @Override
    public IncidentEngine newIncidentEngine() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  public static final class FakeAnalyzer implements AnalyzerProvider {
    private static final Option<Integer> SIZE = Option.wholeNumber("size", 2, 1, 9, "how large");
    private static final Option<String> WORDS = Option.text("words", "a,b", "what to look for");

    @Override
    public String id() {
      return "crumbs";
    }

    @Override
    public List<Option<?>> options() {
      return List.of(SIZE, WORDS);
    }

    @Override
    public Analyzer create(AnalyzerContext context) {
      throw new IllegalStateException();
    }
  }

  public static final class QuietAnalyzer implements AnalyzerProvider {
    @Override
    public String id() {
      return "quiet";
    }

    @Override
    public boolean runsByDefault() {
      return false;
    }

    @Override
    public Analyzer create(AnalyzerContext context) {
      throw new IllegalStateException();
    }
  }

  /** Found only when a jar of {@code --plugins} names it. */
  public static final class PluginFormat implements LogFormatProvider {
    @Override
    public String id() {
      return "from-a-plugin";
    }

    @Override
    public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
      return null;
    }
  }

  public static final class FakeFormat implements LogFormatProvider {
    @Override
    public String id() {
      return "plain";
    }

    @Override
    public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
      return null;
    }
  }

  /** Files and directories of {@code .log} files. */
  public static final class FakeSources implements LogSourceProvider {
    @Override
    public String id() {
      return "fake-file";
    }

    @Override
    public boolean accepts(String location) {
      return true;
    }

    @Override
    public List<LogSource> resolve(String location, Consumer<String> leftOut) throws IOException {
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        try (var files = Files.list(path)) {
          List<LogSource> found =
              files
                  .filter(file -> file.toString().endsWith(".log"))
                  .sorted()
                  .<LogSource>map(FakeSource::new)
                  .toList();
          if (found.isEmpty()) {
            throw new IOException(location + ": there is no log in it");
          }
          return found;
        }
      }
      if (!Files.exists(path)) {
        throw new IOException(location + ": there is no such file");
      }
      return List.of(new FakeSource(path));
    }
  }

  private record FakeSource(Path path) implements LogSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public long size() {
      return -1;
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  public static final class FakeJson implements VisualizerProvider {
    @Override
    public String id() {
      return "json";
    }

    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public Visualizer create() {
      return (report, out) -> out.write("{\"fake\":true}".getBytes(UTF_8));
    }
  }

  public static final class FakeHtml implements VisualizerProvider {
    @Override
    public String id() {
      return "html";
    }

    @Override
    public String mediaType() {
      return "text/html";
    }

    @Override
    public Visualizer create() {
      return (report, out) -> out.write("<p>fake".getBytes(UTF_8));
    }
  }
}
