package io.loginsight.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  private static final String STRETCH =
      "{\"from\":\"2026-03-10T14:05:00Z\",\"to\":\"2026-03-10T14:20:00Z\",\"label\":\"disk\"}";

  @TempDir Path folder;

  private static Labels read(String... lines) throws IOException {
    return new LabelReader(ZoneOffset.UTC)
        .read(new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)));
  }

  @Test
  void read_eachKind_isUnderstood() throws IOException {
    Labels labels =
        read(
            STRETCH,
            "{\"source\":\"app.log\",\"line\":17,\"label\":\"abnormal\"}",
            "{\"template\":\"Disk <*> is full\",\"severity\":\"HIGH\"}",
            "{\"pattern\":\"0123456789abcdef\",\"label\":\"normal\"}");
    assertEquals(
        List.of(
            new Labels.Stretch(
                Instant.parse("2026-03-10T14:05:00Z"),
                Instant.parse("2026-03-10T14:20:00Z"),
                "disk")),
        labels.stretches());
    assertEquals(List.of(new Labels.LabelledLine("app.log", 17, "abnormal")), labels.lines());
    assertEquals(
        List.of(
            new Labels.LabelledPattern("0123456789abcdef", true, "normal"),
            new Labels.LabelledPattern("Disk <*> is full", false, "high")),
        labels.patterns());
    assertEquals(List.of(), labels.problems());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T14:05:00Z, 2026-03-10T14:05:00Z",
    "2026-03-10T14:05:00.5+02:00, 2026-03-10T12:05:00.5Z",
    "2026-03-10 14:05, 2026-03-10T13:05:00Z",
    "2026-03-10T14:05:00, 2026-03-10T13:05:00Z"
  })
  void read_timesWithoutAZone_areInTheZoneGiven(String written, String expected)
      throws IOException {
    String line = "{\"from\":\"" + written + "\",\"to\":\"" + written + "\",\"label\":\"a\"}";
    Labels labels =
        new LabelReader(ZoneId.of("Europe/Berlin"))
            .read(new ByteArrayInputStream(line.getBytes(UTF_8)));
    assertEquals(Instant.parse(expected), labels.stretches().get(0).from());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|is no JSON object",
        "[1]|is no JSON object",
        "{\"from\":1}x|is no JSON object",
        "{\"label\":\"a\",\"label\":\"b\"}|is no JSON object",
        "{\"label\":\"a\"}|does not say, or says in several ways",
        "{\"from\":\"2026-03-10T14:05:00Z\",\"line\":1,\"label\":\"a\"}|does not say, or says in",
        "{\"from\":\"2026-03-10T14:05:00Z\",\"label\":\"a\"}|has no time where one must be",
        "{\"from\":\"-999999999-01-01T00:00:00Z\",\"to\":\"2026-03-10T14:05:00Z\",\"label\":\"a\"}"
            + "|has no time where one must be",
        "{\"from\":\"soon\",\"to\":\"later\",\"label\":\"a\"}|has no time where one must be",
        "{\"from\":\"2026-03-10T14:05:00Z\",\"to\":\"2025-03-10T14:05:00Z\",\"label\":\"a\"}|ends"
            + " before it begins",
        "{\"from\":\"2026-03-10T14:05:00Z\",\"to\":\"2027-03-10T14:05:00Z\",\"label\":\"normal\"}"
            + "|calls a stretch normal",
        "{\"source\":\"a\",\"line\":0,\"label\":\"a\"}|names no line",
        "{\"source\":\"a\",\"line\":\"1\",\"label\":\"a\"}|names no line",
        "{\"source\":\"a\",\"line\":1.5,\"label\":\"a\"}|names no line",
        "{\"source\":\"a\",\"line\":99999999999999999999,\"label\":\"a\"}|names no line",
        "{\"source\":\"a\",\"label\":\"a\"}|names no line",
        "{\"line\":1,\"label\":\"a\"}|names no line",
        "{\"template\":7,\"label\":\"a\"}|names no pattern",
        "{\"pattern\":\"xyz\",\"label\":\"a\"}|names no pattern",
        "{\"template\":\"a\"}|has no class",
        "{\"template\":\"a\",\"label\":\" \"}|has no class",
        "{\"template\":\"a\",\"severity\":\"BAD\"}|has no class",
        "{\"template\":\"a\",\"label\":\"a\",\"severity\":\"HIGH\"}|has no class",
      })
  void read_brokenLine_isLeftOutNamedAndCounted(String line, String problem) throws IOException {
    Labels labels = read(STRETCH, line, "", line);
    assertEquals(1, labels.count());
    assertEquals(1, labels.problems().size(), labels.problems().toString());
    String said = labels.problems().get(0);
    assertTrue(said.startsWith("Line 2 of the labels " + problem), said);
    assertTrue(said.contains("(as do 1 more); "), said);
  }

  @Test
  void read_nothingUsable_saysWhatToDo() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> read("nonsense"));
    assertTrue(e.getMessage().contains("write one a line: {\"from\": TIME"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\ufeff"})
  void read_emptyFile_isNoLabelAndNoProblem(String text) throws IOException {
    Labels labels = read(text);
    assertEquals(0, labels.count());
    assertEquals(List.of(), labels.problems());
  }

  @Test
  void read_unknownKeys_areNamedAndTheLabelCounts() throws IOException {
    Labels labels = read(STRETCH.replace("{", "{\"too\":1,\"note\":\"x\","));
    assertEquals(1, labels.count());
    assertEquals(
        List.of(
            "The labels have 2 keys that mean nothing, such as [note, too]; there are from, to,"
                + " source, line, template, pattern, label, severity"),
        labels.problems());
  }

  @Test
  void read_duplicates_countOnce() throws IOException {
    Labels labels = read(STRETCH, STRETCH + " ", STRETCH);
    assertEquals(1, labels.count());
    assertEquals(
        List.of(
            "Line 2 of the labels says what another one says (as do 1 more); nothing needs to be"
                + " done: it counts once"),
        labels.problems());
  }

  @Test
  void read_veryLongLine_isLeftOutInBoundedMemory() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = 32L << 20;

          @Override
          public int read() {
            return left-- > 0 ? '{' : left == -1 ? '\n' : -1;
          }
        };
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new LabelReader(ZoneOffset.UTC).read(endless));
    assertTrue(e.getMessage().contains("Line 1 of the labels is longer than 65536 bytes"));
  }

  @Test
  void read_moreThanTheMost_leavesOutTheRestAndSaysSo() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= Labels.MOST + 5; i++) {
      lines.append("{\"source\":\"a\",\"line\":").append(i).append(",\"label\":\"x\"}\n");
    }
    Labels labels = read(lines.toString());
    assertEquals(Labels.MOST, labels.count());
    assertTrue(labels.problems().get(0).contains("is one too many (as do 4 more)"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void read_randomBytes_neverThrowsAnythingElse(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = (STRETCH + "\n{\"template\":\"a <*>\",\"label\":\"b\"}").getBytes(UTF_8);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        new LabelReader(ZoneOffset.UTC).read(new ByteArrayInputStream(bytes));
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().startsWith("there is no usable label"), e::getMessage);
      }
    }
  }

  @Test
  void read_linesInAnotherOrder_areTheSameLabels() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 40; i++) {
      lines.add(STRETCH.replace("14:05", "14:1" + i % 8).replace("disk", "disk" + i));
      lines.add("{\"source\":\"app.log\",\"line\":" + (1 + i % 7) + ",\"label\":\"a" + i + "\"}");
      lines.add("{\"template\":\"t" + i % 5 + "\",\"label\":\"a" + i + "\"}");
    }
    Labels labels = read(lines.toArray(new String[0]));
    Collections.shuffle(lines, new Random(7));
    assertEquals(labels, read(lines.toArray(new String[0])));
  }

  @Test
  void writeLabelsTo_simulatedIncidents_areReadBack() throws IOException {
    Path file = folder.resolve("labels.jsonl");
    Truth truth =
        Simulator.of(Fault.SLOW_DATABASE, 2).and(Fault.DISK_FULL).lines(20_000).run(event -> {});
    truth.writeLabelsTo(file);
    Labels labels = Labels.read(file, ZoneOffset.UTC);
    assertEquals(
        truth.incidents().stream().map(incident -> incident.fault().word()).toList(),
        labels.stretches().stream().map(Labels.Stretch::label).toList());
    assertEquals(truth.incidents().get(0).begin(), labels.stretches().get(0).from());
  }

  @Test
  void writeLabelsTo_noIncident_isAnEmptyFile() throws IOException {
    Path file = folder.resolve("labels.jsonl");
    Simulator.of(Fault.NONE, 2).lines(2_000).run(event -> {}).writeLabelsTo(file);
    assertEquals(0, Files.size(file));
  }
}
