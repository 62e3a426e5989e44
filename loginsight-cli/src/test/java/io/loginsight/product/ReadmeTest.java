package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README compiles, runs, and does what the README says. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");

  @TempDir Path folder;

  @Test
  void example_compiledAndRunOnALog_printsFindingsAndWritesThePage() throws Exception {
    Path source = Files.writeString(folder.resolve("Example.java"), example());
    String classPath = System.getProperty("java.class.path");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-cp",
                classPath,
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, compiled, messages.toString(StandardCharsets.UTF_8));

    Files.writeString(
        folder.resolve("app.log"),
        "2024-05-17T10:00:00Z INFO started in 20 ms\n".repeat(10)
            + "2024-05-17T10:00:09Z ERROR cannot reach the till\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + java.io.File.pathSeparator + classPath,
                "Example",
                "app.log")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), output);
    assertTrue(
        output.contains("MEDIUM 1 event at ERROR: cannot reach the till, see app.log:11"), output);
    assertTrue(output.contains("10 x started in <*> ms"), output);
    assertTrue(Files.readString(folder.resolve("report.html")).startsWith("<!doctype html>"));
  }

  @Test
  void versions_inTheDependencySnippet_areThatOfTheProject() throws Exception {
    Matcher ours =
        Pattern.compile("<artifactId>loginsight-parent</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("..", "pom.xml")));
    assertTrue(ours.find());
    Matcher told = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(README));
    assertTrue(told.find());
    assertEquals(ours.group(1), told.group(1));
  }

  private static String example() throws Exception {
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(1, blocks.size());
    return blocks.get(0);
  }
}
