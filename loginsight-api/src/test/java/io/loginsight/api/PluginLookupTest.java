package io.loginsight.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.spi.AlertVisitor;
import io.loginsight.spi.Analyzer;
import io.loginsight.spi.AnalyzerContext;
import io.loginsight.spi.AnalyzerProvider;
import io.loginsight.spi.CauseSources;
import io.loginsight.spi.Engine;
import io.loginsight.spi.EngineProvider;
import io.loginsight.spi.EngineSettings;
import io.loginsight.spi.LineVisitor;
import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link LogInsight.Builder#build} says about the plugins it finds. */
class PluginLookupTest {

  @TempDir Path classes;

  @Test
  void build_noEngine_namesTheArtifactToAdd() {
    assertTrue(failure(LogInsight.builder()).contains("io.loginsight:loginsight-core"));
  }

  @Test
  void build_twoEngines_namesBoth() throws IOException {
    services(EngineProvider.class, FakeEngine.class, OtherEngine.class);
    String message = failure(LogInsight.builder());
    assertTrue(message.contains("[fake, other]"), message);
  }

  @Test
  void build_unknownAnalyzer_namesThoseThatExist() throws IOException {
    services(EngineProvider.class, FakeEngine.class);
    services(AnalyzerProvider.class, Quiet.class, Costly.class);
    String message = failure(LogInsight.builder().analyzer("nope"));
    assertEquals("No analyzer has the id 'nope'; there are [costly, quiet]", message);
  }

  @Test
  void build_doubledId_namesBothClassesAndWhereTheyCameFrom() throws IOException {
    services(EngineProvider.class, FakeEngine.class);
    services(AnalyzerProvider.class, Quiet.class, QuietAgain.class);
    String message = failure(LogInsight.builder());
    assertTrue(message.contains("'quiet'"), message);
    assertTrue(message.contains(Quiet.class.getName() + " from file:"), message);
    assertTrue(message.contains(QuietAgain.class.getName() + " from file:"), message);
  }

  @Test
  void build_providerThatThrows_saysWhich() throws IOException {
    services(EngineProvider.class, FakeEngine.class);
    services(AnalyzerProvider.class, Throwing.class);
    String message = failure(LogInsight.builder());
    assertTrue(message.contains(Throwing.class.getName()), message);
    assertTrue(message.contains("no licence"), message);
  }

  @Test
  void build_missingClass_saysWhich() throws IOException {
    services(EngineProvider.class, FakeEngine.class);
    Path file = classes.resolve("META-INF/services/" + AnalyzerProvider.class.getName());
    Files.writeString(file, "com.example.Gone\n");
    assertTrue(failure(LogInsight.builder()).contains("com.example.Gone"));
  }

