package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.mine.MinedLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {

  @TempDir Path folder;

  @Test
  void score_ofTheTruth_isOneInAnyStyle() {
    assertEquals(
        new ParsingScore(1, 1, 1, 1),
        ParsingScore.of(
            List.of("took <*> ms", "took <*> ms", "see <*>"),
            List.of("took <NUM> ms", "took <NUM> ms", "see /tmp/17/x")));
  }

  @Test
  void score_ofASplitGroup_countsNeitherHalf() {
    ParsingScore score =
        ParsingScore.of(
            List.of("a <*>", "a <*>", "a <*>", "b", ""),
            List.of("a <*>", "a <*>", "a x", "b", "c"));

    assertEquals(0.25, score.ga());
    assertEquals(2.0 / 5, score.fga());
    assertEquals(3.0 / 5, score.pa());
    assertEquals(4.0 / 5, score.fta());
  }

  @Test
  void read_takesLinesAndTemplatesTogether() throws Exception {
    Path set = Files.createDirectory(folder.resolve("Tiny"));
    Files.writeString(
        set.resolve("Tiny_2k.log"),
        "2026-03-01 10:00:00 INFO took 5, so what\n2026-03-01 10:00:01 INFO said \"no\"\n");
    Files.writeString(
        set.resolve("Tiny_2k.log_structured_corrected.csv"),
        "LineId,EventTemplate\n1,\"took <*>, so what\"\n2,\"said \"\"<*>\"\"\"\n",
        StandardCharsets.UTF_8);

    LabelledLog log = LabelledLog.read(set);

    assertEquals(List.of("took 5, so what", "said \"no\""), log.messages());
    assertEquals(List.of("took <*>, so what", "said \"<*>\""), log.truth());
    assertEquals("took <*>, so what", log.found().get(0));
  }

  @Test
  void withLetters_replacesWordsOfVariablesOnly() {
    LabelledLog log =
        new LabelledLog(
            "x",
            List.of("open door one", "open gate17 one"),
            List.of("open <*> one", "open <*> one"),
            List.of());

    List<String> messages = log.withLetters(1, 10, false).messages();

    assertTrue(messages.get(0).matches("open [a-z]+ one"), messages.get(0));
    assertTrue(!messages.get(0).equals("open door one"), messages.get(0));
    assertEquals("open gate17 one", messages.get(1));
  }

  @Test
  void invented_eachMessageFitsItsTemplate() {
    for (String system : InventedLogs.OPEN) {
      LabelledLog log = InventedLogs.of(system, false);
      for (int i = 0; i < log.messages().size(); i++) {
        String[] constants = log.truth().get(i).split("<\\*>", -1);
        assertTrue(log.messages().get(i).startsWith(constants[0]), log.messages().get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void templates_ofShuffledMessages_areTheSame(long seed) {
    List<String> messages = allSystems(500, seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, messages.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));

    List<String> inOrder = MinedLog.templates(messages, List.of());
    List<String> shuffled =
        MinedLog.templates(order.stream().map(messages::get).toList(), List.of());

    for (int i = 0; i < order.size(); i++) {
      assertEquals(inOrder.get(order.get(i)), shuffled.get(i), "seed " + seed);
    }
  }

  @Test
  void templates_ofTenTimesAsManyMessages_areNotMore() {
    int few = new HashSet<>(MinedLog.templates(allSystems(500, 4), List.of())).size();
    int many = new HashSet<>(MinedLog.templates(allSystems(5_000, 4), List.of())).size();

    assertTrue(many < few * 1.1, few + " templates, then " + many);
  }

  private static List<String> allSystems(int lines, long seed) {
    List<String> messages = new ArrayList<>();
    for (String system : InventedLogs.OPEN) {
      messages.addAll(InventedLogs.of(system, false, lines, seed).messages());
    }
    for (String system : InventedLogs.BLIND) {
      messages.addAll(InventedLogs.of(system, true, lines, seed).messages());
    }
    return messages;
  }
}
