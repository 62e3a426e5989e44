package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.Comparison;
import io.loginsight.api.LogInsight;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.PatternChange;
import io.loginsight.api.PatternChange.Kind;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides through the public entry: what is counted, and that patterns are the same on both. */
class CompareTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path folder;

  /** The plain way: read both together with all lines, and count by hand. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void compare_anyLogs_countsAsOneWhoReadsBothTogether(long seed) throws IOException {
    Random random = new Random(seed);
    String before = Inputs.mixed(seed, 100 + random.nextInt(600));
    String after = Inputs.mixed(seed + 100, 100 + random.nextInt(600));
    Path one = write("before.log", before);
    Path other = write("after.log", after);
    long border = Inputs.physicalLines(before.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    TreeMap<String, long[]> want = new TreeMap<>();
    List<AssignedLine> lines = new ArrayList<>();
    try (LogInsight insight = LogInsight.builder().threads(2).blockBytes(3_000).build()) {
      insight.analyze(List.of(one.toString(), other.toString()), lines::add);
      for (AssignedLine line : lines) {
        if (line.pattern() != null) {
          want.computeIfAbsent(line.pattern().id().toString(), id -> new long[2])[
              line.line() <= border ? 0 : 1]++;
        }
      }
      TreeMap<String, long[]> got = new TreeMap<>();
      for (PatternChange change : insight.compare(one, other).patterns()) {
        got.put(
            change.pattern().id().toString(), new long[] {of(change.before()), of(change.after())});
      }
      assertEquals(text(want), text(got), "seed " + seed);
    }
  }

  private static long of(PatternStats stats) {
    return stats == null ? 0 : stats.counts().lines();
  }

  private static String text(TreeMap<String, long[]> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (id, n) -> text.append(id).append(' ').append(n[0]).append(' ').append(n[1]).append('\n'));
    return text.toString();
  }

  @Test
  void compare_anyThreadsAndAnyCut_saysTheSame() throws IOException {
    Path one = write("a.log", Inputs.mixed(1, 900));
    Path other = write("b.log", Inputs.mixed(2, 700));
    try (LogInsight single = LogInsight.builder().threads(1).build();
        LogInsight several = LogInsight.builder().threads(3).blockBytes(777).build()) {
      assertEquals(single.compare(one, other), several.compare(one, other));
    }
  }

  /** Alone, the first side would see a constant where the other sees a variable. */
  @Test
  void compare_wordThatVariesOnOneSideOnly_isOnePatternOnBoth() throws IOException {
    Path one = write("a.log", users("ada", "ada", "ada"));
    Path other = write("b.log", users("bo", "cleo", "dan", "eve", "finn", "gus", "hal", "ivy"));
    Comparison found = compare(one, other);
    assertEquals(1, found.patterns().size(), found.patterns().toString());
    PatternChange change = found.patterns().get(0);
    assertEquals(3, change.eventsBefore());
    assertEquals(8, change.eventsAfter());
    assertEquals(before(change).pattern().template(), change.pattern().template());
    assertEquals(3, values(before(change)));
    assertEquals(8, values(change.seen()));
  }

  private static PatternStats before(PatternChange change) {
    return java.util.Objects.requireNonNull(change.before());
  }

  private static long values(PatternStats stats) {
    return java.util.Objects.requireNonNull(stats.pattern().slots().get(0).stats()).values();
  }

  private static String users(String... names) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      log.append(NOON.plusSeconds(i)).append(" INFO login user=").append(names[i]).append('\n');
    }
    return log.toString();
  }

  @Test
  void compare_aLogWithItself_findsNoChange() throws IOException {
    Path log = write("a.log", Inputs.mixed(3, 500));
    Comparison found = compare(log, log);
    assertTrue(found.patterns().stream().allMatch(change -> change.kind() == Kind.SAME));
    assertEquals(1, found.volume(), 1e-9);
  }

  @Test
  void compareAt_eventsAreOnTheSideOfTheirTime() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = -10; i < 20; i++) {
      log.append(NOON.plusSeconds(i)).append(i % 2 == 0 ? " INFO even\n" : " INFO odd\n");
    }
    log.append("no time at all\n");
    Path file = write("a.log", log.toString());
    try (LogInsight insight = LogInsight.builder().build()) {
      Comparison found = insight.compareAt(List.of(file.toString()), NOON);
      for (PatternChange change : found.patterns()) {
        assertEquals(5, change.eventsBefore(), change.toString());
        assertEquals(10, change.eventsAfter(), change.toString());
      }
      assertEquals(NOON.minusSeconds(1), window(found.before()).last());
      assertEquals(NOON, window(found.after()).first());
      assertEquals(31, found.before().lines().total());
    }
  }

  @Test
  void compareAt_withinATimeRange_keepsToTheRange() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = -10; i < 10; i++) {
      log.append(NOON.plusSeconds(i)).append(" INFO tick\n");
    }
    Path file = write("a.log", log.toString());
    try (LogInsight insight =
        LogInsight.builder().since(NOON.minusSeconds(4)).until(NOON.plusSeconds(7)).build()) {
      PatternChange change = insight.compareAt(List.of(file.toString()), NOON).patterns().get(0);
      assertEquals(4, change.eventsBefore());
      assertEquals(7, change.eventsAfter());
    }
  }

  @Test
  void compare_oneSideThatCannotBeRead_saysWhich() throws IOException {
    Path log = write("a.log", "2026-03-10T12:00:00Z INFO x\n");
    Path none = folder.resolve("none.log");
    try (LogInsight insight = LogInsight.builder().build()) {
      var e = assertThrows(LogInsightException.class, () -> insight.compare(log, none));
      assertTrue(String.valueOf(e.getMessage()).contains("none.log"), e.getMessage());
    }
  }

  @Test
  void compare_closed_isRefused() throws IOException {
    Path log = write("a.log", "2026-03-10T12:00:00Z INFO x\n");
    LogInsight insight = LogInsight.builder().build();
    insight.close();
    assertThrows(LogInsightException.class, () -> insight.compare(log, log));
  }

  private static io.loginsight.api.TimeRange window(Report side) {
    return java.util.Objects.requireNonNull(side.chunk().window());
  }

  private static Comparison compare(Path before, Path after) {
    try (LogInsight insight = LogInsight.builder().build()) {
      return insight.compare(before, after);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
