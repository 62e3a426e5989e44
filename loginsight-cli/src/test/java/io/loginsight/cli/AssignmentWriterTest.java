package io.loginsight.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Level;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentWriterTest {

  private static final Pattern LOAF =
      new Pattern(new PatternId(0xabcdL), "Loaf\t<*>\r\n\\ <*>", List.of());

  @Test
  void visit_writesTheHeaderFirst() throws IOException {
    assertEquals("LineId\tEventId\tEventTemplate\tTime\tLevel\tMessage\n", table(List.of()));
  }

  @Test
  void visit_escapesEachFieldInItsOwnWay() throws IOException {
    Instant time = Instant.parse("2026-03-10T14:00:00.120Z");
    assertEquals(
        "7\t000000000000abcd\tLoaf <*>  \\ <*>\t2026-03-10T14:00:00.120Z\tWARN\ta\\tb\\nc\\rd\\\\e\u001bf",
        row(new AssignedLine(7, LOAF, time, Level.WARN, "a\tb\nc\rd\\e\u001bf")));
  }

  @Test
  void visit_blankLine_hasEmptyFields() throws IOException {
    assertEquals("1\t\t\t\t\t", row(new AssignedLine(1, null, null, null, "")));
  }

  @Test
  void visit_halfOfAPair_becomesTheReplacementCharacter() throws IOException {
    assertEquals("1\t\t\t\t\tx\ufffdy", row(new AssignedLine(1, null, null, null, "x\ud83dy")));
  }

  @Test
  void visit_messageLongerThanTheBuffer_isWhole() throws IOException {
    String text = "ü".repeat(300_000);
    assertEquals("1\t\t\t\t\t" + text, row(new AssignedLine(1, null, null, null, text)));
  }

  /** The property that the fast way must share with the plain one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void visit_agreesWithThePlainWay(long seed) throws IOException {
    Random random = new Random(seed);
    List<AssignedLine> lines = new ArrayList<>();
    StringBuilder want = new StringBuilder(AssignmentWriter.HEADER).append('\n');
    for (int i = 0; i < 3_000; i++) {
      AssignedLine line = line(random);
      lines.add(line);
      want.append(plainRow(line)).append('\n');
    }
    assertEquals(want.toString(), table(lines), () -> "seed " + seed);
  }

  private static AssignedLine line(Random random) {
    int id = random.nextInt(20);
    Pattern pattern =
        id == 0
            ? null
            : new Pattern(new PatternId(id * 0x9e3779b97f4a7c15L), "t " + id + " <*>", List.of());
    long second =
        random.nextInt(3) == 0 ? random.nextInt() * 100L : 1_773_151_200L + random.nextInt(3);
    int[] units = {1_000_000_000, 1_000_000, 1_000, 1};
    int unit = units[random.nextInt(4)];
    Instant time =
        random.nextInt(5) == 0
            ? null
            : Instant.ofEpochSecond(second, random.nextInt(1_000_000_000 / unit) * (long) unit);
    Level level = random.nextInt(3) == 0 ? null : Level.ofOrdinal(random.nextInt(6));
    return new AssignedLine(
        Math.abs(random.nextLong() >> random.nextInt(63)), pattern, time, level, text(random));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int[] bounds = {0x80, 0x800, 0xd800, 0x110000};
    for (int i = random.nextInt(40); i > 0; i--) {
      int c = random.nextInt(bounds[Math.max(0, random.nextInt(8) - 4)]);
      text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? '\\' : c);
    }
    return text.toString();
  }

  private static String plainRow(AssignedLine line) {
    String message =
        line.message()
            .replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
    return line.line()
        + ("\t"
            + (line.pattern() == null
                ? "\t"
                : line.pattern().id() + "\t" + line.pattern().template()))
        + ("\t" + (line.time() == null ? "" : line.time()))
        + ("\t" + (line.level() == null ? "" : line.level()))
        + ("\t" + message);
  }

  private static String row(AssignedLine line) throws IOException {
    String table = table(List.of(line));
    return table.substring(table.indexOf('\n') + 1, table.length() - 1);
  }

  private static String table(List<AssignedLine> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AssignmentWriter writer = new AssignmentWriter(out);
    for (AssignedLine line : lines) {
      writer.visit(line);
    }
    writer.flush();
    return out.toString(UTF_8);
  }
}
