package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsight;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The plugins of the plugin guide compile, keep their contracts and do what the guide says. */
class PluginGuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "plugin-guide.md");

  @TempDir static Path folder;

  private static String guide = "";
  private static Map<String, String> files = Map.of();

  @BeforeAll
  static void compileWhatTheGuideShows() throws IOException {
    guide = Files.readString(GUIDE);
    files = files();
    List<String> arguments =
        new ArrayList<>(
            List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
    arguments.addAll(
        List.of("-Xlint:all,-processing,-missing-explicit-ctor,-classfile", "-Werror"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      String name = file.getKey().replaceFirst("^src/(main|test)/(java|resources)/", "");
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      if (name.endsWith(".java")) {
        arguments.add(path.toString());
      }
    }
    for (String program : List.of("Embedded", "WithJar")) {
      Path source = folder.resolve(program + ".java");
      arguments.add(Files.writeString(source, block("public class " + program)).toString());
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, arguments.toArray(String[]::new));
    assertEquals(0, compiled, messages.toString(StandardCharsets.UTF_8));
  }

  @Test
  void plugins_keepTheirContracts() throws Exception {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    withPlugins(
        () -> {
          var request = LauncherDiscoveryRequestBuilder.request();
          for (String file : files.keySet()) {
            if (file.endsWith("ContractTest.java")) {
              String name = file.replaceFirst("^src/test/java/", "").replace(".java", "");
              request.selectors(DiscoverySelectors.selectClass(name.replace('/', '.')));
            }
          }
          LauncherFactory.create().execute(request.build(), listener);
          return null;
        });
    TestExecutionSummary summary = listener.getSummary();
    assertEquals(
        List.of(), summary.getFailures().stream().map(f -> f.getException().toString()).toList());
    assertEquals(0, summary.getTestsAbortedCount());
    assertTrue(summary.getTestsSucceededCount() > 90, "" + summary.getTestsSucceededCount());
  }

  @Test
  void analyzer_onTheLogOfTheGuide_findsWhatTheGuideSays() throws Exception {
    Path log = folder.resolve("shop.log");
    StringBuilder text = new StringBuilder();
    for (int second = 0; second < 7200; second += 30) {
      Instant time = Instant.parse("2024-05-17T08:00:00Z").plusSeconds(second);
      text.append(time).append(" INFO order ").append(second).append(" placed\n");
      if (second < 3000 || second >= 4800) {
        text.append(time).append(" INFO heartbeat ").append(second).append('\n');
      }
    }
    Files.writeString(log, text);

    Report report =
        withPlugins(
            () -> {
              try (LogInsight insight = LogInsight.builder().analyzer("silence").build()) {
                return insight.analyze(log);
              }
            });

    String summary = report.findings().get(0).summary();
    assertEquals(1, report.findings().size());
    assertTrue(guide.contains("`" + summary + "`"), summary);
  }

  @Test
  void messages_ofTheGuide_areThoseOfTheProduct() throws Exception {
    assertSays(LogInsight.builder().analyzer("silense"), "[anomaly, pattern, silence]");
    assertSays(LogInsight.builder().analyzer("silence", Map.of("at-least", "soon")), "'soon'");
    assertSays(LogInsight.builder().analyzer("silence", Map.of("atleast", "5m")), "[at-least]");
    Path services = folder.resolve("META-INF/services/io.loginsight.spi.AnalyzerProvider");
    String named = Files.readString(services);
    try {
      Files.writeString(services, "com.example.silence.Gone\n");
      assertSays(LogInsight.builder(), "mend or remove that jar");
    } finally {
      Files.writeString(services, named);
    }
  }

  @Test
  void versions_inTheGuide_areThoseOfTheProject() throws IOException {
    String parent = Files.readString(Path.of("..", "pom.xml"));
    String pom = files.get("pom.xml");
    assertEquals(
        version("<artifactId>loginsight-parent</artifactId>", parent),
        version("<artifactId>loginsight-bom</artifactId>", pom));
    assertEquals(
        version("<artifactId>loginsight-parent</artifactId>", parent),
        version("<artifactId>loginsight-core</artifactId>", guide));
    assertEquals(
        version("<artifactId>silence</artifactId>", pom),
        version("<artifactId>silence</artifactId>", guide.substring(guide.indexOf("### 8."))));
    Matcher slf4j = Pattern.compile("<slf4j.version>([^<]+)<").matcher(parent);
    assertTrue(slf4j.find());
    assertEquals(slf4j.group(1), version("<artifactId>slf4j-simple</artifactId>", guide));
    Matcher junit = Pattern.compile("<junit.version>([^<]+)<").matcher(parent);
    assertTrue(junit.find());
    assertEquals(junit.group(1), version("<artifactId>junit-bom</artifactId>", pom));
  }

  private static void assertSays(LogInsight.Builder builder, String ending) throws Exception {
    withPlugins(
        () -> {
          String message = assertThrows(LogInsightException.class, builder::build).getMessage();
          assertTrue(message.endsWith(ending), message);
          assertTrue(guide.contains("`" + message + "`"), message);
          return null;
        });
  }

  private interface Action<T> {
    T run() throws Exception;
  }

  private static <T> T withPlugins(Action<T> action) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, PluginGuideTest.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return action.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String version(String artifact, String pom) {
    Matcher version = Pattern.compile(artifact + "\\s*<version>([^<]+)</version>").matcher(pom);
    assertTrue(version.find(), artifact);
    return version.group(1);
  }

  /** Returns the files that the guide tells to write. */
  private static Map<String, String> files() {
    Map<String, String> found = new TreeMap<>();
    Pattern.compile("File `([^`]+)`:\n\n```[a-z]*\n(.*?)```", Pattern.DOTALL)
        .matcher(guide)
        .results()
        .forEach(file -> found.put(file.group(1), file.group(2)));
    return found;
  }

  private static String block(String part) {
    return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
        .matcher(guide)
        .results()
        .map(found -> found.group(1))
        .filter(code -> code.contains(part))
        .findFirst()
        .orElseThrow();
  }
}
