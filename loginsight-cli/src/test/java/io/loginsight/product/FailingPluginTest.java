package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line tells the author of a plugin that throws. */
class FailingPluginTest {

  private static final String FAILURE =
      "java.lang.IllegalStateException: no paper in any till of this shop, nor in the next one"
          + " (at com.example.Failing.analyze(Failing.java:9))";

  private static final String SOURCE =
      """
      package com.example;
      import io.loginsight.api.*;
      import io.loginsight.spi.*;
      public class Failing implements AnalyzerProvider {
        public String id() { return "failing"; }
        public Analyzer create(AnalyzerContext context) { return Analyzer.synchronous(this::analyze); }
        private Analysis analyze(Chunk chunk) {
          String where = "any till of this shop, nor in the next one";
          throw new IllegalStateException("no paper in " + where);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void analyze_analyzerThatThrows_namesExceptionAndFrameInFull() throws Exception {
    String output = run();
    assertTrue(output.replaceAll("\\s+", " ").contains("'failing' failed: " + FAILURE), output);
    assertFalse(output.contains("\tat "), output);
  }

  @Test
  void analyze_debug_showsTheStackTrace() throws Exception {
    String output = run("--debug");
    assertTrue(output.contains("com.example.Failing.analyze(Failing.java:9)\n\tat "), output);
  }

  private String run(String... options) throws Exception {
    Files.writeString(folder.resolve("app.log"), "2024-05-17T10:00:00Z INFO opened\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> command = new java.util.ArrayList<>(List.of(java, "-cp", classPath));
    command.addAll(List.of("io.loginsight.cli.Main", "analyze", "app.log"));
    command.addAll(List.of("--plugins", jar().toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), output);
    return output.replace("\r\n", "\n");
  }

  private Path jar() throws IOException {
    Path source = Files.writeString(folder.resolve("Failing.java"), SOURCE);
    String[] arguments = {
      "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString()
    };
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
    Path jar = folder.resolve("failing.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("com/example/Failing.class"));
      out.write(Files.readAllBytes(folder.resolve("com/example/Failing.class")));
      out.putNextEntry(new JarEntry("META-INF/services/io.loginsight.spi.AnalyzerProvider"));
      out.write("com.example.Failing".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
