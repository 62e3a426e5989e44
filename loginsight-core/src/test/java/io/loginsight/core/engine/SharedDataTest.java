package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.loginsight.api.LogInsight;
import io.loginsight.core.engine.Inputs.Bytes;
import io.loginsight.core.engine.Inputs.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds of every log, on real ones; skipped where the folder {@code ../shared/data} is not.
 */
class SharedDataTest {

  private static final Path DATA =
      Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
  private static final int MAX_BYTES = 4_000_000;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> analyze_everyFile_addsUpWhateverTheThreadsAndTheCut() throws IOException {
    assumeData();
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(DATA.relativize(file).toString(), () -> addsUp(file)));
  }

  private static void addsUp(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Bytes source = new Bytes("data", bytes);
    Result one = Inputs.analyze(LogInsight.builder().threads(1).readBinary(true), source);
    assertNull(Inputs.contradiction(one, Inputs.physicalLines(bytes)));
    Result cut =
        Inputs.analyze(LogInsight.builder().threads(2).readBinary(true).blockBytes(10_007), source);
    assertNull(Inputs.difference(one, cut));
  }

  @TestFactory
  Stream<DynamicTest> analyze_everyPackedFile_addsUp() throws IOException {
    assumeData();
    try (Stream<Path> all = Files.walk(DATA)) {
      List<Path> packed =
          all.filter(file -> file.toString().matches(".*\\.(log|csv)\\.gz")).sorted().toList();
      return packed.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> packed(file)));
    }
  }

  private static void packed(Path file) throws IOException {
    byte[] bytes;
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
      bytes = in.readAllBytes();
    }
    List<io.loginsight.api.AssignedLine> lines = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().build()) {
      Result result = new Result(insight.analyze(List.of(file.toString()), lines::add), lines);
      assertNull(Inputs.contradiction(result, Inputs.physicalLines(bytes)));
    }
  }

  @Test
  void analyze_asFileGzipInputAndInADirectory_findsTheSamePatterns() throws IOException {
    assumeData();
    for (Path log : logs()) {
      byte[] bytes = Files.readAllBytes(log);
      Path plain =
          Files.write(Files.createDirectories(folder.resolve("plain")).resolve("a.log"), bytes);
      Path packed =
          Files.write(
              Files.createDirectories(folder.resolve("packed")).resolve("a.log.gz"),
              twoMembers(bytes));
      InputStream input = System.in;
      System.setIn(new ByteArrayInputStream(bytes));
      try (LogInsight insight = LogInsight.builder().build()) {
        String want = insight.analyze(plain).chunk().patterns().toString();
        String name = log.getFileName().toString();
        assertEquals(want.replace(plain.toString(), ""), strip(insight, packed, packed), name);
        assertEquals(
            want.replace(plain.toString(), ""), strip(insight, plain.getParent(), plain), name);
        assertEquals(
            want.replace(plain + ":", "-:"),
            insight.analyze(List.of("-")).chunk().patterns().toString(),
            name);
      } finally {
        System.setIn(input);
      }
    }
  }

  private static String strip(LogInsight insight, Path location, Path file) {
    return insight.analyze(location).chunk().patterns().toString().replace(file.toString(), "");
  }

  private static byte[] twoMembers(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int middle = bytes.length / 2;
    for (int part = 0; part < 2; part++) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes, part * middle, part == 0 ? middle : bytes.length - middle);
      }
    }
    return out.toByteArray();
  }

  private static List<Path> logs() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith("_2k.log")).toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(DATA)) {
      List<Path> files = new ArrayList<>();
      for (Path file : all.sorted().toList()) {
        if (Files.isRegularFile(file)
            && !file.toString().endsWith(".gz") // they have tests of their own
            && Files.size(file) > 0
            && Files.size(file) < MAX_BYTES) {
          files.add(file);
        }
      }
      return files;
    }
  }

  private static void assumeData() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: there is no ../shared/data");
  }
}
