package io.loginsight.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loginsight.core.bytes.Swar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainTest {

  @Test
  void templates_linesThatDifferInOneWord_haveAVariableThere() {
    assertEquals(
        List.of("Oven is <*>", "Oven is <*>"), templates(List.of("Oven is hot", "Oven is cold")));
  }

  @Test
  void templates_linesOfOtherLengths_areApart() {
    List<String> lines = List.of("Oven is hot", "Oven is very hot", "", " Oven  is hot ");
    assertEquals(List.of("Oven is hot", "Oven is very hot", "", "Oven is hot"), templates(lines));
  }

  @Test
  void templates_leadingWordsWithDigits_leadToOnePlace() {
    assertEquals(
        List.of("<*> is hot", "<*> is hot", "oven is hot"),
        templates(List.of("oven-with-4-doors1 is hot", "7 is hot", "oven is hot")));
  }

  @Test
  void templates_tooFewWordsInCommon_areApart() {
    List<String> lines =
        List.of("a b c d e", "a b c x y", "a x y z e", "a b c x y z", "a b 1 2 3 4");
    assertEquals(
        List.of("a b c <*> <*>", "a b c <*> <*>", "a x y z e", "a b c x y z", "a b 1 2 3 4"),
        templates(lines));
  }

  @Test
  void templates_moreLeadingWordsThanANodeHas_shareTheRest() {
    List<String> lines =
        IntStream.range(0, 104)
            .mapToObj(i -> "w" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
            .map(w -> w + " met bob")
            .toList();
    List<String> templates = templates(lines);
    assertEquals("wdv met bob", templates.get(Drain.MOST_CHILDREN - 1));
    assertEquals("<*> met bob", templates.get(Drain.MOST_CHILDREN));
    assertEquals("<*> met bob", templates.get(103));
  }

  @Test
  void add_countsTheLinesOfEachGroup() {
    Drain drain = new Drain(Drain.DEPTH);
    byte[] line = "Oven is hot".concat(" ".repeat(Swar.WORD)).getBytes(StandardCharsets.UTF_8);
    assertEquals(0, drain.add(line, 0, 11));
    assertEquals(0, drain.add(line, 0, 11));
    assertEquals(1, drain.add(line, 0, 7));
    assertEquals(List.of(2L, 1L), List.of(drain.lines(0), drain.lines(1)));
  }

  /** What has no hashes, no table and no reuse gives the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void templates_agreeWithThePlainWay(long seed) {
    List<String> lines = new ArrayList<>(InventedLogs.of("webshop", false, 1_000, seed).messages());
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int words = random.nextInt(7); words >= 0; words--) {
        line.append(" ".repeat(1 + random.nextInt(20) / 19));
        line.append("longer-word-".repeat(random.nextInt(3)))
            .append((char) ('a' + random.nextInt(3)));
        line.append(random.nextInt(6) == 0 ? "" + random.nextInt(20) : "");
      }
      lines.add(line.toString());
    }
    assertEquals(plainly(lines), templates(lines), () -> "seed " + seed);
  }

  private static List<String> templates(List<String> lines) {
    return Drain.templates(lines, Drain.DEPTH);
  }

  private static List<String> plainly(List<String> lines) {
    Map<String, List<String[]>> leaves = new HashMap<>();
    Map<String, List<String>> children = new HashMap<>();
    List<String[]> found = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.isBlank() ? new String[0] : line.strip().split(" +");
      String path = "" + words.length;
      for (int i = 0; i < Math.min(words.length, Drain.DEPTH - 2); i++) {
        List<String> known = children.computeIfAbsent(path, any -> new ArrayList<>());
        boolean digit = words[i].matches(".*[0-9].*");
        if (!digit && !known.contains(words[i]) && known.size() < Drain.MOST_CHILDREN) {
          known.add(words[i]);
        }
        path += " " + (known.contains(words[i]) ? words[i] : "*");
      }
      List<String[]> groups = leaves.computeIfAbsent(path, any -> new ArrayList<>());
      String[] best = null;
      double most = 0;
      for (String[] group : groups) {
        double same = share(group, words);
        if (same >= Drain.LEAST_IN_COMMON && (best == null || same > most)) {
          best = group;
          most = same;
        }
      }
      if (best == null) {
        best = words.clone();
        groups.add(best);
      }
      for (int i = 0; i < words.length; i++) {
        best[i] = best[i].equals(words[i]) ? words[i] : "<*>";
      }
      found.add(best);
    }
    return found.stream().map(words -> String.join(" ", words)).toList();
  }

  private static double share(String[] group, String[] words) {
    long same = IntStream.range(0, words.length).filter(i -> group[i].equals(words[i])).count();
    return words.length == 0 ? 1 : (double) same / words.length;
  }
}
