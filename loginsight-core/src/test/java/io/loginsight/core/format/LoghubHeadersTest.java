package io.loginsight.core.format;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.spi.LogFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well are the headers of real logs cut off? Reads the Loghub-2k sets beside the project; is
 * skipped where they are absent.
 */
class LoghubHeadersTest {

  private static final Path DATA = Path.of("../../shared/data/parsing/loghub2k");
  private static final double TARGET = 0.995;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apache",
        "BGL",
        "HDFS",
        "HPC",
        "Hadoop",
        "HealthApp",
        "Linux",
        "Mac",
        "OpenSSH",
        "OpenStack",
        "Proxifier",
        "Spark",
        "Thunderbird",
        "Zookeeper"
      })
  void parse_realLogs_messageEqualsContent(String set) throws IOException {
    Path folder = DATA.resolve(set);
    assumeTrue(Files.isDirectory(folder), "skipped: no Loghub sets at " + folder);
    List<String> contents = contents(folder);
    List<String> lines = lines(folder.resolve(set + "_2k.log"));
    LogFormat format = new LearnedFormatProvider().detect(ParsedLine.sample(lines), ParsedLine.UTC);
    int equal = 0;
    for (int i = 0; i < lines.size(); i++) {
      ParsedLine parsed = ParsedLine.parse(format.parser(), lines.get(i));
      String message = parsed == null ? lines.get(i) : parsed.message();
      equal += fold(message).equals(fold(contents.get(i))) ? 1 : 0;
    }
    double share = (double) equal / lines.size();
    assertTrue(share >= TARGET, set + ": " + share + " of the messages are right");
  }

  private static List<String> lines(Path file) throws IOException {
    return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\r?\n"));
  }

  private static List<String> contents(Path folder) throws IOException {
    List<String> contents = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*_structured_corrected.csv")) {
      for (Path file : files) {
        List<List<String>> rows = csv(Files.readString(file, StandardCharsets.UTF_8));
        int column = rows.get(0).indexOf("Content");
        rows.subList(1, rows.size()).forEach(row -> contents.add(row.get(column)));
      }
    }
    return contents;
  }

  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }

  private static String fold(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
