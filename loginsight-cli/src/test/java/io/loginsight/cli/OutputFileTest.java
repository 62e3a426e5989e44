package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir Path folder;

  @Test
  void commit_putsTheWholeFileInPlace() throws IOException {
    Path target = Files.writeString(folder.resolve("out"), "old");
    try (OutputFile file = create(target)) {
      file.stream().write("new".getBytes(UTF_8));
      assertEquals("old", Files.readString(target));
      file.commit();
    }
    assertEquals("new", Files.readString(target));
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void close_withoutCommit_leavesNothing() throws IOException {
    try (OutputFile file = create(folder.resolve("out"))) {
      file.stream().write("half".getBytes(UTF_8));
    }
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void create_whileAnotherRunEnds_writesUnderAnotherName() throws IOException {
    OutputFile first = create(folder.resolve("out"));
    List<Path> begun = parts();
    first.commit(); // its part is still to be deleted when the program exits
    try (OutputFile second = create(folder.resolve("out"))) {
      assertTrue(Collections.disjoint(begun, parts()), second::toString);
    }
  }

  private List<Path> parts() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  @Test
  void commit_fullDisk_namesOptionAndFile() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    try (OutputFile file = create(full)) {
      file.stream().write(1);
      IOException e = assertThrows(IOException.class, file::commit);
      assertTrue(e.getMessage().startsWith("--json: /dev/full cannot be written: "), e::getMessage);
    }
  }

  @Test
  void commit_throughALink_keepsTheLink() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (OutputFile file = create(link)) {
      file.stream().write("new".getBytes(UTF_8));
      file.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void create_device_isWrittenDirectly() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "this system has no /dev/null");
    try (OutputFile file = create(device)) {
      file.stream().write(1);
      file.commit();
    }
    assertTrue(Files.exists(device));
  }

  @Test
  void refuseInput_underAnotherName_isRefused() throws IOException {
    Path input = Files.writeString(folder.resolve("oven.log"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), input);
    try (OutputFile file = create(link)) {
      file.refuseInput("*.log");
      assertThrows(UsageException.class, () -> file.refuseInput(input.toString()));
    }
  }

  @Test
  void create_nameThatIsNone_isRefused() {
    for (String name : List.of("", folder.toString(), "a\0b")) {
      assertThrows(UsageException.class, () -> OutputFile.create("--json", name));
    }
  }

  private static OutputFile create(Path target) {
    return OutputFile.create("--json", target.toString());
  }
}