  @Test
  void build_classOfALaterJava_saysWhich() throws IOException {
    services(EngineProvider.class, FakeEngine.class);
    Path file = classes.resolve("META-INF/services/" + AnalyzerProvider.class.getName());
    Files.writeString(file, "Later\n");
    byte[] later = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0x7f, 0};
    Files.write(classes.resolve("Later.class"), Arrays.copyOf(later, 100));
    assertTrue(failure(LogInsight.builder()).contains("Later"));
  }

  @Test
  void analyze_sourcePluginThatThrows_isNamed() throws Exception {
    services(EngineProvider.class, FakeEngine.class);
    services(LogSourceProvider.class, Broken.class);
    try (URLClassLoader loader = loader();
        LogInsight insight = LogInsight.builder().classLoader(loader).build()) {
      var e = assertThrows(LogInsightException.class, () -> insight.analyze(List.of("x")));
      assertEquals(
          "x: the source plugin 'broken' failed: java.lang.IllegalStateException: no network",
          e.getMessage());
    }
  }

  public static class Broken implements LogSourceProvider {
    @Override
    public String id() {
      return "broken";
    }

    @Override
    public boolean accepts(String location) {
      return true;
    }

    @Override
    public List<LogSource> resolve(String location, Consumer<String> leftOut) {
      throw new IllegalStateException("no network");
    }
  }

  @Test
  void build_idThatIsNoId_saysWhatAnIdIs() throws IOException {
    services(EngineProvider.class, FakeEngine.class);
    services(AnalyzerProvider.class, Shouting.class);
    String message = failure(LogInsight.builder());
    assertTrue(message.contains("'Loud!'") && message.contains("lower-case"), message);
  }

  @Test
  void build_noAnalyzerNamed_takesThoseThatRunByDefault() throws Exception {
    services(EngineProvider.class, FakeEngine.class);
    services(AnalyzerProvider.class, Quiet.class, Costly.class);
    try (URLClassLoader loader = loader();
        LogInsight insight = LogInsight.builder().classLoader(loader).build()) {
      Report report = insight.analyzeSources(List.of(), null);
      assertEquals(List.of("quiet"), report.problems());
    }
  }

  @Test
  void analyze_nothingReadable_saysWhyForEachLocation() throws Exception {
    services(EngineProvider.class, FakeEngine.class);
    services(LogSourceProvider.class, NothingThere.class);
    try (URLClassLoader loader = loader();
        LogInsight insight = LogInsight.builder().classLoader(loader).build()) {
      var e =
          assertThrows(LogInsightException.class, () -> insight.analyze(List.of("none:a", "b")));
      assertEquals("none:a: is empty\nb: no source plugin knows how to read this", e.getMessage());
    }
  }

  @Test
  void analyze_nothingReadableAtManyLocations_namesSomeOfThem() throws Exception {
    services(EngineProvider.class, FakeEngine.class);
    services(LogSourceProvider.class, NothingThere.class);
    try (URLClassLoader loader = loader();
        LogInsight insight = LogInsight.builder().classLoader(loader).build()) {
      List<String> many = Collections.nCopies(5_000, "none:a");
      var e = assertThrows(LogInsightException.class, () -> insight.analyze(many));
      assertEquals(51, e.getMessage().lines().count());
      assertTrue(e.getMessage().endsWith("\nand 4950 more problems"));
    }
  }

  private String failure(LogInsight.Builder builder) {
    try (URLClassLoader loader = loader()) {
      builder.classLoader(loader);
      return assertThrows(LogInsightException.class, builder::build).getMessage();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, PluginLookupTest.class.getClassLoader());
  }

  private void services(Class<?> service, Class<?>... providers) throws IOException {
    Path folder = Files.createDirectories(classes.resolve("META-INF/services"));
    List<String> names = java.util.Arrays.stream(providers).map(Class::getName).toList();
    Files.write(folder.resolve(service.getName()), names);
  }

  /** Reports the ids of its analyzers as problems. */
  public static class FakeEngine implements EngineProvider {
    @Override
    public String id() {
      return "fake";
    }

    @Override
    public Engine create(EngineSettings settings) {
      return new Engine() {
        @Override
        public Report analyze(List<LogSource> sources, LineVisitor lines) {
          List<String> ids = settings.analyzers().stream().map(AnalyzerProvider::id).toList();
          return new Report(List.of(), Chunk.empty(), List.of(), ids);
        }

        @Override
        public Report analyzeEach(
            List<LogSource> sources,
            Function<Report, List<TimeRange>> windows,
            Consumer<Report> reports) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Comparison compare(
            List<LogSource> before, List<LogSource> after, @Nullable Instant at) {
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
      };
    }
  }

  public static class OtherEngine extends FakeEngine {
    @Override
    public String id() {
      return "other";
    }
  }

  public static class Quiet implements AnalyzerProvider {
    @Override
    public String id() {
      return "quiet";
    }

    @Override
    public Analyzer create(AnalyzerContext context) {
      return Analyzer.synchronous(chunk -> new Analysis(id(), List.of()));
    }
  }

  public static class QuietAgain extends Quiet {}

  public static class Costly extends Quiet {
    @Override
    public String id() {
      return "costly";
    }

    @Override
    public boolean runsByDefault() {
      return false;
    }
  }

  public static class Shouting extends Quiet {
    @Override
    public String id() {
      return "Loud!";
    }
  }

  public static class Throwing extends Quiet {
    public Throwing() {
      throw new IllegalStateException("no licence");
    }
  }

  public static class NothingThere implements LogSourceProvider {
    @Override
    public String id() {
      return "none";
    }

    @Override
    public boolean accepts(String location) {
      return location.startsWith("none:");
    }

    @Override
    public List<LogSource> resolve(String location, Consumer<String> leftOut) throws IOException {
      throw new IOException(location + ": is empty");
    }
  }
}
