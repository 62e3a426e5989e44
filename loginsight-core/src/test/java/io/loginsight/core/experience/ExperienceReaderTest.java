package io.loginsight.core.experience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the methods of {@link Experience}, which find the reader and the writer. */
class ExperienceReaderTest {

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      Experience one = random(random, 20);
      assertEquals(one, read(bytes(one)), "round " + i);
    }
  }

  @Test
  void write_read_writesTheSameBytes() throws IOException {
    byte[] written = bytes(random(new Random(6), 20));
    assertEquals(new String(written, UTF_8), new String(bytes(read(written)), UTF_8));
  }

  @Test
  void write_hostileText_hasNoControlCharacterButLineFeeds() throws IOException {
    String text = new String(bytes(random(new Random(7), 30)), UTF_8);
    assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), text);
  }

  @Test
  void read_cutAnywhere_isRefused() throws IOException {
    byte[] written = bytes(random(new Random(8), 3));
    for (int length = 0; length < written.length - 2; length++) {
      byte[] cut = Arrays.copyOf(written, length);
      assertThrows(LogInsightException.class, () -> read(cut), "cut at " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void read_bytesChanged_isRefusedOrAnExperience(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] written = bytes(random(random, 4));
    int understood = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = written.clone();
      for (int n = 0; n <= random.nextInt(3); n++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        understood += read(changed).incidents().size() <= 4 ? 1 : 0;
      } catch (LogInsightException e) {
        understood++;
      }
    }
    assertEquals(3_000, understood);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"format\": \"other\", \"version\": 1, \"incidents\": []}",
        "{\"format\": \"loginsight-experience\", \"version\": 1, \"incidents\": [7]}",
        "{\"format\": \"loginsight-experience\", \"version\": 1, \"incidents\": []} x",
        "{\"format\": \"loginsight-experience\", \"version\": 1e999, \"incidents\": []}",
      })
  void read_whatIsNone_saysWhatToDo(String text) {
    String message =
        assertThrows(LogInsightException.class, () -> read(text.getBytes(UTF_8))).getMessage();
    assertTrue(message.contains("begin with a new file"), message);
  }

  @Test
  void read_deepNesting_isRefused() {
    String deep =
        "{\"format\": \"loginsight-experience\", \"version\": 1, \"incidents\": ["
            + "[".repeat(100_000);
    assertThrows(LogInsightException.class, () -> read(deep.getBytes(UTF_8)));
  }

  @Test
  void read_laterVersion_saysWhichItIs() {
    String later = "{\"format\": \"loginsight-experience\", \"version\": 2, \"incidents\": []}";
    String message =
        assertThrows(LogInsightException.class, () -> read(later.getBytes(UTF_8))).getMessage();
    assertTrue(message.contains("of version 2, and this program reads version 1"), message);
  }

  @Test
  void read_noFile_isRefused() {
    assertThrows(LogInsightException.class, () -> Experience.read(Path.of("no", "such", "file")));
  }

  private static byte[] bytes(Experience experience) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    experience.write(out);
    return out.toByteArray();
  }

  private static Experience read(byte[] bytes) throws IOException {
    return Experience.read("shop.json", new ByteArrayInputStream(bytes));
  }

  /** Of few ids, so that two of them share some. */
  private static Experience random(Random random, int most) {
    List<PastIncident> all = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      Feedback said =
          switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Feedback(Verdict.ACKNOWLEDGED, text(random), at(random));
            case 2 -> new Feedback(Verdict.NOT_A_PROBLEM, text(random), at(random));
            default ->
                new Feedback(
                    Verdict.REAL, "s" + text(random), new PatternId(3), text(random), at(random));
          };
      all.add(
          new PastIncident(
              new PatternId(random.nextInt(15)).toString(),
              text(random),
              new TimeRange(START, at(random)),
              Severity.values()[random.nextInt(5)],
              List.of(text(random)),
              List.of(new PastIncident.Pattern(new PatternId(random.nextLong()), text(random))),
              List.of(
                  new PastIncident.Finding(
                      "test",
                      "kind",
                      random.nextBoolean() ? null : new PatternId(1),
                      random.nextDouble() * 1e9,
                      random.nextDouble())),
              List.of(new PastIncident.Cause(text(random), null)),
              said));
    }
    return new Experience(all);
  }

  private static Instant at(Random random) {
    return START.plusMillis(random.nextInt(5));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append("a\"\\\n\u001b\u0000\u2028é\u009b/{".charAt(random.nextInt(11)));
    }
    return text.append(random.nextBoolean() ? "\ud83d\ude00" : "\ud83d").toString();
  }
}
