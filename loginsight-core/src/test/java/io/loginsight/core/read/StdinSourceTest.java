package io.loginsight.core.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class StdinSourceTest {

  private final StdinSource stdin =
      new StdinSource(new ByteArrayInputStream("a\nb\n".getBytes(UTF_8)));

  @Test
  void open_twice_givesTheSame() throws IOException {
    assertEquals(-1, stdin.size());
    assertEquals("a\nb\n", read());
    assertEquals("a\nb\n", read());
    assertEquals(4, stdin.size());
    stdin.close();
  }

  @Test
  void close_deletesTheCopy() throws IOException {
    read();
    Path spool = stdin.spooled();
    assertTrue(Files.exists(spool));
    stdin.close();
    assertFalse(Files.exists(spool));
    stdin.close();
    IOException e = assertThrows(IOException.class, stdin::open);
    assertEquals("standard input has been read already", e.getMessage());
  }

  @Test
  void open_copy_isItsOwnersAlone() throws IOException {
    read();
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(stdin.spooled())));
    }
    stdin.close();
  }

  @Test
  void accepts_onlyADash() {
    StdinSourceProvider provider = new StdinSourceProvider();
    assertTrue(provider.accepts("-"));
    assertFalse(provider.accepts("--"));
    assertFalse(provider.accepts("-.log"));
    assertEquals("-", provider.resolve("-", leftOut -> {}).get(0).name());
  }

  private String read() throws IOException {
    try (InputStream in = stdin.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
