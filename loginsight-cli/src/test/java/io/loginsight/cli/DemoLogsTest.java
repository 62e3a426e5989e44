package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update=true} writes the sample logs of the demo anew. */
class DemoLogsTest {

  private static final Path FOLDER = Path.of("src/main/resources/io/loginsight/cli/demo");

  @Test
  void generate_givesTheSampleLogsOfTheJar() throws Exception {
    for (Map.Entry<String, String> log : DemoLogs.generate().entrySet()) {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(log.getKey()), log.getValue());
      }
      try (InputStream sample = Files.newInputStream(FOLDER.resolve(log.getKey()))) {
        assertEquals(log.getValue(), new String(sample.readAllBytes(), UTF_8), log.getKey());
      }
    }
  }
}
