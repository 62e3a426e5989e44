package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class RowSpoolTest {

  @Test
  @DisabledOnOs(OS.WINDOWS) // which has no files without a name
  void spool_ofAProcessThatIsKilled_leavesNoFile() throws IOException {
    List<Path> before = spools();
    try (RowSpool spool = new RowSpool()) {
      spool.add(new Rows(), new int[0], null);
      assertEquals(before, spools());
    }
  }

  private static List<Path> spools() throws IOException {
    try (var files =
        Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "loginsight-li*")) {
      List<Path> found = new java.util.ArrayList<>();
      files.forEach(found::add);
      found.sort(null);
      return found;
    }
  }
}
